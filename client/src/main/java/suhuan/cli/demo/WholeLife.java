package suhuan.cli.demo;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import suhuan.api.v1.ElementSource;
import suhuan.api.v1.TraceElementRequest;
import suhuan.api.v1.TraceElementResponse;
import suhuan.cli.show.OriginCommand;
import suhuan.cli.term.Console;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.Command;

/**
 * The whole life of 500 packs: made, driven, returned, half of them used again in storage cabinets, all taken apart and recycled into
 * salts and metals that go into new packs. What it prints is read back from the gateway.
 */
final class WholeLife {
    private static final String COBALT = "Co";
    private static final long A_GRAM_MG = 1_000;
    private static final int SHOWN = 8;

    private final Console console;
    private final SuhuanClient regulator;
    private final DemoDesk registry;
    private final DemoClock clock;
    private final Tally tally;
    private final LifePlan plan;
    private final Hands hands;
    private final LifeRecycling recycling;

    WholeLife(Console console, DemoDesk registry, Map<Actor, DemoDesk> desks, DemoClock clock, Tally tally) {
        this.console = console;
        this.regulator = registry.client();
        this.registry = registry;
        this.clock = clock;
        this.tally = tally;
        this.plan = new LifePlan(clock);
        this.hands = new Hands(desks, clock, "WL");
        this.recycling = new LifeRecycling(hands, plan);
    }

    void run() throws InterruptedException {
        registry.record(
                "WL/models",
                "",
                clock.daysAgo(DemoRegistry.LICENSED_DAYS_AGO, 120),
                LifePlan.models().stream()
                        .map(model -> Command.newBuilder().setFileModel(model).build())
                        .toList());
        LifeUse use = new LifeUse(hands, plan);
        step("made");
        use.make();
        step("driven");
        use.driveAndReturn();
        step("second");
        use.secondLife();
        step("recycler");
        use.toTheRecycler();
        step("powder");
        recycling.powder();
        step("salts");
        recycling.leach();
        step("steel");
        recycling.steel();
        step("residues");
        recycling.residues();
        step("sold");
        recycling.sell();
        step("renewed");
        recycling.renew(clock.day(0).getYear());
    }

    private void step(String key) {
        if (!console.json()) console.say("life.step." + key);
    }

    /** Prints every balance, and where a gram of cobalt in a new pack came from. */
    void print() {
        LifeBalances balances = balances();
        console.out().println();
        console.say("life.balances");
        balances.print(console);
        console.out().println();
        console.say("life.cobalt");
        balances.printElement(console, COBALT);
        console.say("life.recycled", balances.recycled(), LifePlan.PACKS * LifePlan.MODULES_A_PACK);
        console.out().println();
        List<TraceElementResponse> lineage = lineage();
        OriginCommand.print(console, List.of(shortened(lineage.get(0))));
        console.say("life.vehicles", vehicles(lineage), sumNg(lineage));
        console.out().println();
    }

    /** The same for programs. */
    JsonObject json() {
        LifeBalances balances = balances();
        List<TraceElementResponse> lineage = lineage();
        JsonObject object = new JsonObject();
        for (BalanceLine line : balances.lines()) object.addProperty(line.name(), line.differenceMg());
        object.addProperty("recycled_modules", balances.recycled());
        object.addProperty("vehicles", vehicles(lineage));
        object.addProperty("lineage_ng", sumNg(lineage));
        return object;
    }

    private LifeBalances balances() {
        LifeBalances balances = new LifeBalances(regulator, tally.last());
        balances.read(plan, recycling.endLots(), console);
        return balances;
    }

    private List<TraceElementResponse> lineage() {
        return OriginCommand.pages(
                regulator,
                TraceElementRequest.newBuilder()
                        .setItemId(plan.newPack(0))
                        .setElement(COBALT)
                        .setMassMg(A_GRAM_MG)
                        .setMinPosition(tally.last())
                        .build(),
                Integer.MAX_VALUE);
    }

    private static TraceElementResponse shortened(TraceElementResponse page) {
        List<ElementSource> first =
                new ArrayList<>(page.getSourcesList().subList(0, Math.min(SHOWN, page.getSourcesCount())));
        return page.toBuilder().clearSources().addAllSources(first).build();
    }

    private static int vehicles(List<TraceElementResponse> lineage) {
        Set<String> vins = new LinkedHashSet<>();
        lineage.forEach(page -> page.getSourcesList().forEach(source -> vins.addAll(source.getVinsList())));
        return vins.size();
    }

    private static long sumNg(List<TraceElementResponse> lineage) {
        return lineage.stream()
                .flatMap(page -> page.getSourcesList().stream())
                .mapToLong(ElementSource::getMassNg)
                .sum();
    }

    /** A new pack, to ask about. */
    String shownPack() {
        return Objects.requireNonNull(plan.newPack(0));
    }
}
