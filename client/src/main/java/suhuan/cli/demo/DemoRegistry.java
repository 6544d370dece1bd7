package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.common.v1.Role;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.GrantLicence;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LicenceScope;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RegisterSite;

/** What the regulator enters before anybody else may act. */
final class DemoRegistry {
    private static final String FIRST_ORGANISATION = "local";
    private static final long MG_PER_TONNE = 1_000_000_000L;
    /** Parties are entered so many days before the demo's world begins. */
    static final int LICENSED_DAYS_AGO = 700;

    private final DemoDesk regulator;
    private final DemoClock clock;
    private String organisation = FIRST_ORGANISATION;

    DemoRegistry(DemoDesk regulator, DemoClock clock) {
        this.regulator = regulator;
        this.clock = clock;
    }

    void load(WhoAmIResponse who) {
        if (who.getPartyName().isEmpty()) open(who.getPartyId());
        else organisation = organisationOf(who.getPartyId());
        List<Command> parties = new ArrayList<>();
        List<Command> sites = new ArrayList<>();
        List<Command> licences = new ArrayList<>();
        for (Actor actor : Actor.values()) {
            parties.add(party(actor));
            for (Actor.Place place : actor.places()) sites.add(site(actor, place));
            if (!actor.allowed().isEmpty()) licences.add(licence(actor));
        }
        regulator.record("parties", "", clock.daysAgo(LICENSED_DAYS_AGO, 0), parties);
        regulator.record("sites", "", clock.daysAgo(LICENSED_DAYS_AGO, 30), sites);
        regulator.record("licences", "", clock.daysAgo(LICENSED_DAYS_AGO, 60), licences);
        List<Command> models = DemoPacks.models(Actor.MAKER.partyId()).stream()
                .map(model -> Command.newBuilder().setFileModel(model).build())
                .toList();
        regulator.record("models", "", clock.daysAgo(LICENSED_DAYS_AGO, 90), models);
    }

    /** Everybody is spoken for by this gateway, hence by the regulator's organisation. */
    private String organisationOf(String partyId) {
        GetItemRequest request = GetItemRequest.newBuilder()
                .setItemId(partyId)
                .setKind(ItemKind.ITEM_KIND_PARTY)
                .build();
        return regulator
                .client()
                .trace(s -> s.getItem(request))
                .getItem()
                .getParty()
                .getParty()
                .getHomeOrganisation();
    }

    private void open(String partyId) {
        OpenLedger open = OpenLedger.newBuilder()
                .setLedgerId("suhuan-demo")
                .setRegulator(RegisterParty.newBuilder()
                        .setCreditCode(partyId)
                        .setName("溯环监管(示范) Regulator (demo)")
                        .addRoles(Role.ROLE_REGULATOR)
                        .setHomeOrganisation(organisation))
                .build();
        regulator.record(
                "open",
                "",
                clock.epochMs(),
                List.of(Command.newBuilder().setOpenLedger(open).build()));
    }

    private Command party(Actor actor) {
        return Command.newBuilder()
                .setRegisterParty(RegisterParty.newBuilder()
                        .setCreditCode(actor.partyId())
                        .setName(actor.title())
                        .addAllRoles(actor.roles())
                        .setHomeOrganisation(organisation))
                .build();
    }

    private static Command site(Actor actor, Actor.Place place) {
        return Command.newBuilder()
                .setRegisterSite(RegisterSite.newBuilder()
                        .setSiteId(place.id())
                        .setPartyId(actor.partyId())
                        .setKind(place.kind())
                        .setRegionCode(place.region())
                        .setName(place.name())
                        .setCapacityMg(place.capacityTonnes() * MG_PER_TONNE))
                .build();
    }

    private Command licence(Actor actor) {
        GrantLicence.Builder licence = GrantLicence.newBuilder()
                .setPartyId(actor.partyId())
                .setLicenceNo("DEMO-" + actor.name())
                .setValidFromYyyymmdd(clock.yyyymmdd(LICENSED_DAYS_AGO));
        for (Actor.Allowed allowed : actor.allowed()) {
            licence.addScopes(
                    LicenceScope.newBuilder().setMaterial(allowed.material()).setAct(allowed.act()));
        }
        return Command.newBuilder().setGrantLicence(licence).build();
    }
}
