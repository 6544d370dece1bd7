package suhuan.chaincode.contract.registry;

import org.jspecify.annotations.Nullable;
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
import suhuan.chaincode.domain.party.Licence;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LicenceRevoked;
import suhuan.ledger.v1.RevokeLicence;

/** Revokes a licence from a day on. */
public final class RevokeLicenceVerb implements Verb<RevokeLicence> {
    private static final int LONGEST_LICENCE_NO = 60;
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(RevokeLicence command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("party_id", command.getPartyId());
        fields.text("licence_no", command.getLicenceNo(), LONGEST_LICENCE_NO);
        fields.day("revoked_from_yyyymmdd", command.getRevokedFromYyyymmdd());
        fields.text("reason", command.getReason(), LONGEST_REASON);
    }

    @Override
    public void plan(RevokeLicence command, PlannedKeys keys) {
        keys.write(StateKeys.party(command.getPartyId()));
    }

    @Override
    public Decision<Change> apply(RevokeLicence command, Acting acting, WorkingState state) {
        Party party = state.find(Families.PARTY, StateKeys.party(command.getPartyId()));
        Checks checks = RegulatorOnly.checks(acting);
        check(command, party, checks);
        if (!checks.clean() || party == null) {
            return checks.refused();
        }
        Change change = Change.told(
                Fact.newBuilder().setLicenceRevoked(LicenceRevoked.newBuilder().setRevocation(command)));
        Items.add(change, party.revoked(command.getLicenceNo(), command.getRevokedFromYyyymmdd()));
        return Decision.accepted(change);
    }

    private static void check(RevokeLicence command, @Nullable Party party, Checks checks) {
        if (party == null) {
            checks.refuse(Reason.PARTY_NOT_FOUND, "party_id", command.getPartyId());
            return;
        }
        Licence licence = party.licence(command.getLicenceNo());
        if (licence == null) {
            checks.refuse(Reason.LICENCE_NOT_FOUND, "party_id", party.id(), "licence_no", command.getLicenceNo());
        } else {
            checks.require(
                    !licence.revoked(),
                    Reason.LICENCE_ALREADY_REVOKED,
                    "licence_no",
                    licence.licenceNo(),
                    "day",
                    licence.revokedFrom());
        }
    }
}
