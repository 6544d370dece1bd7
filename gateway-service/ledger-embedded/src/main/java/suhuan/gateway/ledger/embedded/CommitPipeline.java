package suhuan.gateway.ledger.embedded;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.embedded.store.BlockNotWrittenException;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;

/**
 * Two threads behind the sequencer: one makes blocks durable, one lets readers see them and answers callers. While one
 * group is synced the next is executed and the one before is answered; order stays.
 */
final class CommitPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(CommitPipeline.class);
    private static final int GROUPS_BETWEEN = 2;

    private final EmbeddedLedgerOptions options;
    private final Admission admission;
    private final BlockStore store;
    private final PendingState state;
    private final Answers answers;
    private final LedgerHealth health;
    private final BlockingQueue<Stage> toWrite = new ArrayBlockingQueue<>(GROUPS_BETWEEN);
    private final BlockingQueue<Stage> toAnswer = new ArrayBlockingQueue<>(GROUPS_BETWEEN);
    private final Thread writer = new Thread(this::write, "ledger-write");
    private final Thread answerer = new Thread(this::answer, "ledger-answer");

    CommitPipeline(
            EmbeddedLedgerOptions options,
            Admission admission,
            BlockStore store,
            PendingState state,
            LedgerHealth health) {
        this.options = options;
        this.admission = admission;
        this.store = store;
        this.state = state;
        this.answers = new Answers(store);
        this.health = health;
    }

    /**
     * A group at a stage.
     *
     * @param group the group; null ends the thread
     * @param failure why the group is not durable; null where it is
     */
    private record Stage(@Nullable Group group, @Nullable BlockNotWrittenException failure) {}

    void start() {
        writer.setDaemon(true);
        answerer.setDaemon(true);
        writer.start();
        answerer.start();
    }

    /** Passes a group on; waits while two are before it. */
    void put(Group group) throws InterruptedException {
        admission.groupUnderWay();
        toWrite.put(new Stage(group, null));
    }

    /** Ends both threads after what was put. */
    void finish() {
        boolean interrupted = false;
        boolean told = false;
        while (true) {
            try {
                if (!told) {
                    toWrite.put(new Stage(null, null));
                    told = true;
                }
                writer.join();
                answerer.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        BlockNotWrittenException stopped = null;
        try {
            while (true) {
                Group group = toWrite.take().group;
                if (group == null) {
                    toAnswer.put(new Stage(null, null));
                    return;
                }
                BlockNotWrittenException failure = stopped == null ? makeDurable(group) : stopped;
                admission.groupDone();
                toAnswer.put(new Stage(group, failure));
                if (failure != null && stopped == null) {
                    // What follows was executed on a state that is not on the ledger: none of it may be written.
                    stopped = new BlockNotWrittenException("an earlier block was not written", false, failure);
                }
            }
        } catch (InterruptedException unexpected) {
            health.readOnly("the writer was interrupted", unexpected);
        }
    }

    private @Nullable BlockNotWrittenException makeDurable(Group group) {
        PreparedBlock block = group.block();
        if (block == null) {
            return null;
        }
        try {
            long started = System.nanoTime();
            store.write(block);
            long nanos = System.nanoTime() - started;
            tell(() -> options.listener().synced(block.length(), nanos));
            return null;
        } catch (BlockNotWrittenException failure) {
            health.readOnly(String.valueOf(failure.getMessage()), failure);
            return failure;
        } catch (RuntimeException | Error broken) {
            health.readOnly("the writer failed: " + broken, broken);
            return new BlockNotWrittenException("the writer failed", true, broken);
        }
    }

    private void answer() {
        try {
            for (Stage stage = toAnswer.take(); stage.group != null; stage = toAnswer.take()) {
                answer(stage.group, stage.failure);
            }
        } catch (InterruptedException unexpected) {
            health.readOnly("the answerer was interrupted", unexpected);
        }
    }

    private void answer(Group group, @Nullable BlockNotWrittenException failure) {
        admission.release(group.tickets());
        if (failure != null) {
            fail(group, failure);
            return;
        }
        PreparedBlock block = group.block();
        try {
            if (block != null) {
                store.publish(block);
                state.remove(block);
            }
            answers.give(group, health);
        } catch (RuntimeException | Error broken) {
            // The block is durable, but this process can no longer say what state it leads to.
            health.readOnly("a block could not be taken over: " + broken.getMessage(), broken);
            fail(group, new BlockNotWrittenException("the block could not be taken over", true, broken));
            return;
        }
        int[] counts = Answers.counts(group);
        tell(() -> options.listener().committed(counts[0], counts[1], counts[2], store.lastBlock()));
    }

    private void fail(Group group, BlockNotWrittenException failure) {
        for (Ticket ticket : group.tickets()) {
            if (failure.inDoubt() && group.block() != null) {
                String envelopeId = ticket.submission().envelopeId();
                ticket.answer().completeExceptionally(new CommitOutcomeUnknownException(envelopeId, failure));
            } else {
                ticket.answer().completeExceptionally(health.refusal());
            }
        }
    }

    static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException dropped) {
            LOG.debug("a listener failed", dropped);
        }
    }
}
