package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import suhuan.common.v1.Position;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.fabric.peer.CallDeadlines;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.twin.FabricTwin;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Transaction;

/** A ledger on a network in memory, impatient enough for tests. */
final class Rig implements AutoCloseable {
    static final FabricLedgerOptions IMPATIENT = FabricLedgerOptions.defaults()
            .withPatience(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(300))
            .withDeadlines(new CallDeadlines(
                    Duration.ofMillis(600), Duration.ofMillis(400), Duration.ofMillis(300), Duration.ofSeconds(2)));

    final FabricTwin twin;
    final FabricLedger ledger;
    final Heard heard;

    private Rig(FabricTwin twin, FabricLedger ledger, Heard heard) {
        this.twin = twin;
        this.ledger = ledger;
        this.heard = heard;
    }

    /** What the listener heard. */
    static final class Heard implements FabricLedgerListener {
        final AtomicInteger conflicts = new AtomicInteger();
        final AtomicInteger halved = new AtomicInteger();
        final AtomicInteger unknown = new AtomicInteger();
        final ConcurrentLinkedQueue<String> retries = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<String> breakers = new ConcurrentLinkedQueue<>();

        @Override
        public void conflict(int envelopes) {
            conflicts.incrementAndGet();
        }

        @Override
        public void halved() {
            halved.incrementAndGet();
        }

        @Override
        public void outcomeUnknown(int envelopes) {
            unknown.addAndGet(envelopes);
        }

        @Override
        public void retried(String step, String reason) {
            retries.add(step + ": " + reason);
        }

        @Override
        public void breaker(String peer, boolean open) {
            breakers.add(peer + (open ? " open" : " closed"));
        }
    }

    static Rig start(Path folder) {
        return start(folder, 1, IMPATIENT);
    }

    static Rig start(Path folder, int peers, FabricLedgerOptions options) {
        FabricTwin twin = FabricTwin.start(new TallyContract(), peers, 10);
        Heard heard = new Heard();
        return new Rig(twin, open(twin, folder, options, heard), heard);
    }

    static FabricLedger open(FabricTwin twin, Path folder, FabricLedgerOptions options, FabricLedgerListener heard) {
        return FabricLedger.over(twin.connection(folder), options, TallyContract::plan, heard, twin::channel);
    }

    CompletableFuture<SubmitAnswer> submit(String id, String... tallies) {
        return ledger.submit(TallyContract.envelope(id, tallies));
    }

    /** Submits, expects a receipt, and checks that the envelope stands where it says, and nowhere else. */
    Receipt recorded(String id, String... tallies) throws Exception {
        Receipt receipt = TallyContract.receipt(submit(id, tallies));
        demandStandsOnceWhereItSays(receipt);
        return receipt;
    }

    void demandStandsOnceWhereItSays(Receipt receipt) throws Exception {
        String id = receipt.getRecording().getEnvelopeId();
        long block = receipt.getRecording().getPosition().getBlockNumber();
        await("block " + block, () -> ledger.status().lastBlock() >= block);
        assertThat(places().get(id))
                .as("places of envelope " + id)
                .containsExactly(receipt.getRecording().getPosition());
    }

    /** Submits and expects a failure of this class. */
    <T extends Throwable> T failed(Class<T> with, CompletableFuture<SubmitAnswer> answer) throws Exception {
        try {
            SubmitAnswer given = answer.get(60, TimeUnit.SECONDS);
            throw new AssertionError("answered " + given);
        } catch (ExecutionException failure) {
            assertThat(failure.getCause()).isInstanceOf(with);
            return with.cast(failure.getCause());
        }
    }

    /** Where each envelope stands on the chain, by its id. */
    Map<String, List<Position>> places() throws InterruptedException {
        Map<String, List<Position>> places = new HashMap<>();
        try (BlockStream blocks = ledger.follow(0)) {
            long last = ledger.status().lastBlock();
            for (long number = 0; number <= last; number++) {
                Block block = blocks.next(Duration.ofSeconds(30));
                assertThat(block).as("block " + number).isNotNull();
                for (int t = 0; t < block.getTransactionsCount(); t++) {
                    Transaction transaction = block.getTransactions(t);
                    for (int e = 0; e < transaction.getResult().getResultsCount(); e++) {
                        EnvelopeRecorded recorded =
                                transaction.getResult().getResults(e).getRecorded();
                        places.computeIfAbsent(recorded.getEnvelopeId(), id -> new ArrayList<>())
                                .add(Position.newBuilder()
                                        .setBlockNumber(number)
                                        .setTransactionIndex(t)
                                        .setEnvelopeIndex(e)
                                        .build());
                    }
                }
            }
        }
        return places;
    }

    int tally(String tally) {
        ByteString value = ledger.evaluate(List.of("tally/" + tally)).get("tally/" + tally);
        return value == null ? 0 : Integer.parseInt(value.toString(StandardCharsets.UTF_8));
    }

    int calls(Step step) {
        return twin.faults().calls(step);
    }

    /** Waits until something is so. */
    static void await(String what, BooleanSupplier so) {
        CompletableFuture<Void> never = new CompletableFuture<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Closing.await(never, 5);
        }
    }

    @Override
    public void close() {
        ledger.close();
        twin.close();
    }
}
