package suhuan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/**
 * Packs a second over a record stream, each with 96 cells under a commitment, until durable or until visible, against a plain
 * Spring application on the same PostgreSQL.
 */
final class ImportRow implements Comparison {
    private static final int CELLS = 96;
    private static final int PER_ENVELOPE = 100;
    private static final int BATCH = 500;

    private final boolean untilVisible;
    private final int packs;
    private final Path folder;
    private final SamplePacks ourPacks = new SamplePacks(1);
    private final SamplePacks theirPacks = new SamplePacks(2);
    private @Nullable Gateway gateway;
    private @Nullable SuhuanClient client;
    private @Nullable PlainJdbcImport plain;

    ImportRow(Settings settings, boolean untilVisible) {
        this.untilVisible = untilVisible;
        this.packs = settings.size(1_000, 10_000);
        this.folder = settings.folder().resolve("import");
    }

    @Override
    public String id() {
        return untilVisible ? "import-visible" : "import-durable";
    }

    @Override
    public String what() {
        return "packs a second until " + (untilVisible ? "visible in GetItem and FindItems" : "durable");
    }

    @Override
    public String against() {
        return "JdbcTemplate batches of " + BATCH + " packs into the same PostgreSQL, a commit each";
    }

    @Override
    public String settings() {
        return packs + " packs a run, " + CELLS + " cells each in random order, " + PER_ENVELOPE
                + " packs an envelope, one stream; both sides fsync every commit";
    }

    @Override
    public double floor() {
        return untilVisible ? 1 : 3;
    }

    @Override
    public double aim() {
        return untilVisible ? 2 : 10;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        gateway = Gateway.start(folder.resolve("data"));
        client = gateway.maker();
        plain = new PlainJdbcImport(gateway.database());
        // Twice, so that both sides have been compiled.
        for (int i = 0; i < 2; i++) {
            ours();
            theirs();
        }
    }

    @Override
    public double ours() throws Exception {
        SuhuanClient to = Objects.requireNonNull(client);
        List<SamplePacks.Pack> made = ourPacks.next(packs, CELLS);
        List<PreparedEnvelope> envelopes = PackStream.envelopes(made, PER_ENVELOPE);
        long begin = System.nanoTime();
        Position last = PackStream.send(to, envelopes, 64);
        long durable = System.nanoTime();
        awaitVisible(to, made.get(made.size() - 1), last);
        long end = untilVisible ? System.nanoTime() : durable;
        return packs * 1e9 / (end - begin);
    }

    /** Also where only durability is measured: the read side must not lag into the baseline's turn. */
    private static void awaitVisible(SuhuanClient to, SamplePacks.Pack last, Position position) {
        to.trace(stub -> stub.getItem(GetItemRequest.newBuilder()
                .setItemId(last.code())
                .setMinPosition(position)
                .build()));
        var found = to.trace(stub -> stub.findItems(FindItemsRequest.newBuilder()
                .setCode(last.cells().get(0))
                .setMinPosition(position)
                .build()));
        if (found.getItemsCount() != 1 || !found.getItems(0).getItemId().equals(last.code())) {
            throw new IllegalStateException("the cell's code did not find its pack");
        }
    }

    @Override
    public double theirs() {
        return Objects.requireNonNull(plain).run(theirPacks.next(packs, CELLS), BATCH);
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
