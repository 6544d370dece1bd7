package suhuan.chaincode.contract.assay;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.AssayForm;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Judgement;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.domain.lot.Nature;
import suhuan.chaincode.domain.reference.ImportLimits;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AssayRecorded;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.RecordAssay;

/**
 * Records the assay of a lot. The first one governs for good: if each could move it a little, many could move it anywhere.
 */
public final class RecordAssayVerb implements Verb<RecordAssay> {
    private static final int LONGEST_CERTIFICATE_NO = 60;
    private static final String IRON = "Fe";

    @Override
    public void shape(RecordAssay command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("lot_id", command.getLotId());
        if (fields.present("assay", command.hasAssay())) {
            AssayForm.shape("assay.", command.getAssay(), fields);
        }
        if (command.hasInspection()) {
            ImportInspection inspection = command.getInspection();
            fields.range("inspection.inclusions_ppm", inspection.getInclusionsPpm(), 0, Assay.WHOLE_PPM);
            fields.text("inspection.certificate_no", inspection.getCertificateNo(), LONGEST_CERTIFICATE_NO);
        }
    }

    @Override
    public void plan(RecordAssay command, PlannedKeys keys) {
        keys.write(StateKeys.lot(command.getLotId()));
    }

    @Override
    public Decision<Change> apply(RecordAssay command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Lot lot = state.find(Families.LOT, StateKeys.lot(command.getLotId()));
        AssayForm.mustBeKnown(command.getAssay(), acting.day(), checks);
        if (lot == null) {
            checks.refuse(Reason.LOT_NOT_FOUND, "lot_id", command.getLotId());
            return checks.refused();
        }
        LotRules.mayBeAssayed(lot, acting.partyId(), checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Assay found = AssayForm.value(command.getAssay(), acting.day());
        Assay first = lot.nature().assay();
        if (first != null) {
            first.mustAgreeWith(found, lot.id(), checks);
        }
        return checks.clean() ? Decision.accepted(change(command, lot, first, found, acting)) : checks.refused();
    }

    private static Change change(RecordAssay command, Lot lot, @Nullable Assay first, Assay found, Acting acting) {
        Assay governing = first == null ? found : first;
        Nature nature = lot.nature().assayed(governing);
        AssayRecorded.Builder fact = AssayRecorded.newBuilder()
                .setLotId(lot.id())
                .setAssay(command.getAssay())
                .setGoverns(first == null);
        if (command.hasInspection()) {
            Judgement judgement = inspected(lot, governing, command.getInspection(), acting.day());
            fact.setInspection(command.getInspection()).setInspectionJudgementValue(judgement.number());
            nature = nature.inspected(lot.nature().imported() && judgement == Judgement.MET);
        }
        Change change = Change.told(Fact.newBuilder().setAssayRecorded(fact));
        Items.add(change, lot.of(nature));
        return change;
    }

    /** Whether a lot conforms to the limits of its grade in force that day. */
    private static Judgement inspected(Lot lot, Assay assay, ImportInspection inspection, int day) {
        ImportLimits.Row limits = ImportLimits.inForce(lot.material().number(), lot.grade(), day);
        if (limits == null) {
            return Judgement.OUT_OF_SCOPE;
        }
        if (!inspection.getRadioactivityPassed() || inspection.getInclusionsPpm() > limits.mostInclusionsPpm()) {
            return Judgement.NOT_MET;
        }
        Assay.Share iron = assay.share(IRON);
        if (limits.leastIronPpm() == 0) {
            return Judgement.MET;
        }
        if (iron == null) {
            return Judgement.NOT_DECLARED;
        }
        return iron.sharePpm() >= limits.leastIronPpm() ? Judgement.MET : Judgement.NOT_MET;
    }
}
