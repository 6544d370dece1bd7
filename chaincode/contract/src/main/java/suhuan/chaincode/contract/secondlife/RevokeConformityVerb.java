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
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.secondlife.Conformity;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.ConformityRevoked;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RevokeConformity;

/** Takes a statement of conformity back. */
public final class RevokeConformityVerb implements Verb<RevokeConformity> {
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(RevokeConformity command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("battery_id", command.getBatteryId());
        fields.text("document_no", command.getDocumentNo(), DeclareConformityVerb.LONGEST_NUMBER);
        fields.day("revoked_from_yyyymmdd", command.getRevokedFromYyyymmdd());
        fields.text("reason", command.getReason(), LONGEST_REASON);
    }

    @Override
    public void plan(RevokeConformity command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId()));
    }

    @Override
    public Decision<Change> apply(RevokeConformity command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        @Nullable Battery battery = Units.find(command.getBatteryId(), state, checks);
        if (battery == null) {
            return checks.refused();
        }
        if (!acting.party().is(Role.REGULATOR)) {
            SecondLifeRules.mustBeResponsible(battery, acting.partyId(), checks);
        }
        @Nullable Conformity statement = battery.secondLife().conformity();
        if (statement == null || !statement.documentNo().equals(command.getDocumentNo())) {
            checks.refuse(
                    Reason.CONFORMITY_NOT_FOUND, "battery_id", battery.id(), "document_no", command.getDocumentNo());
            return checks.refused();
        }
        checks.require(
                !statement.revoked(),
                Reason.CONFORMITY_ALREADY_REVOKED,
                "document_no",
                statement.documentNo(),
                "battery_id",
                battery.id(),
                "day",
                statement.revokedFrom());
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setConformityRevoked(ConformityRevoked.newBuilder().setRevocation(command)));
        Items.add(change, battery.conforming(statement.revokedFrom(command.getRevokedFromYyyymmdd())));
        return Decision.accepted(change);
    }
}
