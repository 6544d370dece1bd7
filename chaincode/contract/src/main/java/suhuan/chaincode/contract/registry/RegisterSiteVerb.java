package suhuan.chaincode.contract.registry;

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
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.party.SiteKind;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RegisterSite;
import suhuan.ledger.v1.SiteRegistered;

/** Registers a site of a party. */
public final class RegisterSiteVerb implements Verb<RegisterSite> {
    private static final int LONGEST_SITE_ID = 40;
    private static final int LONGEST_NAME = 200;

    /** Largest storage capacity, 9,000,000 t in mg. */
    private static final long MOST_CAPACITY_MG = 9_000_000_000_000_000L;

    @Override
    public void shape(RegisterSite command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("site_id", command.getSiteId(), LONGEST_SITE_ID);
        fields.existingId("party_id", command.getPartyId());
        fields.stated("kind", command.getKindValue(), SiteKind.values().length);
        if (fields.present("region_code", command.getRegionCode())) {
            fields.optionalRegion(command.getRegionCode());
        }
        fields.text("name", command.getName(), LONGEST_NAME);
        fields.range("capacity_mg", command.getCapacityMg(), 0, MOST_CAPACITY_MG);
    }

    @Override
    public void plan(RegisterSite command, PlannedKeys keys) {
        keys.read(StateKeys.party(command.getPartyId())).write(StateKeys.site(command.getSiteId()));
    }

    @Override
    public Decision<Change> apply(RegisterSite command, Acting acting, WorkingState state) {
        Checks checks = RegulatorOnly.checks(acting);
        checks.require(
                state.find(Families.PARTY, StateKeys.party(command.getPartyId())) != null,
                Reason.PARTY_NOT_FOUND,
                "party_id",
                command.getPartyId());
        checks.require(
                state.find(Families.SITE, StateKeys.site(command.getSiteId())) == null,
                Reason.SITE_ALREADY_REGISTERED,
                "site_id",
                command.getSiteId());
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(
                Fact.newBuilder().setSiteRegistered(SiteRegistered.newBuilder().setSite(command)));
        Items.add(
                change,
                new Site(
                        command.getSiteId(),
                        command.getPartyId(),
                        SiteKind.of(command.getKindValue()),
                        command.getRegionCode()));
        return Decision.accepted(change);
    }
}
