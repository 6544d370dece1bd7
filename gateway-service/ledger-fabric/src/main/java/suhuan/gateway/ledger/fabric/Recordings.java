package suhuan.gateway.ledger.fabric;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import suhuan.gateway.ledger.fabric.chain.BlockLookup;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.ledger.v1.Recording;

/** Finds the recording of an envelope that was recorded before, byte for byte as it was answered then. */
final class Recordings {
    private static final int TRANSACTIONS_REMEMBERED = 64;

    private final BlockLookup blocks;
    private final LinkedHashMap<String, Map<String, Recording>> remembered = new LinkedHashMap<>(16, 0.75f, true);

    Recordings(BlockLookup blocks) {
        this.blocks = blocks;
    }

    /** The recording of an envelope in the transaction that the contract names. */
    Recording find(String transactionId, String envelopeId) throws CallFailure {
        Recording recording = of(transactionId).get(envelopeId);
        if (recording == null) {
            throw new IllegalStateException("envelope " + envelopeId + " is not in transaction " + transactionId);
        }
        return recording;
    }

    private Map<String, Recording> of(String transactionId) throws CallFailure {
        synchronized (remembered) {
            Map<String, Recording> recordings = remembered.get(transactionId);
            if (recordings != null) {
                return recordings;
            }
        }
        Map<String, Recording> recordings = new HashMap<>();
        List<Recording> inOrder = blocks.blockOf(transactionId).recordings(transactionId);
        inOrder.forEach(recording -> recordings.put(recording.getEnvelopeId(), recording));
        synchronized (remembered) {
            remembered.put(transactionId, recordings);
            if (remembered.size() > TRANSACTIONS_REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
        return recordings;
    }
}
