package suhuan.chaincode.contract.registry;

import java.util.ArrayList;
import java.util.List;
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
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.PartyRegistered;
import suhuan.ledger.v1.RegisterParty;

/** Registers a party. */
public final class RegisterPartyVerb implements Verb<RegisterParty> {
    @Override
    public void shape(RegisterParty command, EnvelopePayload envelope, FieldChecks fields) {
        PartyForm.check("", command, fields);
        PartyForm.checkRoles(command, fields);
    }

    @Override
    public void plan(RegisterParty command, PlannedKeys keys) {
        keys.write(StateKeys.party(command.getCreditCode()));
    }

    @Override
    public Decision<Change> apply(RegisterParty command, Acting acting, WorkingState state) {
        Checks checks = RegulatorOnly.checks(acting);
        String id = command.getCreditCode();
        checks.require(
                state.find(Families.PARTY, StateKeys.party(id)) == null,
                Reason.PARTY_ALREADY_REGISTERED,
                "party_id",
                id);
        if (!checks.clean()) {
            return checks.refused();
        }
        List<Role> roles = new ArrayList<>();
        for (int number : command.getRolesValueList()) {
            roles.add(Role.of(number));
        }
        Change change = Change.told(Fact.newBuilder()
                .setPartyRegistered(PartyRegistered.newBuilder().setParty(command)));
        Items.add(change, PartyForm.party(command, List.copyOf(roles)));
        return Decision.accepted(change);
    }
}
