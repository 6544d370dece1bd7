package suhuan.gateway.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.fabric.FabricLedger;
import suhuan.gateway.ledger.fabric.chain.AuditedBlock;
import suhuan.gateway.ledger.fabric.chain.BlockAudit;
import suhuan.gateway.ledger.fabric.chain.FabricTransaction;
import suhuan.gateway.ledger.fabric.chain.Write;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/**
 * Checks what the organisations of a network recorded: every transaction that counts is executed again from block 0 on a state of
 * our own, its answer and its writes are compared with what the block holds, and the state that results with what the peer says.
 * Holds the whole state in memory. The network may go on working meanwhile.
 */
final class FabricLedgerCheck {
    private static final Duration BLOCK_IN_TIME = Duration.ofSeconds(30);
    private static final int KEYS_A_QUESTION = 1_000;
    private static final int ROUNDS = 5;
    private static final int MOST_DIFFERENCES = 1_000;

    private final Network network;
    private final TransactionExecutor contract;
    private final Consumer<String> tell;
    private final TreeMap<String, ByteString> state = new TreeMap<>();
    private long nextBlock;
    private int told;

    /** What is checked. */
    interface Network {
        /** Number of the last block there is now. */
        long lastBlock();

        /** The next block, from 0 on; null where it does not come in time. */
        @Nullable
        AuditedBlock next(Duration timeout) throws InterruptedException;

        /** What the peer says of some keys. */
        Map<String, ByteString> read(List<String> keys);
    }

    /** A ledger and the stream of its blocks. */
    private record Reading(FabricLedger ledger, BlockAudit blocks) implements Network {
        @Override
        public long lastBlock() {
            return ledger.status().lastBlock();
        }

        @Override
        public @Nullable AuditedBlock next(Duration timeout) throws InterruptedException {
            return blocks.next(timeout);
        }

        @Override
        public Map<String, ByteString> read(List<String> keys) {
            return ledger.evaluate(keys);
        }
    }

    /** Checks a ledger. */
    static void run(FabricLedger ledger, TransactionExecutor contract, Consumer<String> tell)
            throws InterruptedException {
        try (BlockAudit blocks = ledger.audit(0)) {
            new FabricLedgerCheck(new Reading(ledger, blocks), contract, tell).run();
        }
    }

    /**
     * @param contract the contract that recorded it
     * @param tell told of each difference, at most 1,000
     */
    FabricLedgerCheck(Network network, TransactionExecutor contract, Consumer<String> tell) {
        this.network = network;
        this.contract = contract;
        this.tell = tell;
    }

    void run() throws InterruptedException {
        replay();
        compare();
    }

    /** Executes what there is. */
    private void replay() throws InterruptedException {
        long last = network.lastBlock();
        while (nextBlock <= last) {
            AuditedBlock block = network.next(BLOCK_IN_TIME);
            if (block == null) {
                throw new StartFailure("block " + nextBlock + " of " + last + " does not come; see gateway.log");
            }
            for (FabricTransaction transaction : block.transactions()) {
                if (transaction.valid()) {
                    repeat(block.number(), transaction);
                }
            }
            nextBlock = block.number() + 1;
        }
    }

    private void repeat(long block, FabricTransaction transaction) {
        String where = "block " + block + ", transaction " + transaction.transactionId() + ": ";
        Outcome outcome = execute(where, transaction);
        if (outcome != null) {
            if (!ByteString.copyFrom(outcome.resultBytes()).equals(transaction.result())) {
                add(where + "the block holds another result");
            }
            compareWrites(where, outcome, transaction);
        }
        // The peers' state is what the block writes, whatever the contract says today.
        for (Write write : transaction.writes()) {
            ByteString value = write.value();
            if (value == null) {
                state.remove(write.key());
            } else {
                state.put(write.key(), value);
            }
        }
    }

    private @Nullable Outcome execute(String where, FabricTransaction transaction) {
        try {
            Batch asked = Batch.parseFrom(transaction.batch());
            Batch.Builder batch = Batch.newBuilder();
            for (Submission submission : asked.getSubmissionsList()) {
                // Whoever sent it speaks for its own organisation, whatever it says.
                batch.addSubmissions(submission.toBuilder().setOrganisation(transaction.organisation()));
            }
            return contract.execute(
                    batch.build(),
                    new TransactionContext(transaction.transactionId(), transaction.recordedAtMs()),
                    this::values);
        } catch (InvalidProtocolBufferException | RuntimeException failed) {
            add(where + "the contract fails on it: " + failed);
            return null;
        }
    }

    private Map<String, byte[]> values(Collection<String> keys) {
        Map<String, byte[]> values = new HashMap<>();
        for (String key : keys) {
            ByteString value = state.get(key);
            if (value != null) {
                values.put(key, value.toByteArray());
            }
        }
        return values;
    }

    private void compareWrites(String where, Outcome outcome, FabricTransaction transaction) {
        Map<String, ByteString> written = new TreeMap<>();
        for (Write write : transaction.writes()) {
            // Fabric takes an empty value for a deletion, and so does the contract for an absent one.
            written.put(write.key(), write.value() == null ? ByteString.EMPTY : write.value());
        }
        outcome.writes().forEach((key, value) -> {
            if (!written.containsKey(key)) {
                add(where + "the block does not write " + key);
            } else if (!ByteString.copyFrom(value).equals(written.remove(key))) {
                add(where + "the block writes another value of " + key);
            }
        });
        for (String key : written.keySet()) {
            add(where + "only the block writes " + key);
        }
    }

    /** What differs because the network went on is looked at again with the blocks that came. */
    private void compare() throws InterruptedException {
        List<String> differing = differing(new ArrayList<>(state.keySet()));
        for (int round = 0; round < ROUNDS && !differing.isEmpty(); round++) {
            replay();
            differing = differing(differing);
        }
        for (String key : differing) {
            add("state: the peer has another value of " + key + " than the blocks");
        }
    }

    private List<String> differing(List<String> keys) {
        List<String> differing = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_A_QUESTION) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_A_QUESTION));
            Map<String, ByteString> peers = network.read(some);
            for (String key : some) {
                if (!java.util.Objects.equals(state.get(key), peers.get(key))) {
                    differing.add(key);
                }
            }
        }
        return differing;
    }

    private void add(String difference) {
        if (told < MOST_DIFFERENCES) {
            told++;
            tell.accept(difference);
        }
    }
}
