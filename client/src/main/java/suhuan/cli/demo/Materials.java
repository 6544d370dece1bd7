package suhuan.cli.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import suhuan.api.v1.RunView;
import suhuan.cli.show.MaterialRows;
import suhuan.cli.term.Console;
import suhuan.cli.term.Units;
import suhuan.client.Refusal;
import suhuan.client.SuhuanClient;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RunRate;

/**
 * The eight materials of the plan beside batteries, each led from the scale to what it becomes, with one attempt the ledger refuses.
 * What it prints is read back from the gateway.
 */
final class Materials {
    private static final List<Function<Hands, MaterialWay>> WAYS = List.of(
            MetalWays::steel,
            MetalWays::nonFerrous,
            FibreWays::paper,
            PolymerWays::plastics,
            PolymerWays::tyres,
            PolymerWays::oil,
            FibreWays::textiles,
            ElectronicsWay::electronics);

    private final Console console;
    private final SuhuanClient regulator;
    private final Hands hands;
    private final Tally tally;
    private final List<MaterialWay> ways = new ArrayList<>();

    Materials(Console console, SuhuanClient regulator, Map<Actor, DemoDesk> desks, DemoClock clock, Tally tally) {
        this.console = console;
        this.regulator = regulator;
        this.hands = new Hands(desks, clock, "MT");
        this.tally = tally;
    }

    /** Leads all of them side by side: they have no goods in common. */
    void run() throws InterruptedException {
        ExecutorService side = Executors.newFixedThreadPool(WAYS.size());
        try {
            List<Callable<MaterialWay>> led = new ArrayList<>();
            for (Function<Hands, MaterialWay> way : WAYS) led.add(() -> way.apply(hands));
            for (Future<MaterialWay> way : side.invokeAll(led)) ways.add(way.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) throw problem;
            throw new IllegalStateException("the ways throw nothing else", e);
        } finally {
            side.shutdownNow();
        }
    }

    /** A run and a lot to ask about. */
    List<String> shown() {
        return List.of(ways.get(0).runs().get(1), ways.get(0).lots().get(0));
    }

    /** Prints the balance, what was judged and what was refused, material by material. */
    void print() {
        for (MaterialWay way : ways) {
            MaterialBalance balance = read(way);
            console.out().println();
            console.say("material.title", title(way), console.texts().get("material.way." + name(way)));
            BalanceLine.print(balance.lines(), console);
            for (RunView run : balance.runs()) judged(run);
            for (int i = 0; i < balance.inspections().size(); i++) {
                console.say(
                        "material.inspected",
                        way.inspected().get(i),
                        term(balance.inspections().get(i)));
            }
            console.say("material.residue", Units.mass(balance.openResidueMg()));
            for (Refusal refusal : way.refusals())
                console.say(
                        "material.refused",
                        refusal.name(),
                        refusal.text(console.texts().language()));
        }
        console.out().println();
    }

    /** Rates and yields of a run for which there is something to hold them against. */
    private void judged(RunView run) {
        List<String> rates = new ArrayList<>();
        for (RunRate rate : run.getClosed().getRecoveryList()) {
            if (!rate.getAbsent()) rates.add(rate.getElement() + " " + MaterialRows.rate(rate));
        }
        if (!rates.isEmpty())
            console.say("material.recovery", run.getRunId(), console.texts().list(rates));
        run.getClosed()
                .getYieldsList()
                .forEach(yield ->
                        console.say("material.yield", run.getRunId(), MaterialRows.yielded(yield, console.texts())));
    }

    /** The same for programs. */
    JsonObject json() {
        JsonObject object = new JsonObject();
        for (MaterialWay way : ways) {
            MaterialBalance balance = read(way);
            JsonObject one = new JsonObject();
            JsonObject differences = new JsonObject();
            for (BalanceLine line : balance.lines()) differences.addProperty(line.name(), line.differenceMg());
            one.add("difference_mg", differences);
            one.addProperty("open_residue_mg", balance.openResidueMg());
            one.addProperty("yields_met", yields(balance, Judgement.JUDGEMENT_MET));
            one.addProperty("yields_not_met", yields(balance, Judgement.JUDGEMENT_NOT_MET));
            JsonArray refused = new JsonArray();
            way.refusals().forEach(refusal -> refused.add(refusal.name()));
            one.add("refused", refused);
            object.add(name(way), one);
        }
        return object;
    }

    private static long yields(MaterialBalance balance, Judgement judgement) {
        return balance.runs().stream()
                .flatMap(run -> run.getClosed().getYieldsList().stream())
                .filter(yield -> yield.getJudgement() == judgement)
                .count();
    }

    private MaterialBalance read(MaterialWay way) {
        return MaterialBalance.read(way, console.texts().get("material.all"), regulator, tally.last());
    }

    private String title(MaterialWay way) {
        return Vocabulary.term(way.material(), console.texts().language());
    }

    private String term(Judgement judgement) {
        return Vocabulary.term(judgement, console.texts().language());
    }

    private static String name(MaterialWay way) {
        return Vocabulary.name(way.material());
    }
}
