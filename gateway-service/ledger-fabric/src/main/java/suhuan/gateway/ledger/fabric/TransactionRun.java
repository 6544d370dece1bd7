package suhuan.gateway.ledger.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.List;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.fabric.chain.ChainTip;
import suhuan.gateway.ledger.fabric.peer.Endorsed;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeResult;

/** Takes a group of envelopes through endorsement, ordering and commit, in as many transactions as that takes, one after the other. */
final class TransactionRun {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionRun.class);
    private static final int CONFLICTS_BEFORE_HALVING = 5;
    private static final int INVALID_BEFORE_FAILING = 1;

    private final Endorsement endorsement;
    private final Settlement settlement;
    private final Answers answers;
    private final Admission admission;
    private final ChainTip tip;
    private final FabricLedgerOptions options;
    private final FabricLedgerListener listener;
    private final LedgerHealth health;
    private final Closing closing;

    TransactionRun(
            Endorsement endorsement,
            Settlement settlement,
            Answers answers,
            Admission admission,
            ChainTip tip,
            FabricLedgerOptions options,
            FabricLedgerListener listener,
            LedgerHealth health,
            Closing closing) {
        this.endorsement = endorsement;
        this.settlement = settlement;
        this.answers = answers;
        this.admission = admission;
        this.tip = tip;
        this.options = options;
        this.listener = listener;
        this.health = health;
        this.closing = closing;
    }

    /** Runs a group that was taken, and lets go of its keys. */
    void run(List<Ticket> group) {
        Group running = new Group(group);
        try {
            running.run();
        } catch (RuntimeException | Error broken) {
            LOG.error("a transaction failed in a way nobody foresaw", broken);
            answers.fail(group, ticket -> new IllegalStateException("the ledger failed: " + broken, broken));
        } finally {
            running.endorsed();
            admission.done(group);
        }
    }

    private final class Group {
        /** What is left to do, in the order in which the envelopes came. */
        private final ArrayDeque<List<Ticket>> parts = new ArrayDeque<>();

        private boolean endorsed;

        Group(List<Ticket> tickets) {
            parts.add(tickets);
        }

        void run() {
            while (!parts.isEmpty()) {
                List<Ticket> part = parts.removeFirst();
                if (health.readOnlyForGoodBecause() != null) {
                    answers.fail(part, ticket -> health.refusal());
                    continue;
                }
                try {
                    record(part);
                } catch (NotEndorsedException not) {
                    if (not.halve() && part.size() > 1) {
                        halve(part);
                    } else {
                        fail(part, not.answer());
                    }
                }
            }
        }

        /** The group has its endorsements, or needs none any more: another may ask for its own. */
        void endorsed() {
            if (!endorsed) {
                endorsed = true;
                admission.endorsed();
            }
        }

        private void halve(List<Ticket> part) {
            Answers.tell(listener::halved);
            int half = part.size() / 2;
            parts.addFirst(part.subList(half, part.size()));
            parts.addFirst(part.subList(0, half));
        }

        private void fail(List<Ticket> part, RuntimeException why) {
            if (why instanceof IllegalStateException) {
                LOG.error(
                        "envelope {} failed; nothing of it was recorded: {}",
                        part.get(0).envelopeId(),
                        why.getMessage());
            }
            answers.fail(part, ticket -> why);
        }

        private void record(List<Ticket> part) throws NotEndorsedException {
            Losses losses = new Losses();
            while (true) {
                Endorsed transaction = endorsement.endorse(part);
                List<EnvelopeResult> results = results(transaction, part.size());
                endorsed();
                if (results.stream().noneMatch(EnvelopeResult::hasRecorded)) {
                    answers.give(part, results, List.of(), tip.lastBlock(), 0);
                    return;
                }
                Outcome outcome = settlement.commit(transaction, part);
                if (outcome instanceof Outcome.Valid valid) {
                    answers.give(
                            part,
                            results,
                            valid.block().recordings(transaction.transactionId()),
                            tip.lastBlock(),
                            valid.nanos());
                    return;
                }
                if (outcome instanceof Outcome.Unsettled || part.stream().allMatch(Ticket::answered)) {
                    // Callers were told that it is unknown; they send again.
                    return;
                }
                losses.judge(outcome, transaction.transactionId(), part);
            }
        }
    }

    private static List<EnvelopeResult> results(Endorsed transaction, int asked) {
        try {
            List<EnvelopeResult> results =
                    BatchResult.parseFrom(transaction.result()).getResultsList();
            if (results.size() != asked) {
                throw new IllegalStateException(
                        "the contract gave " + results.size() + " answers to " + asked + " envelopes");
            }
            return results;
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException("the contract's answer cannot be read", unreadable);
        }
    }

    /** Transactions that were ordered, or offered to the orderers, for nothing, one after the other. */
    private final class Losses {
        private final long giveUpNanos = System.nanoTime() + options.patience().toNanos();
        private final BackOff backOff = new BackOff(20, 1000);
        private int conflicts;
        private int invalid;

        /** Waits and returns where the same envelopes should be endorsed again. */
        void judge(Outcome outcome, String transactionId, List<Ticket> part) throws NotEndorsedException {
            if (outcome instanceof Outcome.TooLarge large) {
                throw new NotEndorsedException(true, Endorsement.tooLarge(large.text()));
            }
            if (outcome instanceof Outcome.Refused refused) {
                throw new NotEndorsedException(false, new LedgerReadOnlyException(refused.text()));
            }
            TxValidationCode code =
                    outcome instanceof Outcome.Invalid lost ? lost.code() : TxValidationCode.NOT_VALIDATED;
            if (code == TxValidationCode.MVCC_READ_CONFLICT || code == TxValidationCode.PHANTOM_READ_CONFLICT) {
                conflict(part);
                return;
            }
            Answers.tell(() -> listener.retried("commit", code.name()));
            if (invalid++ == INVALID_BEFORE_FAILING) {
                String problem = "peers found transaction " + transactionId + " invalid: " + code;
                health.troubleOrdering(problem);
                throw new NotEndorsedException(false, new LedgerReadOnlyException(problem));
            }
        }

        private void conflict(List<Ticket> part) throws NotEndorsedException {
            Answers.tell(() -> listener.conflict(part.size()));
            conflicts++;
            RuntimeException lost = new LedgerOverloadedException(
                    "the race for the keys of an envelope, lost " + conflicts + " times", admission.retryAfterMs());
            if (conflicts >= CONFLICTS_BEFORE_HALVING && part.size() > 1) {
                throw new NotEndorsedException(true, lost);
            }
            if (System.nanoTime() - giveUpNanos >= 0 || !closing.pause(backOff.next())) {
                throw new NotEndorsedException(false, lost);
            }
        }
    }
}
