package suhuan.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import suhuan.bench.fabric.Outage;
import suhuan.bench.fabric.Pauses;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;

/**
 * How soon something is committed again after the orderer, and then the gateway's peer, was killed and has come back, against a
 * client of fabric-gateway that tries again as often.
 */
final class FabricOutageRow implements Comparison {
    private static final int CALLERS = 4;
    private static final Pauses PAUSES = new Pauses(20, 250);
    private static final List<String> NODES = List.of("orderer0.regulator", "peer0.regulator");

    private final FabricStage stage;
    private final AtomicInteger next = new AtomicInteger();
    private String ourTimes = "";
    private String theirTimes = "";

    FabricOutageRow(Settings settings, FabricStage stage) {
        this.stage = stage;
    }

    @Override
    public String id() {
        return "fabric-outage";
    }

    @Override
    public String what() {
        return "seconds from when a killed node listens again until the first commit, orderer and peer together";
    }

    @Override
    public String against() {
        return "a client of fabric-gateway that tries again";
    }

    @Override
    public String settings() {
        return CALLERS + " callers with one event at a time, who try again after " + PAUSES.firstMs() + " to "
                + PAUSES.longestMs() + " ms, through 2 s without the node; orderer and peer, ours: " + ourTimes
                + "; theirs: " + theirTimes + "; " + stage.description();
    }

    @Override
    public double floor() {
        return 1.2;
    }

    @Override
    public double aim() {
        return 1;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    @Override
    public void prepare() throws Exception {
        stage.raise();
    }

    @Override
    public double ours() throws Exception {
        try (SuhuanClient client = stage.gateway().impatientMaker()) {
            double[] seconds = outages(goOn -> record(client, goOn));
            ourTimes = shown(seconds);
            return seconds[0] + seconds[1];
        }
    }

    @Override
    public double theirs() throws Exception {
        WrittenState written = WrittenState.of(stage.packs(1, FabricBulkRow.MODULES), 1);
        double[] seconds = outages(goOn -> put(written, goOn));
        theirTimes = shown(seconds);
        return seconds[0] + seconds[1];
    }

    private double[] outages(Outage.Attempt attempt) throws Exception {
        double[] seconds = new double[NODES.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = Outage.of(stage.network(), NODES.get(i), CALLERS, attempt);
        }
        return seconds;
    }

    private static String shown(double[] seconds) {
        return String.format(Locale.ROOT, "%.2f s and %.2f s", seconds[0], seconds[1]);
    }

    private boolean record(SuhuanClient client, BooleanSupplier goOn) throws IOException {
        PreparedEnvelope envelope =
                PackStream.envelopes(stage.packs(1, FabricBulkRow.MODULES), 1).get(0);
        for (int attempt = 0; ; attempt++) {
            try {
                PackStream.position(client.record(envelope));
                return true;
            } catch (CallFailedException e) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                PAUSES.pause(attempt);
            }
        }
    }

    private boolean put(WrittenState written, BooleanSupplier goOn) {
        byte[] batch = written.underKeysOf(String.format(Locale.ROOT, "T%07x", next.getAndIncrement()));
        for (int attempt = 0; ; attempt++) {
            try {
                stage.raw().submit(FabricStage.RAW, "record", batch);
                return true;
            } catch (GatewayException | CommitException e) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                PAUSES.pause(attempt);
            }
        }
    }

    @Override
    public void close() {
        // The stage belongs to all rows.
    }
}
