package suhuan.bench;

import com.google.protobuf.UnsafeByteOperations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.Contract;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerOptions;

/** Goodput of many callers who all want the same ten items, group commit against one envelope a transaction. */
final class GroupCommitRow implements Comparison {
    private static final int CALLERS = 100;

    private final int ourRounds;
    private final int theirRounds;
    private final Path folder;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private @Nullable EmbeddedLedger grouped;
    private @Nullable OneByOneLedger oneByOne;
    private HotLots ourGoods = new HotLots("OURS");
    private HotLots theirGoods = new HotLots("THEIRS");

    GroupCommitRow(Settings settings) {
        ourRounds = settings.size(50, 200);
        theirRounds = settings.size(10, 30);
        folder = settings.folder().resolve("group-commit");
    }

    @Override
    public String id() {
        return "group-commit";
    }

    @Override
    public String what() {
        return "envelopes a second, all recorded";
    }

    @Override
    public String against() {
        return "one envelope a transaction, an fsync each, retry on conflict; same contract, same store";
    }

    @Override
    public String settings() {
        return CALLERS + " callers on 5 hot batteries and 5 hot lots, one envelope of two commands at a time each";
    }

    @Override
    public double floor() {
        return 3;
    }

    @Override
    public double aim() {
        return 5;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        grouped = EmbeddedLedger.open(folder.resolve("ours"), new Contract(), EmbeddedLedgerOptions.defaults());
        oneByOne = new OneByOneLedger(folder.resolve("theirs"));
        for (byte[] envelope : ourGoods.setUp()) {
            recordGrouped(envelope);
        }
        for (byte[] envelope : theirGoods.setUp()) {
            oneByOne.record(envelope);
        }
        ours();
        theirs();
    }

    @Override
    public double ours() throws Exception {
        return goodput(ourRounds, () -> recordGrouped(ourGoods.hot()));
    }

    @Override
    public double theirs() throws Exception {
        return goodput(theirRounds, () -> Objects.requireNonNull(oneByOne).record(theirGoods.hot()));
    }

    private void recordGrouped(byte[] envelope) throws Exception {
        LedgerWindow.record(Objects.requireNonNull(grouped), UnsafeByteOperations.unsafeWrap(envelope));
    }

    private interface Call {
        void run() throws Exception;
    }

    private double goodput(int rounds, Call call) throws Exception {
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int c = 0; c < CALLERS; c++) {
            running.add(callers.submit(() -> {
                for (int r = 0; r < rounds; r++) {
                    call.run();
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return rounds * (double) CALLERS * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() throws Exception {
        callers.shutdownNow();
        if (grouped != null) {
            grouped.close();
        }
        if (oneByOne != null) {
            oneByOne.close();
        }
        Scratch.delete(folder);
    }
}
