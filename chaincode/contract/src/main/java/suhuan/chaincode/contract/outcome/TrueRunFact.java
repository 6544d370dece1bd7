package suhuan.chaincode.contract.outcome;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.common.Mass;
import suhuan.common.v1.CorrectionKind;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.TrueValue;

/** A fact of outputs or losses of a run as it should have been: masses, parts of additions, shares of an assay, contents of a loss. */
final class TrueRunFact {
    private static final Pattern TRUTH =
            Pattern.compile("(run_outputs_added\\.outputs|run_losses_declared\\.losses)\\[(\\d{1,3})]"
                    + "\\.(mass_mg|addition_mg|(assay\\.)?elements\\[(\\d{1,3})]\\.(share_ppm|mass_mg))");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,19}");
    private static final String OUTPUTS = "run_outputs_added.outputs";

    private TrueRunFact() {}

    /** The fact with what is true instead; null where a correction says what is not such a quantity, or cannot be. */
    static @Nullable Fact of(Fact fact, Correct correction) {
        Fact.Builder really = fact.toBuilder();
        if (correction.getKind() == CorrectionKind.CORRECTION_KIND_DID_NOT_OCCUR) {
            return fact.hasRunOutputsAdded()
                    ? really.setRunOutputsAdded(
                                    fact.getRunOutputsAdded().toBuilder().clearOutputs())
                            .build()
                    : really.setRunLossesDeclared(
                                    fact.getRunLossesDeclared().toBuilder().clearLosses())
                            .build();
        }
        for (TrueValue truth : correction.getTruthsList()) {
            if (!tell(really, truth)) {
                return null;
            }
        }
        return canBe(really) ? really.build() : null;
    }

    private static boolean tell(Fact.Builder fact, TrueValue truth) {
        Matcher path = TRUTH.matcher(truth.getField());
        if (!path.matches() || !WHOLE.matcher(truth.getValue()).matches()) {
            return false;
        }
        long value;
        try {
            value = Long.parseLong(truth.getValue());
        } catch (NumberFormatException e) {
            return false;
        }
        int at = Integer.parseInt(path.group(2));
        int element = path.group(5) == null ? -1 : Integer.parseInt(path.group(5));
        if (path.group(1).equals(OUTPUTS)) {
            return at < fact.getRunOutputsAdded().getOutputsCount()
                    && tell(fact.getRunOutputsAddedBuilder().getOutputsBuilder(at), path.group(3), element, value);
        }
        return at < fact.getRunLossesDeclared().getLossesCount()
                && tell(fact.getRunLossesDeclaredBuilder().getLossesBuilder(at), path.group(3), element, value);
    }

    private static boolean tell(RunOutputResult.Builder output, String field, int element, long value) {
        if (field.equals("mass_mg")) {
            output.setMassMg(value);
            return true;
        }
        if (field.equals("addition_mg")) {
            output.setAdditionMg(value);
            return true;
        }
        boolean share = field.startsWith("assay.")
                && field.endsWith(".share_ppm")
                && element < output.getAssay().getElementsCount()
                && value <= Assay.WHOLE_PPM;
        if (share) {
            output.getAssayBuilder().getElementsBuilder(element).setSharePpm((int) value);
        }
        return share;
    }

    private static boolean tell(RunLoss.Builder loss, String field, int element, long value) {
        if (field.equals("mass_mg")) {
            loss.setMassMg(value);
            return true;
        }
        if (field.equals("addition_mg")) {
            loss.setAdditionMg(value);
            return true;
        }
        boolean mass = field.startsWith("elements") && field.endsWith(".mass_mg") && element < loss.getElementsCount();
        if (mass) {
            loss.getElementsBuilder(element).setMassMg(value);
        }
        return mass;
    }

    private static boolean canBe(Fact.Builder fact) {
        boolean all = true;
        for (RunOutputResult output : fact.getRunOutputsAdded().getOutputsList()) {
            all &= canBe(output);
        }
        for (RunLoss loss : fact.getRunLossesDeclared().getLossesList()) {
            all &= canBe(loss);
        }
        return all;
    }

    private static boolean canBe(RunOutputResult output) {
        long sharesPpm = 0;
        for (ElementShare share : output.getAssay().getElementsList()) {
            sharesPpm += share.getSharePpm();
        }
        return output.getAdditionMg() <= output.getMassMg() && sharesPpm <= Assay.WHOLE_PPM;
    }

    private static boolean canBe(RunLoss loss) {
        long elementsMg = 0;
        for (ElementMass element : loss.getElementsList()) {
            elementsMg = Mass.saturatedSum(elementsMg, element.getMassMg());
        }
        return loss.getAdditionMg() <= loss.getMassMg() && elementsMg <= loss.getMassMg();
    }
}
