package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Block;

/** A ledger that has the blocks it is given. */
public final class FakeLedger implements Ledger {
    private final List<Block> blocks = new ArrayList<>();
    private final String kind;

    public FakeLedger() {
        this("fake");
    }

    public FakeLedger(String kind) {
        this.kind = kind;
    }

    public synchronized FakeLedger append(Collection<Block> more) {
        blocks.addAll(more);
        notifyAll();
        return this;
    }

    @Override
    public CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission) {
        throw new UnsupportedOperationException("this ledger only follows");
    }

    @Override
    public Map<String, ByteString> evaluate(Collection<String> keys) {
        throw new UnsupportedOperationException("this ledger only follows");
    }

    @Override
    public synchronized LedgerStatus status() {
        return new LedgerStatus(kind, blocks.size() - 1, null);
    }

    @Override
    public void close() {}

    @Override
    public BlockStream follow(long fromBlock) {
        return new Stream(Math.toIntExact(fromBlock));
    }

    private final class Stream implements BlockStream {
        private int next;
        private boolean closed;

        Stream(int next) {
            this.next = next;
        }

        @Override
        public Block next(Duration timeout) throws InterruptedException {
            synchronized (FakeLedger.this) {
                long end = System.nanoTime() + timeout.toNanos();
                while (!closed && next >= blocks.size()) {
                    long leftMs = (end - System.nanoTime()) / 1_000_000;
                    if (leftMs <= 0) {
                        return null;
                    }
                    FakeLedger.this.wait(leftMs);
                }
                return closed ? null : blocks.get(next++);
            }
        }

        @Override
        public void close() {
            synchronized (FakeLedger.this) {
                closed = true;
                FakeLedger.this.notifyAll();
            }
        }
    }
}
