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
                boolean taken;
                Peer peer = peers.choose();
                try {
                    peer.submit(endorsed);
                    mayBeOrdered = true;
                    taken = true;
                } catch (CallFailure failure) {
                    Outcome dead = notTaken(failure);
                    if (dead != null) {
                        return dead;
                    }
                    leaveIfDown(peer, failure);
                    taken = false;
                }
                Landing found = await(taken ? submitAgainMs : backOff.next());
                if (found == null && !closing.isNow()) {
                    found = ask(taken);
                }
                if (found != null) {
                    Outcome outcome = landed(found);
                    if (outcome != null) {
                        return outcome;
                    }
                } else if (closing.isNow()) {
                    tellCallers(new IllegalStateException(
                            "the ledger closed before transaction " + endorsed.transactionId() + " was in a block"));
                    return new Outcome.Unsettled();
                }
                if (taken) {
                    submitAgainMs = Math.min(2 * submitAgainMs, LONGEST_SUBMIT_AGAIN_MS);
                    retried(Step.SUBMIT, "in no block");
                }
            }
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
            int told = answers.fail(tickets, ticket -> new CommitOutcomeUnknownException(ticket.envelopeId(), why));
            if (told > 0) {
                Answers.tell(() -> listener.outcomeUnknown(told));
            }
        }

        /**
         * The stream of blocks may be behind: asks by id. Null where that does not tell either.
         *
         * @param taken whether orderers took it just before; where not, it is more important to submit it again
         */
        private @Nullable Landing ask(boolean taken) {
            long now = System.nanoTime();
            if (!taken && now - askedNanos < options.submitAgain().toNanos()) {
                return null;
            }
            askedNanos = now;
            Peer peer = peers.choose();
            try {
                TransactionStatus status =
                        peer.commitStatus(endorsed.transactionId(), taken ? LONG_QUESTION : SHORT_QUESTION);
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
