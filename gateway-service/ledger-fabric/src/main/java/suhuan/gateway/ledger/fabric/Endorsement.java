package suhuan.gateway.ledger.fabric;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suhuan.gateway.ledger.EnvelopeTooLargeException;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.EndorseVerdict;
import suhuan.gateway.ledger.fabric.peer.Endorsed;
import suhuan.gateway.ledger.fabric.peer.Peer;
import suhuan.gateway.ledger.fabric.peer.PeerPool;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/** Has envelopes endorsed: again and again where that may help, for as long as patience lasts. Nothing is ordered here. */
final class Endorsement {
    /** The chaincode's function that records. */
    static final String FUNCTION = "record";

    private static final Pattern SIZES = Pattern.compile("(\\d+)(?: vs\\. | bytes and exceeds maximum allowed )(\\d+)");

    private final PeerPool peers;
    private final String organisation;
    private final FabricLedgerOptions options;
    private final FabricLedgerListener listener;
    private final LedgerHealth health;
    private final Closing closing;

    Endorsement(
            PeerPool peers,
            String organisation,
            FabricLedgerOptions options,
            FabricLedgerListener listener,
            LedgerHealth health,
            Closing closing) {
        this.peers = peers;
        this.organisation = organisation;
        this.options = options;
        this.listener = listener;
        this.health = health;
        this.closing = closing;
    }

    /** Has envelopes endorsed in one transaction, in a new proposal for each try. */
    Endorsed endorse(List<Ticket> tickets) throws NotEndorsedException {
        byte[] batch = batch(tickets);
        Trouble trouble = new Trouble();
        while (true) {
            if (closing.isNow()) {
                throw new NotEndorsedException(false, new LedgerReadOnlyException("the ledger is closed"));
            }
            Peer peer = peers.choose();
            long started = System.nanoTime();
            try {
                Endorsed endorsed = peer.endorse(FUNCTION, batch);
                health.endorses();
                long nanos = System.nanoTime() - started;
                Answers.tell(() -> listener.endorsed(tickets.size(), nanos));
                return endorsed;
            } catch (CallFailure failure) {
                closing.pause(trouble.judge(failure, peer));
            }
        }
    }

    private static byte[] batch(List<Ticket> tickets) {
        Batch.Builder batch = Batch.newBuilder();
        for (Ticket ticket : tickets) {
            batch.addSubmissions(Submission.newBuilder()
                    .setEnvelope(ticket.submission().envelope())
                    .setOrganisation(ticket.submission().organisation()));
        }
        return batch.build().toByteArray();
    }

    /** What went wrong so far with one set of envelopes, and how long to wait each time. */
    private final class Trouble {
        private final long giveUpNanos = System.nanoTime() + options.patience().toNanos();
        private final BackOff soon = new BackOff(20, 500);
        private final BackOff later = new BackOff(100, 1000);
        private final BackOff slowly = new BackOff(500, 1000);
        private final Disagreement disagreement = new Disagreement(organisation);
        private int failures;

        /** How long to wait before the next try, in ms. */
        long judge(CallFailure failure, Peer peer) throws NotEndorsedException {
            EndorseVerdict verdict = EndorseVerdict.of(failure, organisation);
            String text = String.valueOf(failure.getMessage());
            long pauseMs = switch (verdict) {
                case BROKEN_CALL ->
                    throw new NotEndorsedException(
                            true, new IllegalStateException("the envelope breaks the contract: " + text, failure));
                case TOO_LARGE -> throw new NotEndorsedException(true, tooLarge(text));
                case DENIED ->
                    throw givenUp("the network does not accept our certificate, or has it expired: " + text, verdict);
                case DISAGREEMENT -> {
                    Disagreement.Finding finding = disagreement.again(failure, peer);
                    text = finding.text();
                    if (finding.differ()) {
                        throw givenUp(text, verdict);
                    }
                    yield soon.next();
                }
                case OWN_SIDE_DOWN -> {
                    peers.leave(peer);
                    yield later.next();
                }
                case UNREACHABLE -> {
                    peers.leave(peer);
                    yield soon.next();
                }
                case OTHER_SIDE_DOWN, BUSY -> later.next();
                case NO_ENDORSERS -> slowly.next();
                case DUPLICATE -> 0;
            };
            String reason = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            Answers.tell(() -> listener.retried(failure.step().toString(), reason));
            failures++;
            if (System.nanoTime() - giveUpNanos >= 0) {
                throw givenUp(text, verdict);
            }
            if (failures > 1 && verdict != EndorseVerdict.BUSY && verdict != EndorseVerdict.DISAGREEMENT) {
                health.troubleEndorsing(text);
            }
            return pauseMs;
        }

        private NotEndorsedException givenUp(String text, EndorseVerdict verdict) {
            if (verdict == EndorseVerdict.BUSY) {
                return new NotEndorsedException(false, new LedgerOverloadedException(text, 1000));
            }
            if (verdict == EndorseVerdict.DISAGREEMENT) {
                health.disagreement(text);
            } else {
                health.troubleEndorsing(text);
            }
            return new NotEndorsedException(false, new LedgerReadOnlyException(text));
        }
    }

    /** What an envelope is answered that is too large by itself; the network names both sizes. */
    static RuntimeException tooLarge(String text) {
        Matcher sizes = SIZES.matcher(text);
        return sizes.find()
                ? new EnvelopeTooLargeException(Long.parseLong(sizes.group(1)), Long.parseLong(sizes.group(2)))
                : new IllegalStateException("the envelope is larger than the network takes: " + text);
    }
}
