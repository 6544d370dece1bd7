package suhuan.cli.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.TraceDirection;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.call.Server;
import suhuan.cli.show.TraceCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.UsageProblem;

/** Starts a gateway with a small world in it and shows what can be asked. Stays until Ctrl-C. */
@Command(name = "demo")
public final class DemoCommand extends LocalCommand {
    private static final int DEPTH = 16;
    private static final int LOWEST_JAVA = 17;
    private static final String WHOLE_LIFE = "whole-life";
    private static final String MATERIALS = "materials";
    private static final List<String> SCENARIOS = List.of("sample", WHOLE_LIFE, MATERIALS);

    @Option(names = "--scenario", paramLabel = "sample|whole-life|materials", defaultValue = "sample")
    private String scenario = "sample";

    @Option(names = "--exit")
    private boolean exit;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--data", paramLabel = "FOLDER")
    private @Nullable Path data;

    @Option(names = "--ledger", paramLabel = "embedded|fabric", defaultValue = "embedded")
    private String ledger = "embedded";

    @Option(names = "--connection", paramLabel = "FILE")
    private List<Path> connections = new ArrayList<>();

    @Option(names = "--grpc-port", paramLabel = "PORT", defaultValue = "9090")
    private int grpcPort;

    @Option(names = "--http-port", paramLabel = "PORT", defaultValue = "8080")
    private int httpPort;

    @Override
    protected int call(Console console) throws IOException, InterruptedException {
        if (Runtime.version().feature() < LOWEST_JAVA) {
            throw new UsageProblem(
                    console.texts().get("demo.old_java", Runtime.version().feature()));
        }
        if (!SCENARIOS.contains(scenario)) {
            throw new UsageProblem(console.texts().get("demo.scenario_unknown", scenario));
        }
        DemoLedger on = DemoLedger.of(ledger, connections, console.texts());
        DemoGateways.demandFree(on, grpcPort, httpPort, console.texts());
        DemoFolder folder = new DemoFolder(data != null ? data : Server.dataFolder(), console.texts());
        if (fresh) {
            folder.deleteOwn();
            if (on.elsewhere() && !console.json()) console.say("demo.ledger_stays");
        }
        folder.prepare();
        boolean continuing = folder.begun();
        folder.begin(System.currentTimeMillis());
        if (!console.json()) console.say(continuing ? "demo.continuing" : "demo.starting", folder.path());
        if (!console.json() && on.members().size() > 1) {
            console.say("demo.gateways", on.members().size());
            console.out().flush();
        }
        DemoGateways gateways = DemoGateways.begin(folder.path(), on, grpcPort, httpPort, console.texts());
        AtomicBoolean asked = new AtomicBoolean();
        Thread stop = new Thread(
                () -> {
                    asked.set(true);
                    gateways.close();
                },
                "stop-gateways");
        Runtime.getRuntime().addShutdownHook(stop);
        try (gateways) {
            gateways.awaitReady(console.texts());
            load(console, folder, gateways, continuing);
            if (exit) {
                gateways.close();
                return scenario.equals(SCENARIOS.get(0)) ? ExitCode.OK : check(console, gateways);
            }
            if (!console.json()) console.say("demo.stays");
            console.out().flush();
            DemoGateways.Running ended = gateways.waitForFirst();
            if (gateways.several() && !asked.get() && !console.json())
                console.say("demo.gateway_gone", ended.member().name());
            return ExitCode.OK;
        }
    }

