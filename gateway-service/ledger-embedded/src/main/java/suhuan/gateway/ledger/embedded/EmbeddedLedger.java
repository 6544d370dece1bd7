package suhuan.gateway.ledger.embedded;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.gateway.ledger.embedded.store.VersionedValue;

/**
 * The ledger in this JVM: for a laptop, for CI, for one enterprise's pilot. Every transaction is executed twice and
 * compared; an envelope is answered after its block was synced to disk. Endorsement by other organisations is not modelled.
 *
 * <p>When the disk fails, or damage or an indeterminate contract is found, it takes no more envelopes and says why in
 * {@link #status}; reads go on.
 */
public final class EmbeddedLedger implements Ledger {
    private final BlockStore store;
    private final LedgerHealth health;
    private final EmbeddedLedgerOptions options;
    private final Admission admission;
    private final Endorser endorser;
    private final CommitPipeline pipeline;
    private final Thread sequencer;
    private final Set<StoredBlockStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedLedger(
            BlockStore store, LedgerHealth health, TransactionExecutor executor, EmbeddedLedgerOptions options) {
        this.store = store;
        this.health = health;
        this.options = options;
        this.admission = new Admission(options);
        this.endorser = new Endorser(executor);
        PendingState state = new PendingState(store);
        this.pipeline = new CommitPipeline(options, admission, store, state, health);
        this.sequencer = new Thread(
                new Sequencer(options, admission, endorser, store, state, pipeline, health), "ledger-sequence");
        sequencer.setDaemon(true);
    }

    /**
     * Opens the ledger of a folder, or begins one there.
     *
     * @param dataFolder folder of the ledger alone; made where it is missing
     * @param executor the contract; used by two threads at once
     * @throws suhuan.gateway.ledger.embedded.store.FolderInUseException where another process has it open
     * @throws suhuan.gateway.ledger.embedded.store.CorruptStoreException where durable bytes are not what they were; the
     *     message names file and offset
     * @throws StoreException where it cannot be opened for another reason; the message is one line
     */
    public static EmbeddedLedger open(Path dataFolder, TransactionExecutor executor, EmbeddedLedgerOptions options) {
        LedgerHealth health = new LedgerHealth();
        BlockStore store = BlockStore.open(
                dataFolder, options.store(), problem -> health.readOnly(String.valueOf(problem.getMessage()), problem));
        EmbeddedLedger ledger = new EmbeddedLedger(store, health, executor, options);
        ledger.pipeline.start();
        ledger.sequencer.start();
        return ledger;
    }

    @Override
    public CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission) {
        Ticket ticket = new Ticket(submission, new CompletableFuture<>());
        RuntimeException turnedAway = admission.admit(ticket, health);
        if (turnedAway != null) {
            if (turnedAway instanceof LedgerOverloadedException) {
                CommitPipeline.tell(options.listener()::overloaded);
            }
            ticket.answer().completeExceptionally(turnedAway);
        }
        return ticket.answer();
    }

    @Override
    public Map<String, ByteString> evaluate(Collection<String> keys) {
        try {
            Map<String, ByteString> values = new HashMap<>();
            for (Map.Entry<String, VersionedValue> entry : store.read(keys).entrySet()) {
                byte[] value = entry.getValue().value();
                if (value.length > 0) {
                    values.put(entry.getKey(), UnsafeByteOperations.unsafeWrap(value));
                }
            }
            return values;
        } catch (StoreException damaged) {
            if (!closed.get()) {
                health.readOnly(String.valueOf(damaged.getMessage()), damaged);
            }
            throw damaged;
        }
    }

    @Override
    public BlockStream follow(long fromBlock) {
        long last = store.lastBlock();
        if (fromBlock < 0 || fromBlock > last + 1) {
            throw new IllegalArgumentException("block " + fromBlock + " of " + (last + 1));
        }
        StoredBlockStream stream = new StoredBlockStream(store, fromBlock, health, streams::remove);
        streams.add(stream);
        if (closed.get()) {
            stream.close();
        }
        return stream;
    }

    @Override
    public LedgerStatus status() {
        return new LedgerStatus("embedded", store.lastBlock(), health.readOnlyBecause());
    }

    /** Envelopes in flight: sent and not yet answered. */
    public int inFlight() {
        return admission.inFlight();
    }

    /** Keys in the state. */
    public long keyCount() {
        return store.keyCount();
    }

    /** Bytes of heap in the arrays of the key index. */
    public long indexHeapBytes() {
        return store.indexHeapBytes();
    }

    /** Whether every block was verified since the start. */
    public boolean fullyVerified() {
        return store.scrubbed();
    }

    BlockStore store() {
        return store;
    }

    /** Answers what is in flight, ends all streams, writes an index snapshot and lets go of the folder. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        admission.close();
        boolean interrupted = false;
        while (true) {
            try {
                sequencer.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        pipeline.finish();
        endorser.close();
        for (StoredBlockStream stream : streams) {
            stream.close();
        }
        store.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
