package suhuan.chaincode.contract.delegation;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.DelegationRevoked;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RevokeDelegation;

/** Takes a delegation back. */
public final class RevokeDelegationVerb implements Verb<RevokeDelegation> {
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(RevokeDelegation command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("delegation_id", command.getDelegationId());
        fields.text("reason", command.getReason(), LONGEST_REASON);
    }

    @Override
    public void plan(RevokeDelegation command, PlannedKeys keys) {
        keys.write(StateKeys.delegation(command.getDelegationId()));
    }

    @Override
    public Decision<Change> apply(RevokeDelegation command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Delegation delegation = state.find(Families.DELEGATION, StateKeys.delegation(command.getDelegationId()));
        if (delegation == null) {
            checks.refuse(Reason.DELEGATION_NOT_FOUND, "delegation_id", command.getDelegationId());
            return checks.refused();
        }
        checks.require(
                acting.party().is(Role.REGULATOR)
                        || delegation.principalPartyId().equals(acting.partyId()),
                Reason.DELEGATION_OF_OTHER_PARTY,
                "delegation_id",
                delegation.id(),
                "granted_by",
                delegation.principalPartyId(),
                "party_id",
                acting.partyId());
        checks.require(!delegation.revoked(), Reason.DELEGATION_ALREADY_REVOKED, "delegation_id", delegation.id());
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setDelegationRevoked(DelegationRevoked.newBuilder()
                        .setDelegationId(delegation.id())
                        .setPrincipalPartyId(delegation.principalPartyId())
                        .setReason(command.getReason())));
        Items.add(change, delegation.takenBack());
        return Decision.accepted(change);
    }
}
