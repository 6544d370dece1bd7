package suhuan.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import suhuan.cli.term.Texts;
import suhuan.client.ClientOptions;
import suhuan.client.RetryPolicy;

/** The gateways of a demo: the one before the embedded ledger, or one of each organisation of a network. */
final class DemoGateways implements AutoCloseable {
    /** Several share this machine: each gets little memory, and compiles less for a start that costs less. */
    private static final List<String> SMALL =
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final List<Running> all;

    private DemoGateways(List<Running> all) {
        this.all = List.copyOf(all);
    }

    /**
     * A gateway that serves.
     *
     * @param member whose it is
     * @param data its data folder
     * @param grpcPort port of gRPC
     * @param httpPort port of JSON
     * @param process the process
     */
    record Running(DemoLedger.Member member, Path data, int grpcPort, int httpPort, GatewayProcess process) {
        ClientOptions server() {
            return ClientOptions.local().at("127.0.0.1", grpcPort).withRetry(RetryPolicy.DEFAULT);
        }

        String grpc() {
            return "127.0.0.1:" + grpcPort;
        }

        String http() {
            return "http://127.0.0.1:" + httpPort;
        }

        /** The regulator's key, or that of the operator, as the gateway wrote it. */
        String adminKey() {
            try {
                return Files.readString(data.resolve("admin.key"), StandardCharsets.UTF_8)
                        .strip();
            } catch (IOException e) {
                throw new UncheckedIOException("the gateway wrote no admin.key", e);
            }
        }
    }

    /** Says which port is taken before anything is begun. */
    static void demandFree(DemoLedger ledger, int grpcPort, int httpPort, Texts texts) {
        for (DemoLedger.Member member : ledger.members()) {
            GatewayProcess.demandFree(grpcPort + member.place(), httpPort + member.place(), texts);
        }
    }

    /** Starts them side by side; each is to be awaited. */
    static DemoGateways begin(Path demo, DemoLedger ledger, int grpcPort, int httpPort, Texts texts)
            throws IOException {
        List<Running> begun = new ArrayList<>();
        List<String> options = ledger.members().size() > 1 ? SMALL : List.of();
        boolean complete = false;
        try {
            for (DemoLedger.Member member : ledger.members()) {
                Path data = member.data(demo);
                int grpc = grpcPort + member.place();
                int http = httpPort + member.place();
                GatewayProcess process = GatewayProcess.begin(data, options, member.properties(), grpc, http, texts);
                begun.add(new Running(member, data, grpc, http, process));
            }
            complete = true;
            return new DemoGateways(begun);
        } finally {
            if (!complete) new DemoGateways(begun).close();
        }
    }

    /** Returns when all answer. One that has ended is told before one that is waited for: the others may wait for it. */
    void awaitReady(Texts texts) throws InterruptedException {
        GatewayProcess.awaitReady(all.stream().map(Running::process).toList(), texts);
    }

    List<Running> all() {
        return all;
    }

    /** Whether parties speak through different gateways, each of which hears of what the others recorded a little later. */
    boolean several() {
        return all.size() > 1;
    }

    /** The one that speaks for the regulator. */
    Running regulators() {
        return all.get(0);
    }

    /** The one that speaks for an organisation. */
    Running of(String organisation) {
        Predicate<Running> speaks = each -> each.member().organisation().equals(organisation);
        return several()
                ? all.stream()
                        .filter(speaks)
                        .findFirst()
                        .orElseThrow(() -> new DemoProblem("no gateway speaks for " + organisation))
                : all.get(0);
    }

    /** Waits until one ends, and answers which. */
    Running waitForFirst() throws InterruptedException {
        GatewayProcess.awaitFirstEnd(all.stream().map(Running::process).toList());
        return all.stream().filter(each -> each.process().ended()).findFirst().orElse(all.get(0));
    }

    /** Ends them side by side. */
    @Override
    public void close() {
        for (Running each : all) each.process().end();
        for (Running each : all) each.process().close();
    }
}
