package suhuan.gateway.doubles;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Transaction;

/** A ledger that puts every envelope into a block of its own and judges nothing. */
public final class BlocksInMemory implements Ledger {
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable RuntimeException withheld;

    /** Adds a block without transactions, such as one that configures a channel. */
    public synchronized BlocksInMemory addEmptyBlock() {
        blocks.add(Block.newBuilder().setNumber(blocks.size()).build());
        notifyAll();
        return this;
    }

    /** Adds a block without transactions whose hash is this text, such as the first one of a network. */
    public synchronized BlocksInMemory addBlock(String hash) {
        blocks.add(Block.newBuilder()
                .setNumber(blocks.size())
                .setSha256(ByteString.copyFromUtf8(hash))
                .build());
        notifyAll();
        return this;
    }

    /** From now on blocks do not come, for a reason that readers are told. */
    public synchronized void withhold(RuntimeException reason) {
        withheld = reason;
        notifyAll();
    }

    @Override
    public synchronized CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission) {
        blocks.add(Block.newBuilder()
                .setNumber(blocks.size())
                .addTransactions(Transaction.newBuilder()
                        .setBatch(Batch.newBuilder()
                                .addSubmissions(Submission.newBuilder()
                                        .setEnvelope(submission.envelope())
                                        .setOrganisation(submission.organisation()))))
                .build());
        notifyAll();
        return CompletableFuture.completedFuture(new SubmitAnswer.Recorded(Receipt.getDefaultInstance()));
    }

    @Override
    public Map<String, ByteString> evaluate(Collection<String> keys) {
        throw new UnsupportedOperationException("this ledger has no state");
    }

    @Override
    public BlockStream follow(long fromBlock) {
        return new Stream(Math.toIntExact(fromBlock));
    }

    private final class Stream implements BlockStream {
        private int next;

        Stream(int next) {
            this.next = next;
        }

        @Override
        public Block next(Duration timeout) throws InterruptedException {
            synchronized (BlocksInMemory.this) {
                if (withheld != null) {
                    throw withheld;
                }
                long end = System.nanoTime() + timeout.toNanos();
                while (next >= blocks.size()) {
                    long leftMs = (end - System.nanoTime()) / 1_000_000;
                    if (leftMs <= 0) {
                        return null;
                    }
                    BlocksInMemory.this.wait(leftMs);
                }
                return blocks.get(next++);
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public synchronized LedgerStatus status() {
        return new LedgerStatus("fabric", blocks.size() - 1, null);
    }

    @Override
    public void close() {}
}
