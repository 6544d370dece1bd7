package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.fabric.peer.BlockSource;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.Peer;
import suhuan.gateway.ledger.fabric.peer.PeerPool;

/**
 * A thread that takes blocks from whichever peer works, from some number on, in order, without gap or double, and checks them.
 * After a failure it goes on where it was, and looks first whether the peer is still on the same chain.
 */
final class BlockFeed implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2000;

    private final PeerPool peers;
    private final ChainWalk walk;
    private final Sink sink;
    private final FeedListener listener;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable BlockSource source;
    private boolean lookedAgain;
    private boolean troubled;
    private long pauseMs = FIRST_PAUSE_MS;

    /** Takes what the feed gives. */
    @FunctionalInterface
    interface Sink {
        /** Takes a block; may wait. */
        void take(CheckedBlock block) throws InterruptedException;
    }

    /**
     * @param from number of the first block
     * @param previousSha256 hash of the block before; null where that is not known
     */
    BlockFeed(
            String name,
            PeerPool peers,
            long from,
            @Nullable ByteString previousSha256,
            Sink sink,
            FeedListener listener) {
        this.peers = peers;
        this.walk = new ChainWalk(from, previousSha256);
        this.sink = sink;
        this.listener = listener;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private boolean open() {
        return closed.getCount() > 0;
    }

    private void run() {
        try {
            while (open()) {
                Peer peer = peers.choose();
                try {
                    follow(peer);
                } catch (CallFailure failure) {
                    pause(peer, explained(failure, peer));
                } catch (DamagedBlockException damaged) {
                    pause(peer, String.valueOf(damaged.getMessage()));
                }
            }
        } catch (InterruptedException end) {
            // Only close interrupts.
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            if (open()) {
                listener.ended(broken);
            }
        }
    }

    private void follow(Peer peer) throws CallFailure, DamagedBlockException, InterruptedException {
        boolean again = walk.knowsPrevious() && !lookedAgain;
        try (BlockSource blocks = peer.blocks(again ? walk.next() - 1 : walk.next())) {
            source = blocks;
            if (again) {
                walk.again(blocks.next(), peer.name());
                flowing();
            }
            lookedAgain = false;
            while (open()) {
                CheckedBlock block = walk.step(blocks.next(), peer.name());
                flowing();
                pauseMs = FIRST_PAUSE_MS;
                sink.take(block);
            }
        } finally {
            source = null;
        }
    }

    private void flowing() {
        if (troubled) {
            troubled = false;
            listener.flowing();
        }
    }

    /** A peer that does not have a block is behind, or began with a snapshot. */
    private String explained(CallFailure failure, Peer peer) {
        if (failure.code() != Status.Code.NOT_FOUND) {
            return String.valueOf(failure.getMessage());
        }
        try {
            BlockchainInfo info = peer.chainInfo();
            if (info.hasBootstrappingSnapshotInfo()) {
                long snapshot = info.getBootstrappingSnapshotInfo().getLastBlockInSnapshot();
                if (snapshot == walk.next() - 1) {
                    // The block to look at again is in the snapshot; the one after it tells as much.
                    lookedAgain = true;
                }
                if (snapshot >= walk.next()) {
                    return "peer " + peer.name() + " was restored from a snapshot and has no blocks before "
                            + (snapshot + 1) + "; block " + walk.next() + " is wanted: follow a peer that has it";
                }
            }
            if (info.getHeight() < walk.next()) {
                return "peer " + peer.name() + " is behind: its last block is " + (info.getHeight() - 1)
                        + ", and block " + (walk.next() - 1) + " was seen before";
            }
            return String.valueOf(failure.getMessage());
        } catch (CallFailure unreachable) {
            return String.valueOf(unreachable.getMessage());
        }
    }

    private void pause(Peer peer, String problem) throws InterruptedException {
        if (!open()) {
            return;
        }
        troubled = true;
        listener.trouble(problem);
        peers.leave(peer);
        long jitter = ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1);
        boolean end = closed.await(pauseMs / 2 + jitter, TimeUnit.MILLISECONDS);
        pauseMs = end ? pauseMs : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }

    /** Ends the thread, whatever it waits for. */
    @Override
    public void close() {
        closed.countDown();
        BlockSource following = source;
        if (following != null) {
            following.close();
        }
        thread.interrupt();
    }

    /** Waits until the thread ended. */
    void join() throws InterruptedException {
        thread.join();
    }
}
