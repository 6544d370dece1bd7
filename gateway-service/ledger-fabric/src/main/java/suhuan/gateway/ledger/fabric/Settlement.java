package suhuan.gateway.ledger.fabric;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.fabric.chain.BlockLookup;
import suhuan.gateway.ledger.fabric.chain.ChainBlock;
import suhuan.gateway.ledger.fabric.chain.ChainTip;
import suhuan.gateway.ledger.fabric.chain.Landing;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.Endorsed;
import suhuan.gateway.ledger.fabric.peer.Peer;
import suhuan.gateway.ledger.fabric.peer.PeerPool;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.peer.SubmitVerdict;
import suhuan.gateway.ledger.fabric.peer.TransactionStatus;

/**
 * Has an endorsed transaction ordered, and finds out what became of it. While that is not known the same transaction, with the
 * same id, is submitted again, which is safe, and nothing else of its envelopes is sent. Callers hear after a while that the
 * outcome is unknown; the keys stay held until it is known.
 */
final class Settlement {
    private static final long LONGEST_SUBMIT_AGAIN_MS = 60_000;
    private static final Duration LONG_QUESTION = Duration.ofDays(1);
    private static final Duration SHORT_QUESTION = Duration.ofMillis(500);

    private final PeerPool peers;
    private final ChainTip tip;
    private final BlockLookup blocks;
    private final FabricLedgerOptions options;
    private final FabricLedgerListener listener;
    private final LedgerHealth health;
    private final Answers answers;
    private final Closing closing;
    private final Set<String> unsettled = ConcurrentHashMap.newKeySet();

    Settlement(
            PeerPool peers,
            ChainTip tip,
            BlockLookup blocks,
            FabricLedgerOptions options,
            FabricLedgerListener listener,
            LedgerHealth health,
            Answers answers,
            Closing closing) {
        this.peers = peers;
        this.tip = tip;
        this.blocks = blocks;
        this.options = options;
        this.listener = listener;
        this.health = health;
        this.answers = answers;
        this.closing = closing;
    }

    /** Whether callers were told of an envelope that its outcome is unknown, and it still is. */
    boolean unsettled(String envelopeId) {
        return unsettled.contains(envelopeId);
    }

    /** Waits until it is known what became of a transaction. */
    Outcome commit(Endorsed endorsed, List<Ticket> tickets) {
        String transactionId = endorsed.transactionId();
        CompletableFuture<Landing> landing = tip.expect(transactionId);
        Waiting waiting = new Waiting(endorsed, tickets, landing);
        try {
            return waiting.settle();
        } finally {
            tip.forget(transactionId);
            waiting.tickets.forEach(ticket -> unsettled.remove(ticket.envelopeId()));
        }
    }

    /** One transaction on its way. */
    private final class Waiting {
        private final Endorsed endorsed;
        private final List<Ticket> tickets;
        private final CompletableFuture<Landing> landing;
        private final CompletableFuture<Object> landingOrEnd;
        private final long begunNanos = System.nanoTime();
        private final BackOff backOff = new BackOff(50, 500);
        private long submitAgainMs = options.submitAgain().toMillis();
        private boolean mayBeOrdered;
        private boolean callersTold;
        private long refusedSinceNanos;
        private long askedNanos = begunNanos;

        Waiting(Endorsed endorsed, List<Ticket> tickets, CompletableFuture<Landing> landing) {
            this.endorsed = endorsed;
            this.tickets = tickets;
            this.landing = landing;
            this.landingOrEnd = closing.or(landing);
        }

        Outcome settle() {
            while (true) {
                Peer peer = peers.choose();
                Outcome outcome;
                try {
                    peer.submit(endorsed);
                    mayBeOrdered = true;
                    outcome = watch();
                } catch (CallFailure failure) {
                    outcome = notTaken(failure);
                    if (outcome == null) {
                        leaveIfDown(peer, failure);
                        outcome = glance();
                    }
                }
                if (outcome != null) {
                    return outcome;
                }
                if (closing.isNow()) {
                    tellCallers(new IllegalStateException(
                            "the ledger closed before transaction " + endorsed.transactionId() + " was in a block"));
                    return new Outcome.Unsettled();
                }
            }
        }

