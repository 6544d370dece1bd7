package suhuan.chaincode.contract.battery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.battery.Disposition;
import suhuan.chaincode.domain.battery.Finding;
import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.code.Vin;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.ReturnedBattery;

/**
 * One battery at the counter, with what the ledger knows of it.
 *
 * @param scan what the worker scanned and weighed
 * @param code the scan as a label should read: blanks dropped, upper case, symbols in order; empty where nothing was scanned
 * @param known the battery or candidate of that code, or null
 */
record ReturnedGoods(
        ReturnedBattery scan, String code, @Nullable Battery known) {
    private static final List<Disposition> OUT_OF_USE = List.of(Disposition.REMOVED, Disposition.RETIRED);

    /** Looks a scan up: first as a battery or candidate id, then as a code that a candidate claims. */
    static ReturnedGoods find(ReturnedBattery scan, WorkingState state) {
        String code = code(scan);
        if (code.isEmpty()) {
            return new ReturnedGoods(scan, code, null);
        }
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(code));
        if (battery == null) {
            String candidateId = state.find(Families.CLAIM, StateKeys.claim(code));
            battery = candidateId == null ? null : state.need(Families.BATTERY, StateKeys.battery(candidateId));
        }
        return new ReturnedGoods(scan, code, battery);
    }

    /** The scan as a label should read. */
    static String code(ReturnedBattery scan) {
        String scanned = scan.getScannedCode().strip();
        if (Battery.isCandidateId(scanned)) {
            return scanned;
        }
        return BatteryCode.read(scanned) instanceof BatteryCode.Legible legible ? legible.code() : scanned;
    }

    /** Vehicle it came from: the ledger's where it knows one, else the worker's. */
    String vin() {
        return known == null || known.lastVin().isEmpty() ? scan.getVin() : known.lastVin();
    }

    /** What did not fit, ascending by number. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        String vin = scan.getVin();
        if (known != null && !vin.isEmpty() && !known.lastVin().isEmpty() && !vin.equals(known.lastVin())) {
            findings.add(Finding.VIN_MISMATCH);
        }
        if (known != null && BatteryRules.massDeviates(known.origin().massMg(), scan.getMassMg())) {
            findings.add(Finding.MASS_DEVIATES);
        }
        if (known == null) {
            findings.add(unknownCode());
        }
        if (!vin.isEmpty() && Vin.check(vin, false) instanceof Vin.CheckDigitDiffers) {
            findings.add(Finding.VIN_CHECK_DIGIT);
        }
        if (known != null && !OUT_OF_USE.contains(known.disposition())) {
            findings.add(Finding.NOT_REMOVED_BEFORE);
        }
        return findings;
    }

    private Finding unknownCode() {
        if (code.isEmpty()) {
            return Finding.UNCODED;
        }
        return BatteryCode.parse(code) instanceof BatteryCode.Valid ? Finding.CODE_UNKNOWN : Finding.CODE_MALFORMED;
    }
}
