package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.client.CallFailedException;
import suhuan.common.v1.Position;
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
    private final DemoGateways gateways;

    DemoRegistry(DemoDesk regulator, DemoClock clock, DemoGateways gateways) {
        this.regulator = regulator;
        this.clock = clock;
        this.gateways = gateways;
    }

    /** Enters everybody; answers where each is at home. */
    Map<Actor, String> load(WhoAmIResponse who) {
        String regulators = FIRST_ORGANISATION;
        if (who.getPartyName().isEmpty()) open(who.getPartyId());
        else
            regulators = organisationOf(who.getPartyId(), who.getCommittedBlock())
                    .orElseThrow(() -> new DemoProblem("the ledger does not know its regulator"));
        Map<Actor, String> homes = new EnumMap<>(Actor.class);
        List<Command> parties = new ArrayList<>();
        for (Actor actor : Actor.values()) {
            // Who is on the ledger already is at home where it says, whatever gateways there are by now.
            String home =
                    organisationOf(actor.partyId(), who.getCommittedBlock()).orElse(home(actor, regulators));
            homes.put(actor, home);
            parties.add(party(actor, home));
        }
        List<Command> sites = new ArrayList<>();
        List<Command> licences = new ArrayList<>();
        for (Actor actor : Actor.values()) {
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
        return homes;
    }

    /** The organisation a party belongs to, where that has a gateway here; the regulator's where it has none, or where there is but one. */
    private String home(Actor actor, String regulators) {
        return gateways.all().stream()
                .map(DemoGateways.Running::member)
                .filter(member -> member.name().equals(actor.branch()))
                .map(DemoLedger.Member::organisation)
                .findFirst()
                .orElse(regulators);
    }

    /** Home of a party on the ledger as it is up to a block; empty where the ledger does not know the party. */
    private Optional<String> organisationOf(String partyId, long block) {
        GetItemRequest request = GetItemRequest.newBuilder()
                .setItemId(partyId)
                .setKind(ItemKind.ITEM_KIND_PARTY)
                .setMinPosition(Position.newBuilder().setBlockNumber(Math.max(0, block)))
                .build();
        try {
            return Optional.of(regulator
                    .client()
                    .trace(s -> s.getItem(request))
                    .getItem()
                    .getParty()
                    .getParty()
                    .getHomeOrganisation());
        } catch (CallFailedException e) {
            if (e.refusal().name().equals("ITEM_NOT_FOUND")) return Optional.empty();
            throw e;
        }
    }

    private void open(String partyId) {
        OpenLedger open = OpenLedger.newBuilder()
                .setLedgerId("suhuan-demo")
                .setRegulator(RegisterParty.newBuilder()
                        .setCreditCode(partyId)
                        .setName("溯环监管(示范) Regulator (demo)")
                        .addRoles(Role.ROLE_REGULATOR)
                        .setHomeOrganisation(FIRST_ORGANISATION))
                .build();
        regulator.record(
                "open",
                "",
                clock.epochMs(),
                List.of(Command.newBuilder().setOpenLedger(open).build()));
    }

    private static Command party(Actor actor, String home) {
        return Command.newBuilder()
                .setRegisterParty(RegisterParty.newBuilder()
                        .setCreditCode(actor.partyId())
                        .setName(actor.title())
                        .addAllRoles(actor.roles())
                        .setHomeOrganisation(home))
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
