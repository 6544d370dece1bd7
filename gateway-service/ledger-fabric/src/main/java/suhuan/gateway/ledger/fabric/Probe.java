package suhuan.gateway.ledger.fabric;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.PeerPool;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/**
 * While nothing could be endorsed and nobody sends envelopes any more, has something endorsed that records nothing, so that the
 * ledger's status does not stay what it was.
 */
final class Probe implements AutoCloseable {
    private static final long EVERY_MS = 1000;
    /** An envelope of no bytes: every contract refuses it, and a refusal is endorsed like everything else. */
    private static final byte[] NOTHING = Batch.newBuilder()
            .addSubmissions(Submission.getDefaultInstance())
            .build()
            .toByteArray();

    private final PeerPool peers;
    private final LedgerHealth health;
    private final Admission admission;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fabric-probe");
        thread.setDaemon(true);
        return thread;
    });

    Probe(PeerPool peers, LedgerHealth health, Admission admission) {
        this.peers = peers;
        this.health = health;
        this.admission = admission;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it looks until it is closed
    void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!health.inTroubleEndorsing() || admission.inFlight() > 0) {
            return;
        }
        try {
            peers.choose().endorse(Endorsement.FUNCTION, NOTHING);
            health.wouldEndorse();
        } catch (CallFailure still) {
            health.troubleEndorsing(String.valueOf(still.getMessage()));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
