package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.Seeds;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Block;

/** Followers beside writers, restarts and interrupts, on the machine's own disk. */
class FollowTest {
    @TempDir
    Path folder;

    private final Random random = Seeds.random("FollowTest");

    private EmbeddedLedger open() {
        return EmbeddedLedger.open(
                folder,
                new CountingContract(),
                EmbeddedLedgerOptions.defaults()
                        .withStore(
                                StoreOptions.defaults().withSegmentBytes(20_000).withSnapshotBytes(30_000)));
    }

    @Test
    void followersSeeEveryBlockOnceInOrderAcrossRestarts() throws Exception {
        List<ByteString> chain = new ArrayList<>();
        for (int restart = 0; restart < 4; restart++) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<List<ByteString>>> followers = new ArrayList<>();
            List<Long> starts = new ArrayList<>();
            EmbeddedLedger ledger = open();
            for (int follower = 0; follower < 5; follower++) {
                long from = follower == 0 ? 0 : random.nextInt(chain.size() + 1);
                BlockStream stream = ledger.follow(from);
                starts.add(from);
                followers.add(threads.submit(() -> read(stream)));
            }
            int number = restart;
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    CompletableFuture<SubmitAnswer> answer =
                            ledger.submit(Envelopes.counting(number + "-" + i, "A" + i % 7));
                    if (i % 3 == 0) {
                        Envelopes.receipt(answer);
                    }
                }
                return null;
            });
            writer.get(60, TimeUnit.SECONDS);
            ledger.close();
            threads.shutdown();
            List<ByteString> longer = readAll();
            assertThat(longer).hasSizeGreaterThan(chain.size());
            assertThat(longer.subList(0, chain.size())).isEqualTo(chain);
            chain = longer;
            for (int i = 0; i < starts.size(); i++) {
                // A ledger that closes ends its streams; what they gave till then is without gap or double.
                List<ByteString> seen = followers.get(i).get(60, TimeUnit.SECONDS);
                int from = Math.toIntExact(starts.get(i));
                assertThat(seen).isEqualTo(chain.subList(from, from + seen.size()));
            }
        }
    }

    /** Hashes of all blocks a stream gives until it ends; each follows the one before. */
    private static List<ByteString> read(BlockStream stream) throws InterruptedException {
        List<ByteString> hashes = new ArrayList<>();
        try (stream) {
            for (Block block = stream.next(Duration.ofDays(1_000_000));
                    block != null;
                    block = stream.next(Duration.ofDays(1_000_000))) {
                if (!hashes.isEmpty()) {
                    assertThat(block.getPreviousSha256()).isEqualTo(hashes.get(hashes.size() - 1));
                }
                hashes.add(block.getSha256());
            }
        }
        return hashes;
    }

    private List<ByteString> readAll() throws InterruptedException {
        List<ByteString> chain = new ArrayList<>();
        try (EmbeddedLedger ledger = open();
                BlockStream stream = ledger.follow(0)) {
            while (chain.size() <= ledger.status().lastBlock()) {
                chain.add(stream.next(Duration.ofSeconds(30)).getSha256());
            }
        }
        return chain;
    }

    @Test
    void closingAStreamEndsAWaitingCall() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            BlockStream stream = ledger.follow(0);
            CountDownLatch begun = new CountDownLatch(1);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<Block> waiting = thread.submit(() -> {
                begun.countDown();
                return stream.next(Duration.ofDays(1));
            });
            begun.await();
            stream.close();
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isNull();
            thread.shutdown();
        }
    }

    @Test
    void interruptedReadersHurtNobody() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> readers = new ArrayList<>();
            List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 3; i++) {
                Thread reader = new Thread(() -> {
                    while (!stop.get()) {
                        ledger.evaluate(List.of("battery/A1", "battery/A2", "envelope/e5"));
                        try (BlockStream stream = ledger.follow(0)) {
                            stream.next(Duration.ZERO);
                        } catch (InterruptedException expected) {
                            Thread.currentThread().interrupt();
                        }
                        if (Thread.currentThread().isInterrupted() && stop.get()) {
                            return;
                        }
                    }
                });
                reader.setUncaughtExceptionHandler((thread, problem) -> problems.add(problem));
                readers.add(reader);
                reader.start();
            }
            for (int i = 0; i < 400; i++) {
                Envelopes.receipt(ledger.submit(Envelopes.counting("e" + i, "A" + i % 5)));
                readers.get(i % 3).interrupt();
            }
            stop.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(problems).isEmpty();
            assertThat(ledger.status().readOnlyBecause()).isNull();
            assertThat(ledger.evaluate(List.of("battery/A1"))).hasSize(1);
        }
    }

    @Test
    void evaluateSeesWholeBlocks() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            AtomicBoolean stop = new AtomicBoolean();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<Integer> reader = thread.submit(() -> {
                int seen = 0;
                while (!stop.get()) {
                    var values = ledger.evaluate(List.of("battery/L", "battery/R"));
                    assertThat(values.get("battery/L")).isEqualTo(values.get("battery/R"));
                    seen++;
                }
                return seen;
            });
            for (int i = 0; i < 500; i++) {
                Envelopes.receipt(ledger.submit(Envelopes.counting("e" + i, "L", "R")));
            }
            stop.set(true);
            assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
            thread.shutdown();
        }
    }

    @Test
    void aBlockThatCannotExistIsNotFollowed() {
        try (EmbeddedLedger ledger = open()) {
            assertThatThrownBy(() -> ledger.follow(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ledger.follow(1)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
