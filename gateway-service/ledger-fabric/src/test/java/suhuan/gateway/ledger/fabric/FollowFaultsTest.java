package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.fabric.chain.AuditedBlock;
import suhuan.gateway.ledger.fabric.chain.BlockAudit;
import suhuan.gateway.ledger.fabric.chain.BlocksUnavailableException;
import suhuan.gateway.ledger.fabric.chain.FabricTransaction;
import suhuan.gateway.ledger.fabric.chain.ForkException;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.twin.FabricTwin;
import suhuan.gateway.ledger.fabric.twin.Fault;

/** Following the chain when streams break and peers are not what they were. */
class FollowFaultsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Rig rig;

    private void start(int peers) {
        rig = Rig.start(folder, peers, Rig.IMPATIENT);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static Fault broken() {
        return Fault.refuse(Fault.error(Code.UNAVAILABLE, "Network closed for unknown reason"));
    }

    @Test
    void a_stream_that_breaks_again_and_again_gives_every_block_once() throws Exception {
        start(1);
        Random random = new Random(5);
        rig.twin.faults().otherwise(step -> step == Step.FOLLOW && random.nextInt(4) == 0 ? broken() : null);
        List<Long> numbers = new ArrayList<>();
        try (BlockStream blocks = rig.ledger.follow(0)) {
            for (int i = 0; i < 40; i++) {
                TallyContract.receipt(rig.submit("e" + i, "a" + i));
            }
            while (numbers.size() < 40) {
                suhuan.ledger.v1.Block block = blocks.next(LONG);
                assertThat(block).isNotNull();
                numbers.add(block.getNumber());
            }
        }
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i);
        }
    }

    @Test
    void blocks_that_count_nothing_of_ours_are_given_empty() throws Exception {
        start(1);
        rig.twin.chain().cut();
        rig.twin.chain().force(TxValidationCode.MVCC_READ_CONFLICT);
        rig.recorded("e1", "a");
        try (BlockStream blocks = rig.ledger.follow(0)) {
            // The genesis block, one of nothing, one whose transaction does not count, one that counts.
            for (int i = 0; i < 3; i++) {
                assertThat(blocks.next(LONG).getTransactionsCount()).isZero();
            }
            assertThat(blocks.next(LONG).getTransactionsCount()).isEqualTo(1);
        }
    }

    @Test
    void a_peer_on_another_chain_is_noticed_and_nothing_is_written_any_more() throws Exception {
        start(1);
        rig.recorded("e1", "a");
        rig.recorded("e2", "a");
        rig.twin.ownPeer(0).view(forkedFrom(1));
        rig.twin.faults().next(Step.FOLLOW, broken());
        rig.twin.chain().cut();
        Rig.await(
                "the fork",
                () -> rig.ledger.status().readOnlyBecause() != null
                        && rig.ledger.status().readOnlyBecause().contains("another chain"));
        assertThat(rig.ledger.status().readOnlyBecause())
                .contains("peer0.regulator.test")
                .contains("block 2");
        rig.failed(LedgerReadOnlyException.class, rig.submit("e3", "a"));
        try (BlockStream blocks = rig.ledger.follow(rig.ledger.status().lastBlock() + 1)) {
            assertThatThrownBy(() -> blocks.next(LONG)).isInstanceOf(ForkException.class);
        }
    }

    /** The same transactions with another header from some block on. */
    private UnaryOperator<Block> forkedFrom(long number) {
        return block -> block.getHeader().getNumber() < number
                ? block
                : block.toBuilder()
                        .setHeader(block.getHeader().toBuilder().setPreviousHash(ByteString.copyFrom(new byte[32])))
                        .build();
    }

    @Test
    void a_fork_among_old_blocks_is_noticed_by_their_reader() throws Exception {
        start(1);
        for (int i = 0; i < 3; i++) {
            rig.recorded("e" + i, "a");
        }
        try (FabricLedger later = Rig.open(rig.twin, folder, Rig.IMPATIENT, FabricLedgerListener.NONE);
                BlockStream blocks = later.follow(0)) {
            rig.twin.ownPeer(0).view(forkedFrom(2));
            assertThat(blocks.next(LONG)).isNotNull();
            assertThatThrownBy(() -> {
                        blocks.next(LONG);
                        blocks.next(LONG);
                    })
                    .isInstanceOf(ForkException.class)
                    .hasMessageContaining("peer0.regulator.test");
        }
    }

    @Test
    void a_peer_whose_blocks_are_damaged_is_named_and_another_is_asked() throws Exception {
        start(2);
        rig.recorded("e1", "a");
        rig.twin
                .ownPeer(0)
                .view(block -> block.getHeader().getNumber() == 2
                        ? block.toBuilder()
                                .setData(block.getData().toBuilder().addData(ByteString.copyFromUtf8("more")))
                                .build()
                        : block);
        rig.recorded("e2", "a");
        assertThat(rig.ledger.status().lastBlock()).isEqualTo(2);
    }

    @Test
    void a_peer_that_is_behind_is_noticed_and_named_and_waited_for() throws Exception {
        start(1);
        for (int i = 0; i < 3; i++) {
            rig.recorded("e" + i, "a");
        }
        rig.twin.ownPeer(0).holdAt(2);
        rig.twin.faults().next(Step.FOLLOW, broken());
        rig.twin.chain().cut();
        // The stream looks at its peer only when it is broken.
        rig.twin.ownPeer(0).down(true);
        Rig.await("trouble", () -> rig.ledger.status().readOnlyBecause() != null);
        rig.twin.ownPeer(0).down(false);
        Rig.await(
                "the name of the trouble",
                () -> String.valueOf(rig.ledger.status().readOnlyBecause())
                        .contains("peer peer0.regulator.test is behind: its last block is 1, and block 3 was seen"
                                + " before"));
        rig.twin.ownPeer(0).release();
        Rig.await("blocks", () -> rig.ledger.status().readOnlyBecause() == null);
        rig.recorded("e9", "a");
    }

    @Test
    void a_peer_restored_from_a_snapshot_is_noticed_and_named() throws Exception {
        start(1);
        for (int i = 0; i < 5; i++) {
            rig.recorded("e" + i, "a");
        }
        rig.twin.ownPeer(0).restoredFromSnapshotOf(3);
        try (FabricLedger later = Rig.open(rig.twin, folder, Rig.IMPATIENT, FabricLedgerListener.NONE)) {
            try (BlockStream blocks = later.follow(0)) {
                assertThatThrownBy(() -> blocks.next(Duration.ofSeconds(1)))
                        .isInstanceOf(BlocksUnavailableException.class)
                        .hasMessageContaining("peer0.regulator.test")
                        .hasMessageContaining("snapshot")
                        .hasMessageContaining("no blocks before 4");
            }
            try (BlockStream blocks = later.follow(4)) {
                assertThat(blocks.next(LONG).getNumber()).isEqualTo(4);
            }
            assertThat(TallyContract.receipt(later.submit(TallyContract.envelope("e9", "a")))
                            .getRecording()
                            .getPosition()
                            .getBlockNumber())
                    .isEqualTo(6);
        }
    }

    @Test
    void another_peer_of_ours_takes_over_and_the_first_is_used_again_when_it_is_back() throws Exception {
        start(2);
        rig.recorded("e1", "a");
        rig.twin.ownPeer(0).down(true);
        for (int i = 2; i < 6; i++) {
            rig.recorded("e" + i, "a");
        }
        rig.twin.ownPeer(0).down(false);
        rig.twin.ownPeer(1).down(true);
        for (int i = 6; i < 10; i++) {
            rig.recorded("e" + i, "a");
        }
        assertThat(rig.tally("a")).isEqualTo(9);
    }

    @Test
    void a_peer_of_ours_whose_chaincode_is_dead_is_left_for_another() throws Exception {
        start(2);
        rig.twin
                .ownPeer(0)
                .chaincodeTrouble("error in simulation: failed to execute transaction 5e: connection refused");
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: own side down");
        rig.recorded("e2", "a");
        assertThat(rig.heard.retries).hasSize(1);
    }

    @Test
    void a_peer_that_is_slow_when_a_gateway_starts_is_asked_again() {
        start(1);
        rig.twin.faults().next(Step.EVALUATE, Fault.hang(), Fault.hang());
        try (FabricLedger another = Rig.open(rig.twin, folder, Rig.IMPATIENT, FabricLedgerListener.NONE)) {
            assertThat(another.status().readOnlyBecause()).isNull();
        }
        assertThat(rig.twin.faults().calls(Step.EVALUATE)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void the_only_peer_of_ours_is_left_alone_and_found_again() throws Exception {
        start(1);
        rig.recorded("e1", "a");
        rig.twin.ownPeer(0).down(true);
        rig.failed(LedgerReadOnlyException.class, rig.submit("e2", "a"));
        assertThat(rig.heard.breakers).startsWith("peer0.regulator.test open");
        assertThatThrownBy(() -> rig.ledger.evaluate(List.of("tally/a")))
                .isInstanceOf(FabricUnavailableException.class)
                .hasMessageContaining("peer0.regulator.test");
        rig.twin.ownPeer(0).down(false);
        Rig.await("the status", () -> rig.ledger.status().readOnlyBecause() == null);
        rig.recorded("e2", "a");
        assertThat(rig.heard.breakers).endsWith("peer0.regulator.test closed");
    }

    @Test
    void an_audit_sees_every_call_with_its_writes() throws Exception {
        start(1);
        rig.twin.chain().force(TxValidationCode.MVCC_READ_CONFLICT);
        rig.recorded("e1", "a");
        try (BlockAudit audit = rig.ledger.audit(0)) {
            List<FabricTransaction> transactions = new ArrayList<>();
            for (long number = 0; number <= rig.ledger.status().lastBlock(); number++) {
                AuditedBlock block = audit.next(LONG);
                assertThat(block.number()).isEqualTo(number);
                transactions.addAll(block.transactions());
            }
            assertThat(transactions).extracting(FabricTransaction::valid).containsExactly(false, true);
            FabricTransaction recorded = transactions.get(1);
            assertThat(recorded.organisation()).isEqualTo(FabricTwin.OWN);
            assertThat(recorded.writes()).extracting("key").containsExactly("envelope/e1", "tally/a");
            assertThat(recorded.writes().get(1).value()).isEqualTo(ByteString.copyFrom("1", StandardCharsets.UTF_8));
        }
    }
}
