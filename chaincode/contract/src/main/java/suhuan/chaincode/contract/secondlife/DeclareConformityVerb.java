package suhuan.chaincode.contract.secondlife;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.SecondLifeRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.secondlife.Conformity;
import suhuan.chaincode.domain.secondlife.ConformityKind;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.ConformityDeclared;
import suhuan.ledger.v1.DeclareConformity;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;

/** Says that a product of a second life conforms. */
public final class DeclareConformityVerb implements Verb<DeclareConformity> {
    private static final int LONGEST_NAME = 200;

    /** Longest number of a document. */
    static final int LONGEST_NUMBER = 60;

    @Override
    public void shape(DeclareConformity command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("battery_id", command.getBatteryId());
        fields.stated("kind", command.getKindValue(), ConformityKind.values().length);
        fields.text("document_no", command.getDocumentNo(), LONGEST_NUMBER);
        fields.text("issuer", command.getIssuer(), LONGEST_NAME);
        fields.text("standard", command.getStandard(), LONGEST_NAME);
        fields.day("valid_from_yyyymmdd", command.getValidFromYyyymmdd());
        fields.day("valid_to_yyyymmdd", command.getValidToYyyymmdd());
        fields.period(command.getValidFromYyyymmdd(), command.getValidToYyyymmdd());
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(DeclareConformity command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId()));
    }

    @Override
    public Decision<Change> apply(DeclareConformity command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        @Nullable Battery battery = Units.find(command.getBatteryId(), state, checks);
        if (battery != null) {
            SecondLifeRules.mayBeDeclared(battery, acting.partyId(), checks);
        }
        if (!checks.clean() || battery == null) {
            return checks.refused();
        }
        @Nullable Conformity before = battery.secondLife().conformity();
        Conformity statement = new Conformity(
                ConformityKind.of(command.getKindValue()),
                command.getDocumentNo(),
                command.getValidFromYyyymmdd(),
                command.getValidToYyyymmdd(),
                0);
        Change change = Change.told(Fact.newBuilder()
                .setConformityDeclared(ConformityDeclared.newBuilder()
                        .setConformity(command)
                        .setReplacedDocumentNo(before == null ? "" : before.documentNo())));
        Items.add(change, battery.conforming(statement));
        return Decision.accepted(change);
    }
}
