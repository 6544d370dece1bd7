package suhuan.cli.demo;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
import suhuan.client.ClientOptions;
import suhuan.client.RetryPolicy;

/** Starts a gateway with a small world in it and shows what can be asked. Stays until Ctrl-C. */
@Command(name = "demo")
public final class DemoCommand extends LocalCommand {
    private static final int DEPTH = 16;
    private static final int LOWEST_JAVA = 17;
    private static final String WHOLE_LIFE = "whole-life";
    private static final List<String> SCENARIOS = List.of("sample", WHOLE_LIFE);

    @Option(names = "--scenario", paramLabel = "sample|whole-life", defaultValue = "sample")
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
    private @Nullable Path connection;

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
        DemoLedger on = DemoLedger.of(ledger, connection, console.texts());
        GatewayProcess.demandFree(grpcPort, httpPort, console.texts());
        on.demandReachable(console.texts());
        DemoFolder folder = new DemoFolder(data != null ? data : Server.dataFolder(), console.texts());
        if (fresh) {
            folder.deleteOwn();
            if (on.elsewhere() && !console.json()) console.say("demo.ledger_stays");
        }
        folder.prepare();
        boolean continuing = folder.begun();
        folder.begin(System.currentTimeMillis());
        if (!console.json()) console.say(continuing ? "demo.continuing" : "demo.starting", folder.path());
        GatewayProcess gateway = GatewayProcess.start(folder.path(), on, grpcPort, httpPort, console.texts());
        Thread stop = new Thread(gateway::close, "stop-gateway");
        Runtime.getRuntime().addShutdownHook(stop);
        try (gateway) {
            load(console, folder, continuing);
            if (exit) {
                gateway.close();
                return scenario.equals(WHOLE_LIFE) ? check(console, folder, on) : ExitCode.OK;
            }
            if (!console.json()) console.say("demo.stays");
            console.out().flush();
            gateway.waitFor();
            return ExitCode.OK;
        }
    }

    /** The ledger executed again and compared, as bin/suhuan fsck does; the gateway has ended. */
    private static int check(Console console, DemoFolder folder, DemoLedger on)
            throws IOException, InterruptedException {
        GatewayProcess.Check check = GatewayProcess.check(folder.path(), on, console.texts());
        if (!console.json()) console.out().println(check.lastLine());
        return check.exitCode() == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void load(Console console, DemoFolder folder, boolean continuing) throws IOException, InterruptedException {
        ClientOptions server = ClientOptions.local().at("127.0.0.1", grpcPort).withRetry(RetryPolicy.DEFAULT);
        if (!continuing)
            DemoEpoch.onTheLedger(server.withKey(folder.adminKey())).ifPresent(folder::keep);
        long epochMs = folder.epochMs();
        try (DemoLoad load = new DemoLoad(console, folder, server, epochMs)) {
            if (scenario.equals(WHOLE_LIFE)) wholeLife(console, load, folder);
            else sample(console, load, folder);
        } catch (DemoProblem e) {
            throw new UsageProblem(console.texts()
                    .get(
                            "demo.stuck",
                            String.valueOf(e.getMessage()),
                            folder.path().resolve("gateway.log")));
        }
    }

    private void sample(Console console, DemoLoad load, DemoFolder folder) throws IOException, InterruptedException {
        load.run();
        if (console.json()) console.json(summary(load, folder));
        else show(console, load, folder);
    }

    private void wholeLife(Console console, DemoLoad load, DemoFolder folder) throws IOException, InterruptedException {
        WholeLife life = load.wholeLife();
        if (console.json()) {
            console.json(life.json());
            return;
        }
        loaded(console, load);
        life.print();
        where(console, folder);
        console.out()
                .println("  " + with(folder) + " --as maker origin " + life.shownPack() + " --element Ni --mass 5g");
        console.out().println("  " + with(folder) + " --as regulator show " + LifeRecycling.RUNS.get(2));
    }

    private static void loaded(Console console, DemoLoad load) {
        console.say(
                "demo.loaded",
                load.tally().commands(),
                load.tally().envelopes(),
                load.tally().last().getBlockNumber(),
                load.tally().alreadyRecorded());
    }

    private JsonObject summary(DemoLoad load, DemoFolder folder) {
        JsonObject object = new JsonObject();
        object.addProperty("envelopes", load.tally().envelopes());
        object.addProperty("commands", load.tally().commands());
        object.addProperty("already_recorded_envelopes", load.tally().alreadyRecorded());
        object.addProperty("block_number", load.tally().last().getBlockNumber());
        object.addProperty("battery", load.shownBattery());
        object.addProperty("lot", DemoLots.shownLot());
        object.addProperty("grpc", "127.0.0.1:" + grpcPort);
        object.addProperty("http", "http://127.0.0.1:" + httpPort);
        object.addProperty("keys", folder.path().resolve("demo-keys.json").toString());
        return object;
    }

    private void show(Console console, DemoLoad load, DemoFolder folder) {
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
        next(console, load, folder);
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

    private void next(Console console, DemoLoad load, DemoFolder folder) {
        String program = program(folder);
        String with = with(folder);
        where(console, folder);
        console.out().println("  " + with + " --as regulator trace " + load.shownBattery());
        console.out().println("  " + with + " --as recycler holdings --material POWER_BATTERY --limit 10");
        console.out()
                .println("  " + with + " --as collector scan " + load.scannableBattery() + " --vin "
                        + load.scannableVin() + " --mass 391.8kg --safety A --site " + Actor.COLLECTOR.site());
        console.out().println("  " + with + " --as regulator history " + DemoLots.shownLot());
        console.out()
                .println("  " + program + " sample packs --count 1000 --errors 12 --model 9YJPB01 --out packs.xlsx && "
                        + with + " --as maker import packs packs.xlsx --site " + Actor.MAKER.site());
    }

    private void where(Console console, DemoFolder folder) {
        console.say("demo.where", "127.0.0.1:" + grpcPort, "http://127.0.0.1:" + httpPort);
        console.say("demo.keys", folder.path().resolve("demo-keys.json"));
        console.say("demo.try");
    }

    private static String program(DemoFolder folder) {
        return ownFolder(folder.path()) + Objects.requireNonNullElse(System.getenv("SUHUAN_PROGRAM"), "bin/suhuan");
    }

    private String with(DemoFolder folder) {
        String server = grpcPort == ClientOptions.local().port() ? "" : " --server 127.0.0.1:" + grpcPort;
        return program(folder) + server;
    }
}
