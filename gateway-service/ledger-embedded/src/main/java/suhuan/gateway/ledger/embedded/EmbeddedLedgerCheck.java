package suhuan.gateway.ledger.embedded;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.embedded.store.CorruptStoreException;
import suhuan.gateway.ledger.embedded.store.StoreAudit;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.gateway.ledger.embedded.store.StoredBlock;
import suhuan.ledger.v1.Batch;

/**
 * Checks a ledger against itself: every byte of every block, every transaction executed again from block 0, and the index
 * against the state that results. The ledger may go on working meanwhile.
 */
public final class EmbeddedLedgerCheck {
    private static final int MOST_DIFFERENCES = 1000;

    private final StoreAudit audit;
    private final TransactionExecutor executor;
    private final List<LedgerDifference> differences = new ArrayList<>();

    private EmbeddedLedgerCheck(StoreAudit audit, TransactionExecutor executor) {
        this.audit = audit;
        this.executor = executor;
    }

    /**
     * Checks a ledger.
     *
     * @param executor the contract that recorded it
     * @return what was found, at most 1,000; empty where all is well
     */
    public static List<LedgerDifference> run(EmbeddedLedger ledger, TransactionExecutor executor) {
        EmbeddedLedgerCheck check = new EmbeddedLedgerCheck(new StoreAudit(ledger.store()), executor);
        check.run();
        return List.copyOf(check.differences);
    }

    private void run() {
        try {
            audit.walk(this::repeat);
            audit.compare((key, how) -> add(new LedgerDifference(LedgerDifference.Kind.STATE_DIFFERS, -1, key, how)));
        } catch (CorruptStoreException damaged) {
            add(new LedgerDifference(
                    LedgerDifference.Kind.DAMAGED,
                    -1,
                    damaged.file().toString(),
                    String.valueOf(damaged.getMessage())));
        } catch (StoreException unreadable) {
            add(new LedgerDifference(
                    LedgerDifference.Kind.DAMAGED, -1, "store", String.valueOf(unreadable.getMessage())));
        }
    }

    private void repeat(StoredBlock block) {
        Outcome outcome = execute(block);
        if (outcome == null) {
            return;
        }
        if (!ByteString.copyFrom(outcome.resultBytes()).equals(block.result())) {
            add(block, LedgerDifference.Kind.RESULT_DIFFERS, "the block holds another result");
        }
        TreeMap<String, ByteString> recorded = new TreeMap<>();
        block.writes((key, value, version) -> recorded.put(StoredBlock.WriteVisitor.text(key), value));
        for (Map.Entry<String, byte[]> write : outcome.writes().entrySet()) {
            ByteString stored = recorded.remove(write.getKey());
            if (!ByteString.copyFrom(write.getValue()).equals(stored)) {
                String how = stored == null ? "the block does not write " : "the block writes another value of ";
                add(block, LedgerDifference.Kind.WRITES_DIFFER, how + write.getKey());
            }
        }
        for (String key : recorded.keySet()) {
            add(block, LedgerDifference.Kind.WRITES_DIFFER, "only the block writes " + key);
        }
    }

    private @Nullable Outcome execute(StoredBlock block) {
        try {
            return executor.execute(
                    Batch.parseFrom(block.batch()),
                    new TransactionContext(block.transactionId(), block.recordedAtMs()),
                    this::values);
        } catch (StoreException damaged) {
            throw damaged;
        } catch (InvalidProtocolBufferException | RuntimeException failed) {
            add(block, LedgerDifference.Kind.EXECUTION_FAILED, String.valueOf(failed));
            return null;
        }
    }

    private Map<String, byte[]> values(Collection<String> keys) {
        Map<String, byte[]> values = new HashMap<>();
        audit.read(keys).forEach((key, value) -> values.put(key, value.value()));
        return values;
    }

    private void add(StoredBlock block, LedgerDifference.Kind kind, String detail) {
        add(new LedgerDifference(kind, block.number(), block.transactionId(), detail));
    }

    private void add(LedgerDifference difference) {
        if (differences.size() < MOST_DIFFERENCES) {
            differences.add(difference);
        }
    }
}
