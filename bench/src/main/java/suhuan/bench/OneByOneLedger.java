package suhuan.bench;

import com.google.protobuf.UnsafeByteOperations;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.embedded.store.BlockNotWrittenException;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.gateway.ledger.embedded.store.VersionedValue;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;

/**
 * Baseline of group commit: the same contract and the same block store, one envelope a transaction, an fsync each, and a retry
 * where what was read has changed meanwhile. Executes once, not twice.
 */
final class OneByOneLedger implements AutoCloseable {
    private final TransactionExecutor contract = new Contract();
    private final BlockStore store;
    private final Object committing = new Object();

    OneByOneLedger(Path folder) {
        store = BlockStore.open(folder, StoreOptions.defaults(), problem -> {
            throw problem;
        });
    }

    /** Records one envelope, however often it has to be tried. */
    void record(byte[] envelope) throws BlockNotWrittenException {
        Batch batch = Batch.newBuilder()
                .addSubmissions(Submission.newBuilder()
                        .setEnvelope(UnsafeByteOperations.unsafeWrap(envelope))
                        .setOrganisation(HotLots.ORGANISATION))
                .build();
        while (!tryOnce(batch)) {
            // Somebody else was faster; what was read is stale.
        }
    }

    private boolean tryOnce(Batch batch) throws BlockNotWrittenException {
        long now = System.currentTimeMillis();
        Map<String, Long> versions = new HashMap<>();
        String id = Long.toHexString(System.nanoTime());
        Outcome outcome = contract.execute(batch, new TransactionContext(id, now), keys -> read(keys, versions));
        EnvelopeResult result = outcome.result().getResults(0);
        if (!result.hasRecorded()
                || result.getRecorded().getVerdictsList().stream().anyMatch(v -> v.hasRefused())) {
            throw new IllegalStateException("refused: " + result);
        }
        synchronized (committing) {
            if (!store.hasVersions(versions)) {
                return false;
            }
            PreparedBlock block = store.prepare(
                    Math.max(now, store.lastRecordedAtMs()),
                    batch.toByteArray(),
                    outcome.resultBytes(),
                    outcome.writes());
            store.write(block);
            store.publish(block);
            return true;
        }
    }

    private Map<String, byte[]> read(Collection<String> keys, Map<String, Long> versions) {
        Map<String, VersionedValue> found = store.read(keys);
        Map<String, byte[]> values = new HashMap<>();
        for (String key : keys) {
            VersionedValue value = found.get(key);
            versions.put(key, value == null ? 0L : value.version());
            if (value != null) {
                values.put(key, value.value());
            }
        }
        return values;
    }

    @Override
    public void close() {
        store.close();
    }
}
