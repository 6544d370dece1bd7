package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Receipt;

/** Every block from any block on, in order, without gap or double. */
interface FollowRules extends OnAScene {
    /** How far back tests look at most: a network's ledger may be long. */
    int MOST_BLOCKS = 300;

    @Test
    default void blocksAreChainedFromTheFirst() throws Exception {
        scene().registered();
        long last = Math.min(scene().ledger().status().lastBlock(), MOST_BLOCKS);
        ByteString previous = ByteString.EMPTY;
        long number = 0;
        for (Block block : scene().blocks(0, last)) {
            assertThat(block.getNumber()).isEqualTo(number++);
            assertThat(block.getPreviousSha256()).isEqualTo(previous);
            assertThat(block.getSha256().size()).isEqualTo(32);
            previous = block.getSha256();
        }
        assertThat(number).isEqualTo(last + 1);
    }

    @Test
    default void fromAnyBlockOnTheSameBlocksCome() throws Exception {
        for (int i = 0; i < 3; i++) {
            scene().registered();
        }
        long last = scene().ledger().status().lastBlock();
        long first = Math.max(0, last - 25);
        List<Block> all = scene().blocks(first, last);
        assertThat(all).hasSizeGreaterThan(1);
        for (int from = 0; from < all.size(); from++) {
            assertThat(scene().blocks(first + from, last)).isEqualTo(all.subList(from, all.size()));
        }
    }

    @Test
    default void behindTheLastBlockAStreamWaitsForTheNext() throws Exception {
        scene().registered();
        long last = scene().ledger().status().lastBlock();
        try (BlockStream blocks = scene().ledger().follow(last + 1)) {
            assertThat(blocks.next(Duration.ZERO)).isNull();
            assertThat(blocks.next(Duration.ofMillis(20))).isNull();
            Receipt receipt = scene().recorded(scene().registration(scene().freshCode()));
            Block block = scene().next(blocks);
            assertThat(block.getNumber()).isEqualTo(last + 1);
            while (block.getNumber() < receipt.getRecording().getPosition().getBlockNumber()) {
                block = scene().next(blocks);
            }
            assertThat(Recorded.in(List.of(block)))
                    .map(Recorded::envelopeId)
                    .contains(receipt.getRecording().getEnvelopeId());
        }
    }

    @Test
    default void blocksThatCannotBeThereAreNotFollowed() {
        assertThatThrownBy(() -> scene().ledger().follow(-1)).isInstanceOf(IllegalArgumentException.class);
        long beyond = scene().ledger().status().lastBlock() + 1_000;
        assertThatThrownBy(() -> scene().ledger().follow(beyond)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aFollowerBesideWritersSeesEveryRecordingOnceWhereItStands() throws Exception {
        long from = scene().ledger().status().lastBlock() + 1;
        int followers = 3;
        int envelopes = 120;
        ExecutorService pool = Executors.newFixedThreadPool(followers);
        List<Receipt> receipts = new ArrayList<>();
        try (BlockStream first = scene().ledger().follow(from)) {
            List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < envelopes; i++) {
                answers.add(scene().ledger().submit(scene().registration(scene().freshCode())));
                if (i % 40 == 0) {
                    scene().allRecorded(answers.get(i));
                }
            }
            for (CompletableFuture<SubmitAnswer> answer : answers) {
                receipts.add(scene().allRecorded(answer));
            }
            long to = scene().ledger().status().lastBlock();
            List<Future<List<Block>>> read = new ArrayList<>();
            read.add(pool.submit(() -> upTo(first, to)));
            for (int i = 1; i < followers; i++) {
                read.add(pool.submit(() -> scene().blocks(from, to)));
            }
            for (Future<List<Block>> each : read) {
                List<Block> blocks = each.get(scene().patience().toMillis(), TimeUnit.MILLISECONDS);
                assertThat(blocks).hasSize(Math.toIntExact(to - from + 1));
                assertThat(Recorded.in(blocks))
                        .map(Recorded::recording)
                        .containsExactlyInAnyOrderElementsOf(
                                receipts.stream().map(Receipt::getRecording).toList());
            }
        } finally {
            pool.shutdown();
        }
    }

    private List<Block> upTo(BlockStream stream, long to) throws InterruptedException {
        List<Block> blocks = new ArrayList<>();
        Block block;
        do {
            block = scene().next(stream);
            blocks.add(block);
        } while (block.getNumber() < to);
        return blocks;
    }

    @Test
    default void closingAStreamEndsAWaitingCall() throws Exception {
        BlockStream stream = scene().ledger().follow(scene().ledger().status().lastBlock() + 1);
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Boolean> ended = pool.submit(() -> {
            begun.countDown();
            return stream.next(Duration.ofDays(1)) == null;
        });
        pool.shutdown();
        begun.await();
        stream.close();
        stream.close();
        assertThat(ended.get(scene().patience().toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
        assertThat(stream.next(Duration.ZERO)).isNull();
    }
}
