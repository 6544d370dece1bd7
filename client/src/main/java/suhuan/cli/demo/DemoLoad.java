package suhuan.cli.demo;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.cli.term.Console;
import suhuan.client.ClientOptions;
import suhuan.client.SuhuanClient;

/** Loads the demo's world through the public API alone: registry, keys, batteries, lots. */
final class DemoLoad implements AutoCloseable {
    private static final String REGULATOR = "regulator";

    private final Console console;
    private final DemoFolder folder;
    private final ClientOptions server;
    private final DemoClock clock;
    private final Tally tally = new Tally();
    private final SuhuanClient regulator;
    private final Map<Actor, DemoDesk> desks = new EnumMap<>(Actor.class);

    DemoLoad(Console console, DemoFolder folder, ClientOptions server, long epochMs) {
        this.console = console;
        this.folder = folder;
        this.server = server;
        this.clock = new DemoClock(epochMs);
        this.regulator = new SuhuanClient(server.withKey(folder.adminKey()));
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
        DemoDesk registry = enter();
        WholeLife life = new WholeLife(console, registry, desks, clock, tally);
        life.run();
        return life;
    }

    /** The registry, and a desk for everybody. */
    private DemoDesk enter() throws IOException {
        WhoAmIResponse who = regulator.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance()));
        step("registry");
        DemoDesk registry = new DemoDesk(regulator, who.getPartyId(), clock, tally);
        new DemoRegistry(registry, clock).load(who);
        openDesks(who.getPartyId());
        return registry;
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
    }

    private void step(String key) {
        if (!console.json()) console.say("demo.step." + key);
    }

    private void openDesks(String regulatorId) throws IOException {
        Map<String, String> keys = folder.keys();
        Map<String, String> partyIds = new HashMap<>();
        partyIds.put(REGULATOR, regulatorId);
        boolean complete = keys.containsKey(REGULATOR);
        for (Actor actor : Actor.values()) {
            partyIds.put(actor.shortName(), actor.partyId());
            complete &= keys.containsKey(actor.shortName());
        }
        if (!complete) {
            keys = makeKeys();
            folder.writeKeys(keys, partyIds);
        }
        for (Actor actor : Actor.values()) {
            SuhuanClient client = new SuhuanClient(server.withKey(keys.get(actor.shortName())));
            desks.put(actor, new DemoDesk(client, actor.partyId(), clock, tally));
        }
    }

    private Map<String, String> makeKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(REGULATOR, folder.adminKey());
        for (Actor actor : Actor.values()) {
            CreateApiKeyRequest request = CreateApiKeyRequest.newBuilder()
                    .setPartyId(actor.partyId())
                    .setLabel("demo")
                    .build();
            keys.put(
                    actor.shortName(),
                    regulator.access(s -> s.createApiKey(request)).getApiKey());
        }
        return keys;
    }

    @Override
    public void close() {
        desks.values().forEach(desk -> desk.client().close());
        regulator.close();
    }
}
