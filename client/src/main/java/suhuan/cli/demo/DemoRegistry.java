package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        for (Actor actor : Actor.values()) {
            // Who is on the ledger already is at home where it says, whatever gateways there are by now.
            homes.put(
                    actor,
                    organisationOf(actor.partyId(), who.getCommittedBlock()).orElse(home(actor, regulators)));
        }
        enter("", Actor.FIRST, homes);
        enter("/materials", EnumSet.complementOf(EnumSet.copyOf(Actor.FIRST)), homes);
        List<Command> models = DemoPacks.models(Actor.MAKER.partyId()).stream()
                .map(model -> Command.newBuilder().setFileModel(model).build())
                .toList();
        regulator.record("models", "", clock.daysAgo(LICENSED_DAYS_AGO, 90), models);
        return homes;
    }

    /** Parties of one group; steps keep their names for ever, so that a demo of an older version can be continued. */
    private void enter(String group, Set<Actor> actors, Map<Actor, String> homes) {
        List<Command> parties = new ArrayList<>();
        List<Command> sites = new ArrayList<>();
        List<Command> licences = new ArrayList<>();
        for (Actor actor : actors) {
            parties.add(party(actor, Objects.requireNonNull(homes.get(actor))));
            for (Actor.Place place : actor.places()) sites.add(site(actor, place));
            if (!actor.allowed().isEmpty()) licences.add(licence(actor, actor.name(), actor.allowed()));
        }
        if (actors.contains(Actor.STATION)) licences.add(licence(Actor.DISPOSER, "DISPOSER-2", Actor.DISPOSED));
        regulator.record("parties" + group, "", clock.daysAgo(LICENSED_DAYS_AGO, 0), parties);
        regulator.record("sites" + group, "", clock.daysAgo(LICENSED_DAYS_AGO, 30), sites);
        regulator.record("licences" + group, "", clock.daysAgo(LICENSED_DAYS_AGO, 60), licences);
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

    private Command licence(Actor actor, String number, List<Actor.Allowed> scopes) {
        GrantLicence.Builder licence = GrantLicence.newBuilder()
                .setPartyId(actor.partyId())
                .setLicenceNo("DEMO-" + number)
                .setValidFromYyyymmdd(clock.yyyymmdd(LICENSED_DAYS_AGO));
        for (Actor.Allowed allowed : scopes) {
            licence.addScopes(
                    LicenceScope.newBuilder().setMaterial(allowed.material()).setAct(allowed.act()));
        }
        return Command.newBuilder().setGrantLicence(licence).build();
    }
}
