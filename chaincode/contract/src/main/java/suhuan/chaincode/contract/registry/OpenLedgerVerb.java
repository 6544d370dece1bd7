package suhuan.chaincode.contract.registry;

import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LedgerOpened;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.RegisterParty;
import suhuan.state.v1.LedgerState;

/** Opens the ledger with its regulator. */
public final class OpenLedgerVerb implements Verb<OpenLedger> {
    private static final int LONGEST_LEDGER_ID = 64;

    /** The regulator a command describes. */
    public static Party regulator(OpenLedger command) {
        return PartyForm.party(command.getRegulator(), List.of(Role.REGULATOR));
    }

    @Override
    public void shape(OpenLedger command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("ledger_id", command.getLedgerId(), LONGEST_LEDGER_ID);
        if (!fields.present("regulator", command.hasRegulator())) {
            return;
        }
        RegisterParty regulator = command.getRegulator();
        PartyForm.check("regulator.", regulator, fields);
        if (!regulator.getCreditCode().equals(envelope.getPartyId())) {
            fields.malformed("regulator.credit_code", regulator.getCreditCode(), "the envelope's party_id");
        }
        for (int number : regulator.getRolesValueList()) {
            if (number != Role.REGULATOR.number()) {
                fields.malformed("regulator.roles", String.valueOf(number), "REGULATOR or none");
                return;
            }
        }
    }

    @Override
    public void plan(OpenLedger command, PlannedKeys keys) {
        keys.write(StateKeys.LEDGER)
                .write(StateKeys.party(command.getRegulator().getCreditCode()));
    }

    @Override
    public Decision<Change> apply(OpenLedger command, Acting acting, WorkingState state) {
        LedgerState open = state.find(Families.LEDGER, StateKeys.LEDGER);
        if (open != null) {
            return Decision.refused(Reason.LEDGER_ALREADY_OPEN, "party_id", open.getRegulatorPartyId());
        }
        RegisterParty told = command.getRegulator().toBuilder()
                .clearRoles()
                .addRoles(suhuan.common.v1.Role.ROLE_REGULATOR)
                .build();
        LedgerOpened.Builder fact =
                LedgerOpened.newBuilder().setLedgerId(command.getLedgerId()).setRegulator(told);
        Change change = Change.told(Fact.newBuilder().setLedgerOpened(fact));
        Items.add(change, regulator(command));
        change.plain(
                StateKeys.LEDGER,
                Families.LEDGER,
                LedgerState.newBuilder()
                        .setLedgerId(command.getLedgerId())
                        .setRegulatorPartyId(acting.partyId())
                        .build());
        return Decision.accepted(change);
    }
}