        /** Orderers took it. Waits for the block; null where it is time to submit it again. */
        private @Nullable Outcome watch() {
            long until = System.nanoTime() + submitAgainMs * 1_000_000;
            BackOff questions = new BackOff(200, 1000);
            while (!closing.isNow()) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    submitAgainMs = Math.min(2 * submitAgainMs, LONGEST_SUBMIT_AGAIN_MS);
                    retried(Step.SUBMIT, "in no block");
                    return null;
                }
                // While blocks come, asking would only tell the same later.
                Landing found = await(health.inTroubleFollowing() ? Math.min(left, questions.next()) : left);
                if (found == null && !closing.isNow()) {
                    found = ask(LONG_QUESTION);
                }
                Outcome outcome = found == null ? null : landed(found);
                if (outcome != null) {
                    return outcome;
                }
            }
            return null;
        }

        /** It may be with the orderers or not. Waits a moment before it is submitted again. */
        private @Nullable Outcome glance() {
            Landing found = await(backOff.next());
            long now = System.nanoTime();
            if (found == null
                    && !closing.isNow()
                    && now - askedNanos > options.submitAgain().toNanos()) {
                askedNanos = now;
                found = ask(SHORT_QUESTION);
            }
            return found == null ? null : landed(found);
        }

        /** The orderers, or the peer on the way to them, did not take it. The end of it, or null where it may be ordered. */
        private @Nullable Outcome notTaken(CallFailure failure) {
            SubmitVerdict verdict = SubmitVerdict.of(failure);
            String text = String.valueOf(failure.getMessage());
            retried(Step.SUBMIT, verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (verdict == SubmitVerdict.OUTCOME_UNKNOWN) {
                mayBeOrdered = true;
                refusedSinceNanos = 0;
                health.troubleOrdering(text);
                return null;
            }
            if (mayBeOrdered && !refusedForLong()) {
                // An earlier try may have got through, whatever the orderers say now.
                return null;
            }
            if (verdict == SubmitVerdict.TOO_LARGE) {
                return new Outcome.TooLarge(text);
            }
            health.troubleOrdering(text);
            return new Outcome.Refused(text);
        }

        /** Whether it was refused without a break for longer than anything stays on its way. */
        private boolean refusedForLong() {
            long now = System.nanoTime();
            if (refusedSinceNanos == 0) {
                refusedSinceNanos = now;
            }
            return now - refusedSinceNanos > options.outcomePatience().toNanos();
        }

        /** Waits for the block. Tells callers on the way when they have waited long enough. */
        private @Nullable Landing await(long ms) {
            long deadline = System.nanoTime() + ms * 1_000_000;
            long tellNanos = begunNanos + options.outcomePatience().toNanos();
            while (true) {
                long now = System.nanoTime();
                if (!callersTold && now - tellNanos >= 0) {
                    tellCallers(new IllegalStateException(
                            "transaction " + endorsed.transactionId() + " is in no block yet"));
                }
                long until = callersTold || tellNanos - deadline > 0 ? deadline : tellNanos;
                Closing.await(landingOrEnd, (until - now) / 1_000_000 + 1);
                if (landing.isDone()) {
                    return landing.join();
                }
                if (closing.isNow() || System.nanoTime() - deadline >= 0) {
                    return null;
                }
            }
        }

        private void tellCallers(Throwable why) {
            callersTold = true;
            tickets.forEach(ticket -> unsettled.add(ticket.envelopeId()));
            int waiting =
                    (int) tickets.stream().filter(ticket -> !ticket.answered()).count();
            // Counted before callers go on, so that who was told finds it in the figures.
            if (waiting > 0) {
                Answers.tell(() -> listener.outcomeUnknown(waiting));
            }
            answers.fail(tickets, ticket -> new CommitOutcomeUnknownException(ticket.envelopeId(), why));
        }

        /** The stream of blocks may be behind: asks by id. Null where that does not tell either. */
        private @Nullable Landing ask(Duration patience) {
            Peer peer = peers.choose();
            try {
                TransactionStatus status = peer.commitStatus(endorsed.transactionId(), patience);
                return landing.isDone()
                        ? landing.join()
                        : new Landing(blocks.blockOf(endorsed.transactionId()), status.code());
            } catch (CallFailure failure) {
                retried(failure.step(), "not known");
                if (landing.isDone()) {
                    return landing.join();
                }
                leaveIfDown(peer, failure);
                return null;
            }
        }

        /** What a block says; null where it cannot be told yet. */
        private @Nullable Outcome landed(Landing found) {
            health.orders();
            ChainBlock block = found.block();
            TxValidationCode code = found.validity();
            if (code == TxValidationCode.DUPLICATE_TXID) {
                // This is a second copy; the first decided.
                try {
                    block = blocks.blockOf(endorsed.transactionId());
                } catch (CallFailure failure) {
                    retried(failure.step(), "not known");
                    return null;
                }
                code = block.outcomes().getOrDefault(endorsed.transactionId(), code);
            }
            return code == TxValidationCode.VALID
                    ? new Outcome.Valid(block, System.nanoTime() - begunNanos)
                    : new Outcome.Invalid(code);
        }

        private void leaveIfDown(Peer peer, CallFailure failure) {
            if (failure.code() == Status.Code.UNAVAILABLE && failure.details().isEmpty()) {
                peers.leave(peer);
            }
        }

        private void retried(Step step, String reason) {
            Answers.tell(() -> listener.retried(step.toString(), reason));
        }
    }
}
