package suhuan.gateway.ledger.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.LedgerOverloadedException;

/** Threads that each take a group of envelopes and see it through; as many as transactions may be under way. */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Admission admission;
    private final TransactionRun run;
    private final Settlement settlement;
    private final Answers answers;
    private final LedgerHealth health;
    private final Closing closing;
    private final List<Thread> threads = new ArrayList<>();

    GroupCommit(
            FabricLedgerOptions options,
            Admission admission,
            TransactionRun run,
            Settlement settlement,
            Answers answers,
            LedgerHealth health,
            Closing closing) {
        this.admission = admission;
        this.run = run;
        this.settlement = settlement;
        this.answers = answers;
        this.health = health;
        this.closing = closing;
        for (int i = 0; i < options.transactions(); i++) {
            Thread thread = new Thread(this::work, "fabric-transaction-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    private void work() {
        try {
            for (Admission.Work work = admission.take(); work != null; work = admission.take()) {
                expire(work.expired());
                if (!work.group().isEmpty()) {
                    run.run(work.group());
                }
            }
        } catch (InterruptedException unexpected) {
            LOG.error("a thread of the ledger was interrupted by somebody", unexpected);
            Thread.currentThread().interrupt();
        }
    }

    /** Envelopes that waited for their turn for too long. */
    private void expire(List<Ticket> expired) {
        answers.fail(expired, this::turnedAway);
    }

    private RuntimeException turnedAway(Ticket ticket) {
        if (settlement.unsettled(ticket.envelopeId())) {
            return new CommitOutcomeUnknownException(
                    ticket.envelopeId(),
                    new IllegalStateException("an earlier sending of the same envelope is not settled"));
        }
        return health.readOnlyBecause() == null && !closing.isNow()
                ? new LedgerOverloadedException("waiting for others with the same keys", admission.retryAfterMs())
                : health.refusal();
    }

    /** Sees through what is in flight, for a few seconds, and answers everybody. */
    void close() {
        admission.close();
        long deadline = System.nanoTime() + FAREWELL_NANOS;
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= join(thread, Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        closing.now();
        answers.fail(admission.drain(), this::turnedAway);
        for (Thread thread : threads) {
            interrupted |= join(thread, 0);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread, long ms) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join(ms);
                return interrupted;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
    }
}
