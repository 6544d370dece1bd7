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
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Licence;
import suhuan.chaincode.domain.party.LicenceScope;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.GrantLicence;
import suhuan.ledger.v1.LicenceGranted;

/** Grants a licence to a party. */
public final class GrantLicenceVerb implements Verb<GrantLicence> {
    private static final int LONGEST_LICENCE_NO = 60;
    private static final int MOST_SCOPES = 64;

    @Override
    public void shape(GrantLicence command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("party_id", command.getPartyId());
        fields.text("licence_no", command.getLicenceNo(), LONGEST_LICENCE_NO);
        fields.count("scopes", command.getScopesCount(), MOST_SCOPES);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getScopesCount(), MOST_SCOPES); i++) {
            suhuan.ledger.v1.LicenceScope scope = command.getScopes(i);
            String path = "scopes[" + i + "].";
            fields.stated(path + "material", scope.getMaterialValue(), Material.values().length);
            fields.stated(path + "act", scope.getActValue(), Act.values().length);
            if (scope.getActValue() == Act.TRADE.number()) {
                fields.malformed(path + "act", "TRADE", "an act that needs a licence");
            }
            seen.add(scope.getMaterial() + " " + scope.getAct());
        }
        fields.distinct("scopes", seen);
        if (!command.getSiteId().isEmpty()) {
            fields.existingId("site_id", command.getSiteId());
        }
        fields.day("valid_from_yyyymmdd", command.getValidFromYyyymmdd());
        fields.optionalDay("valid_to_yyyymmdd", command.getValidToYyyymmdd());
        fields.period(command.getValidFromYyyymmdd(), command.getValidToYyyymmdd());
    }

    @Override
    public void plan(GrantLicence command, PlannedKeys keys) {
        keys.write(StateKeys.party(command.getPartyId()));
        if (!command.getSiteId().isEmpty()) {
            keys.read(StateKeys.site(command.getSiteId()));
        }
    }

    @Override
    public Decision<Change> apply(GrantLicence command, Acting acting, WorkingState state) {
        Checks checks = RegulatorOnly.checks(acting);
        String partyId = command.getPartyId();
        Party party = state.find(Families.PARTY, StateKeys.party(partyId));
        checkSite(command, state, checks);
        if (party == null) {
            checks.refuse(Reason.PARTY_NOT_FOUND, "party_id", partyId);
        } else {
            checkRoom(command, party, checks);
        }
        if (!checks.clean() || party == null) {
            return checks.refused();
        }
        Change change = Change.told(
                Fact.newBuilder().setLicenceGranted(LicenceGranted.newBuilder().setLicence(command)));
        Items.add(change, party.granted(licence(command)));
        return Decision.accepted(change);
    }

    private static void checkSite(GrantLicence command, WorkingState state, Checks checks) {
        if (command.getSiteId().isEmpty()) {
            return;
        }
        Site site = state.find(Families.SITE, StateKeys.site(command.getSiteId()));
        checks.require(
                site != null && site.partyId().equals(command.getPartyId()),
                Reason.SITE_NOT_FOUND,
                "site_id",
                command.getSiteId(),
                "party_id",
                command.getPartyId());
    }

    private static void checkRoom(GrantLicence command, Party party, Checks checks) {
        checks.require(
                party.licence(command.getLicenceNo()) == null,
                Reason.LICENCE_ALREADY_GRANTED,
                "licence_no",
                command.getLicenceNo(),
                "party_id",
                party.id());
        checks.require(
                party.licences().size() < Party.MOST_LICENCES,
                Reason.LIMIT_REACHED,
                "item_id",
                party.id(),
                "count",
                party.licences().size(),
                "what",
                "licences",
                "limit",
                Party.MOST_LICENCES);
    }

    private static Licence licence(GrantLicence command) {
        List<LicenceScope> scopes = new ArrayList<>();
        for (suhuan.ledger.v1.LicenceScope scope : command.getScopesList()) {
            scopes.add(new LicenceScope(Material.of(scope.getMaterialValue()), Act.of(scope.getActValue())));
        }
        return new Licence(
                command.getLicenceNo(),
                List.copyOf(scopes),
                command.getSiteId(),
                command.getValidFromYyyymmdd(),
                command.getValidToYyyymmdd(),
                0);
    }
}