    /** The ledger executed again and compared, as bin/suhuan fsck does, for each gateway; all have ended. */
    private static int check(Console console, DemoGateways gateways) throws IOException, InterruptedException {
        boolean clean = true;
        for (DemoGateways.Running each : gateways.all()) {
            GatewayProcess.Check check =
                    GatewayProcess.check(each.data(), each.member().properties(), console.texts());
            clean &= check.exitCode() == 0;
            if (!console.json()) {
                String whose = gateways.several() ? each.member().name() + ": " : "";
                console.out().println(whose + check.lastLine());
            }
        }
        return clean ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void load(Console console, DemoFolder folder, DemoGateways gateways, boolean continuing)
            throws IOException, InterruptedException {
        DemoGateways.Running regulators = gateways.regulators();
        if (!continuing)
            DemoEpoch.onTheLedger(regulators.server().withKey(regulators.adminKey()))
                    .ifPresent(folder::keep);
        long epochMs = folder.epochMs();
        try (DemoLoad load = new DemoLoad(console, folder, gateways, epochMs)) {
            if (scenario.equals(WHOLE_LIFE)) wholeLife(console, load, folder, gateways);
            else if (scenario.equals(MATERIALS)) materials(console, load, folder, gateways);
            else sample(console, load, folder, gateways);
        } catch (DemoProblem e) {
            throw new UsageProblem(console.texts()
                    .get(
                            "demo.stuck",
                            String.valueOf(e.getMessage()),
                            regulators.data().resolve("gateway.log")));
        }
    }

    private static void sample(Console console, DemoLoad load, DemoFolder folder, DemoGateways gateways)
            throws IOException, InterruptedException {
        load.run();
        if (console.json()) console.json(summary(load, folder, gateways));
        else show(console, load, folder, gateways);
    }

    private static void wholeLife(Console console, DemoLoad load, DemoFolder folder, DemoGateways gateways)
            throws IOException, InterruptedException {
        WholeLife life = load.wholeLife();
        if (console.json()) {
            console.json(life.json());
            return;
        }
        loaded(console, load);
        life.print();
        where(console, folder, gateways);
        String with = program(folder);
        console.out().println("  " + with + " --as maker origin " + life.shownPack() + " --element Ni --mass 5g");
        console.out().println("  " + with + " --as regulator show " + LifeRecycling.RUNS.get(2));
    }

    private static void materials(Console console, DemoLoad load, DemoFolder folder, DemoGateways gateways)
            throws IOException, InterruptedException {
        Materials materials = load.materials();
        if (console.json()) {
            console.json(materials.json());
            return;
        }
        loaded(console, load);
        materials.print();
        where(console, folder, gateways);
        for (String shown : materials.shown())
            console.out().println("  " + program(folder) + " --as regulator show " + shown);
    }

    private static void loaded(Console console, DemoLoad load) {
        console.say(
                "demo.loaded",
                load.tally().commands(),
                load.tally().envelopes(),
                load.tally().last().getBlockNumber(),
                load.tally().alreadyRecorded());
    }

    private static JsonObject summary(DemoLoad load, DemoFolder folder, DemoGateways gateways) {
        JsonObject object = new JsonObject();
        object.addProperty("envelopes", load.tally().envelopes());
        object.addProperty("commands", load.tally().commands());
        object.addProperty("already_recorded_envelopes", load.tally().alreadyRecorded());
        object.addProperty("block_number", load.tally().last().getBlockNumber());
        object.addProperty("battery", load.shownBattery());
        object.addProperty("lot", DemoLots.shownLot());
        object.addProperty("grpc", gateways.regulators().grpc());
        object.addProperty("http", gateways.regulators().http());
        if (gateways.several()) {
            JsonArray all = new JsonArray();
            for (DemoGateways.Running each : gateways.all()) {
                JsonObject gateway = new JsonObject();
                gateway.addProperty("organisation", each.member().organisation());
                gateway.addProperty("grpc", each.grpc());
                gateway.addProperty("http", each.http());
                all.add(gateway);
            }
            object.add("gateways", all);
        }
        object.addProperty("keys", folder.path().resolve("demo-keys.json").toString());
        return object;
    }

    private static void show(Console console, DemoLoad load, DemoFolder folder, DemoGateways gateways) {
        loaded(console, load);
        console.out().println();
        console.say("demo.battery_title");
        console.out().println();
        draw(console, load, load.shownBattery(), TraceDirection.TRACE_DIRECTION_BOTH);
        console.out().println();
        console.say("demo.lot_title");
        console.out().println();
        draw(console, load, DemoLots.shownLot(), TraceDirection.TRACE_DIRECTION_BACK);
        console.out().println();
        next(console, load, folder, gateways);
    }

    /** What the hints must begin with where the keys are not in the folder the launcher looks in by itself. */
    private static String ownFolder(Path folder) {
        @Nullable String home = System.getenv("SUHUAN_HOME");
        Path usual =
                Path.of(home == null ? "" : home, ".suhuan").toAbsolutePath().normalize();
        return folder.equals(usual) ? "" : "SUHUAN_DATA=" + folder + " ";
    }

    private static void draw(Console console, DemoLoad load, String itemId, TraceDirection direction) {
        TraceCommand.draw(
                load.regulator(),
                itemId,
                direction,
                DEPTH,
                console.texts(),
                console.out(),
                load.tally().last());
    }

    private static void next(Console console, DemoLoad load, DemoFolder folder, DemoGateways gateways) {
        String with = program(folder);
        where(console, folder, gateways);
        console.out().println("  " + with + " --as regulator trace " + load.shownBattery());
        console.out().println("  " + with + " --as recycler holdings --material POWER_BATTERY --limit 10");
        console.out()
                .println("  " + with + " --as collector scan " + load.scannableBattery() + " --vin "
                        + load.scannableVin() + " --mass 391.8kg --safety A --site " + Actor.COLLECTOR.site());
        console.out().println("  " + with + " --as regulator history " + DemoLots.shownLot());
        console.out()
                .println("  " + with + " sample packs --count 1000 --errors 12 --model 9YJPB01 --out packs.xlsx && "
                        + with + " --as maker import packs packs.xlsx --site " + Actor.MAKER.site());
    }

    private static void where(Console console, DemoFolder folder, DemoGateways gateways) {
        for (DemoGateways.Running each : gateways.all()) {
            if (gateways.several()) console.say("demo.where_of", each.member().name(), each.grpc(), each.http());
            else console.say("demo.where", each.grpc(), each.http());
        }
        console.say("demo.keys", folder.path().resolve("demo-keys.json"));
        console.say("demo.try");
    }

    private static String program(DemoFolder folder) {
        return ownFolder(folder.path()) + Objects.requireNonNullElse(System.getenv("SUHUAN_PROGRAM"), "bin/suhuan");
    }
}
