package suhuan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/**
 * CPU of client and gateway for an envelope of one command: unary calls, many at a time, against one stream. The read side works
 * on the same blocks in both cases; its time until the last is visible is counted on both sides.
 */
final class StreamCpuRow implements Comparison {
    private final int envelopes;
    private final int warmUps;
    private final Path folder;
    private final SamplePacks packs = new SamplePacks(3);
    private @Nullable Gateway gateway;
    private @Nullable SuhuanClient client;

    StreamCpuRow(Settings settings) {
        envelopes = settings.size(3_000, 20_000);
        warmUps = settings.size(2, 10);
        folder = settings.folder().resolve("stream-cpu");
    }

    @Override
    public String id() {
        return "stream-cpu";
    }

    @Override
    public String what() {
        return "µs of CPU of gateway and client an envelope, stream (ours) and unary (theirs)";
    }

    @Override
    public String against() {
        return "unary calls, 64 at a time";
    }

    @Override
    public String settings() {
        return envelopes + " envelopes of one battery without cells, " + warmUps
                + " runs of each side before, so that compiling is over; ratio is unary ÷ stream";
    }

    @Override
    public double floor() {
        return 2.5;
    }

    @Override
    public double aim() {
        return 4;
    }

    @Override
    public boolean oursOverTheirs() {
        return false;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        gateway = Gateway.start(folder.resolve("data"));
        client = gateway.maker();
        for (int i = 0; i < warmUps; i++) {
            ours();
            theirs();
        }
    }

    @Override
    public double ours() throws Exception {
        return measure((to, made) -> PackStream.send(to, made, 256));
    }

    @Override
    public double theirs() throws Exception {
        return measure((to, made) -> UnaryCallers.send(to, made, 64));
    }

    private interface Sender {
        Position send(SuhuanClient to, List<PreparedEnvelope> made) throws Exception;
    }

    private double measure(Sender sender) throws Exception {
        SuhuanClient to = Objects.requireNonNull(client);
        Gateway server = Objects.requireNonNull(gateway);
        List<SamplePacks.Pack> made = packs.next(envelopes, 0);
        List<PreparedEnvelope> prepared = PackStream.envelopes(made, 1);
        long before = Machine.processCpuNs() + server.cpuNs();
        Position last = sender.send(to, prepared);
        to.trace(stub -> stub.getItem(GetItemRequest.newBuilder()
                .setItemId(made.get(made.size() - 1).code())
                .setMinPosition(last)
                .build()));
        return (Machine.processCpuNs() + server.cpuNs() - before) / 1e3 / envelopes;
    }

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        Scratch.delete(folder);
    }
}
