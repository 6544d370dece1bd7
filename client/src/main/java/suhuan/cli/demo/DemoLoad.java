package suhuan.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.cli.term.Console;
import suhuan.client.SuhuanClient;

/** Loads the demo's world through the public API alone: registry, keys, batteries, lots. */
final class DemoLoad implements AutoCloseable {
    private static final String REGULATOR = "regulator";
    private static final Duration KNOWN_IN_TIME = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Console console;
    private final DemoFolder folder;
    private final DemoGateways gateways;
    private final DemoClock clock;
    private final Tally tally = new Tally();
    private final SuhuanClient regulator;
    private final Map<Actor, DemoDesk> desks = new EnumMap<>(Actor.class);

    DemoLoad(Console console, DemoFolder folder, DemoGateways gateways, long epochMs) {
        this.console = console;
        this.folder = folder;
        this.gateways = gateways;
        this.clock = new DemoClock(epochMs);
        DemoGateways.Running regulators = gateways.regulators();
        this.regulator = new SuhuanClient(regulators.server().withKey(regulators.adminKey()));
    }

    /** The regulator's connection, who may read everything. */
    SuhuanClient regulator() {
        return regulator;
    }

    Tally tally() {
        return tally;
    }

    /** Code of the battery whose life is shown. */
    String shownBattery() {
        return new DemoPacks(clock).code(DemoBatteries.SHOWN_PACK);
    }

    /** A pack still in its vehicle, to try a scan with. */
    String scannableBattery() {
        return new DemoPacks(clock).code(700);
    }

    /** Its vehicle. */
    String scannableVin() {
        return new DemoPacks(clock).vin(700);
    }

    /** Loads the world and leads 500 packs through their whole life in it. */
    WholeLife wholeLife() throws IOException, InterruptedException {
        DemoDesk office = enter();
        WholeLife life = new WholeLife(console, office, desks, clock, tally);
        life.run();
        return life;
    }

    /** Loads the registry and leads every other material through its life. */
    Materials materials() throws IOException, InterruptedException {
        enter();
        return led();
    }

    private Materials led() throws InterruptedException {
        step("materials");
        Materials materials = new Materials(console, regulator, desks, clock, tally);
        materials.run();
        return materials;
    }

    /** The registry, and a desk for everybody; answers the regulator's. */
    private DemoDesk enter() throws IOException, InterruptedException {
        WhoAmIResponse who = regulator.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance()));
        step("registry");
        DemoDesk office = new DemoDesk(regulator, who.getPartyId(), clock, tally, gateways.several());
        openDesks(who.getPartyId(), new DemoRegistry(office, clock, gateways).load(who));
        return office;
    }

    void run() throws IOException, InterruptedException {
        enter();
        DemoBatteries batteries = new DemoBatteries(desks, clock, tally);
        step("packs");
        batteries.register();
        step("delivered");
        batteries.deliver();
        batteries.install();
        step("returned");
        batteries.comeBack();
        step("recycled");
        batteries.offerThatExpires(System::currentTimeMillis);
        batteries.handToRecycler();
        step("steel");
        DemoLots lots = new DemoLots(desks, clock);
        lots.receive();
        lots.sort();
        lots.merge();
        lots.handToMill();
        led();
    }

    private void step(String key) {
        if (!console.json()) console.say("demo.step." + key);
    }

    /** Everybody speaks through the gateway of the organisation where they are at home. */
    private void openDesks(String regulatorId, Map<Actor, String> homes) throws IOException, InterruptedException {
        Map<String, String> known = folder.keys();
        DemoGateways.Running regulators = gateways.regulators();
        Map<String, DemoFolder.Access> accesses = new LinkedHashMap<>();
        accesses.put(REGULATOR, new DemoFolder.Access(regulatorId, regulators.adminKey(), regulators.grpc()));
        for (Actor actor : Actor.values()) {
            DemoGateways.Running gateway = gateways.of(Objects.requireNonNull(homes.get(actor)));
            @Nullable String kept = known.get(actor.shortName());
            String key = kept == null ? makeKey(gateway, actor) : kept;
            accesses.put(actor.shortName(), new DemoFolder.Access(actor.partyId(), key, gateway.grpc()));
            SuhuanClient client = new SuhuanClient(gateway.server().withKey(key));
            desks.put(actor, new DemoDesk(client, actor.partyId(), clock, tally, gateways.several()));
        }
        // Also where every key was there: ports may be others than before.
        folder.writeKeys(accesses);
    }

    private String makeKey(DemoGateways.Running gateway, Actor actor) throws InterruptedException {
        CreateApiKeyRequest request = CreateApiKeyRequest.newBuilder()
                .setPartyId(actor.partyId())
                .setLabel("demo")
                .build();
        try (SuhuanClient operator = new SuhuanClient(gateway.server().withKey(gateway.adminKey()))) {
            awaitShown(operator, gateway);
            return operator.access(s -> s.createApiKey(request)).getApiKey();
        }
    }

    /** The regulator has just entered the party, maybe at another gateway. Operators read nothing, so there is no item to wait for. */
    private void awaitShown(SuhuanClient operator, DemoGateways.Running gateway) throws InterruptedException {
        long wanted = tally.last().getBlockNumber();
        long end = System.nanoTime() + KNOWN_IN_TIME.toNanos();
        while (operator.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance()))
                        .getProjectedBlock()
                < wanted) {
            if (System.nanoTime() - end > 0) {
                throw new DemoProblem("the gateway of " + gateway.member().name() + " does not show block " + wanted
                        + " after " + KNOWN_IN_TIME.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }

    @Override
    public void close() {
        desks.values().forEach(desk -> desk.client().close());
        regulator.close();
    }
}
