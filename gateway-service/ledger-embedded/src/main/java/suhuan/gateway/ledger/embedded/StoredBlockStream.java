package suhuan.gateway.ledger.embedded;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.embedded.store.BlockReader;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.gateway.ledger.embedded.store.StoredBlock;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Transaction;

/** Follows the store: from the file, then as blocks come. Decodes in the follower's own thread. */
final class StoredBlockStream implements BlockStream {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final BlockStore store;
    private final BlockReader reader;
    private final LedgerHealth health;
    private final Consumer<StoredBlockStream> onClose;
    private long next;
    private volatile boolean closed;

    StoredBlockStream(BlockStore store, long fromBlock, LedgerHealth health, Consumer<StoredBlockStream> onClose) {
        this.store = store;
        this.reader = store.reader();
        this.next = fromBlock;
        this.health = health;
        this.onClose = onClose;
    }

    @Override
    public @Nullable Block next(Duration timeout) throws InterruptedException {
        if (closed || !store.await(next, nanos(timeout), () -> closed)) {
            return null;
        }
        try {
            Block block = decode(reader.read(next));
            next++;
            return block;
        } catch (StoreException damaged) {
            if (closed) {
                return null;
            }
            health.readOnly(String.valueOf(damaged.getMessage()), damaged);
            throw damaged;
        }
    }

    /** Waiting times that are not countable in ns are as good as no limit. */
    private static long nanos(Duration timeout) {
        return timeout.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeout.toNanos();
    }

    static Block decode(StoredBlock block) {
        try {
            ByteString previous = block.number() == 0 ? ByteString.EMPTY : ByteString.copyFrom(block.previousSha256());
            return Block.newBuilder()
                    .setNumber(block.number())
                    .setPreviousSha256(previous)
                    .setSha256(ByteString.copyFrom(block.sha256()))
                    .addTransactions(Transaction.newBuilder()
                            .setTransactionId(block.transactionId())
                            .setRecordedAtMs(block.recordedAtMs())
                            .setBatch(Batch.parseFrom(block.batch()))
                            .setResult(BatchResult.parseFrom(block.result())))
                    .build();
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException("block " + block.number() + " cannot be read", unreadable);
        }
    }

    @Override
    public void close() {
        closed = true;
        store.wakeAll();
        onClose.accept(this);
    }
}
