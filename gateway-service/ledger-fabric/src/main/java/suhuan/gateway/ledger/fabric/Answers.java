package suhuan.gateway.ledger.fabric;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.ledger.v1.EnvelopeKnown;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;

/** Answers callers: each once, with what stands in the block. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int LOOKUPS = 6;

    private final Admission admission;
    private final Recordings recordings;
    private final FabricLedgerListener listener;
    private final Closing closing;

    Answers(Admission admission, Recordings recordings, FabricLedgerListener listener, Closing closing) {
        this.admission = admission;
        this.recordings = recordings;
        this.listener = listener;
        this.closing = closing;
    }

    /**
     * Answers the envelopes of a transaction.
     *
     * @param results what the contract answered, in the same order
     * @param recorded what stands in the block, in the same order; empty where nothing was ordered
     */
    void give(
            List<Ticket> tickets, List<EnvelopeResult> results, List<Recording> recorded, long lastBlock, long nanos) {
        int[] counts = new int[3];
        Iterator<Recording> next = recorded.iterator();
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            EnvelopeResult result = results.get(i);
            switch (result.getOutcomeCase()) {
                case RECORDED -> {
                    counts[0]++;
                    complete(ticket, new SubmitAnswer.Recorded(receipt(next.next(), false)));
                }
                case KNOWN -> counts[1]++;
                case REFUSED -> {
                    counts[2]++;
                    complete(ticket, new SubmitAnswer.Refused(result.getRefused()));
                }
                case OUTCOME_NOT_SET -> fail(ticket, new IllegalStateException("the contract gave no answer"));
            }
        }
        // Looking up the past may take a while; nobody else waits for it.
        for (int i = 0; i < tickets.size(); i++) {
            if (results.get(i).hasKnown()) {
                known(tickets.get(i), results.get(i).getKnown());
            }
        }
        tell(() -> listener.committed(counts[0], counts[1], counts[2], lastBlock, nanos));
    }

    private void known(Ticket ticket, EnvelopeKnown known) {
        BackOff backOff = new BackOff(50, 1000);
        for (int tries = 1; ; tries++) {
            try {
                Recording recording = recordings.find(known.getTransactionId(), known.getEnvelopeId());
                complete(ticket, new SubmitAnswer.Recorded(receipt(recording, true)));
                return;
            } catch (CallFailure failure) {
                if (tries == LOOKUPS || !closing.pause(backOff.next())) {
                    // It is recorded, and where cannot be told now: whoever asks again learns it.
                    fail(ticket, new CommitOutcomeUnknownException(ticket.envelopeId(), failure));
                    return;
                }
            } catch (RuntimeException broken) {
                fail(ticket, broken);
                return;
            }
        }
    }

    private static Receipt receipt(Recording recording, boolean alreadyRecorded) {
        return Receipt.newBuilder()
                .setRecording(recording)
                .setAlreadyRecorded(alreadyRecorded)
                .build();
    }

    /** Fails those that have no answer yet. */
    void fail(List<Ticket> tickets, Function<Ticket, Throwable> why) {
        for (Ticket ticket : tickets) {
            if (!ticket.answered()) {
                fail(ticket, why.apply(ticket));
            }
        }
    }

    private void fail(Ticket ticket, Throwable why) {
        // Out of flight first, so that a caller who goes on at once finds the door open.
        if (ticket.leave()) {
            admission.answered(1, ticket.bytes());
            ticket.answer().completeExceptionally(why);
        }
    }

    private void complete(Ticket ticket, SubmitAnswer answer) {
        if (ticket.leave()) {
            admission.answered(1, ticket.bytes());
            ticket.answer().complete(answer);
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
