package suhuan.gateway.ledger.embedded;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import suhuan.common.v1.Position;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.BlockReader;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.gateway.ledger.embedded.store.StoredBlock;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeKnown;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;

/** Turns the contract's answers into receipts. A repeated envelope gets the recording of the block it stands in. */
final class Answers {
    private static final int BLOCKS_REMEMBERED = 8;

    private final BlockStore store;
    private final BlockReader reader;
    private final LinkedHashMap<Long, Map<String, Recording>> remembered = new LinkedHashMap<>(16, 0.75f, true);

    Answers(BlockStore store) {
        this.store = store;
        this.reader = store.reader();
    }

    /** Answers every envelope of a group whose block, if it has one, is published. */
    void give(Group group, LedgerHealth health) {
        int stored = 0;
        for (int i = 0; i < group.tickets().size(); i++) {
            Ticket ticket = group.tickets().get(i);
            EnvelopeResult result = group.results().get(i);
            try {
                switch (result.getOutcomeCase()) {
                    case RECORDED -> complete(ticket, recording(result.getRecorded(), group, stored++), false);
                    case KNOWN -> complete(ticket, known(result.getKnown()), true);
                    case REFUSED -> ticket.answer().complete(new SubmitAnswer.Refused(result.getRefused()));
                    case OUTCOME_NOT_SET -> throw new IllegalStateException("the contract gave no answer");
                }
            } catch (StoreException damaged) {
                health.readOnly(String.valueOf(damaged.getMessage()), damaged);
                ticket.answer().completeExceptionally(damaged);
            } catch (RuntimeException broken) {
                ticket.answer().completeExceptionally(broken);
            }
        }
    }

    private static void complete(Ticket ticket, Recording recording, boolean alreadyRecorded) {
        ticket.answer()
                .complete(new SubmitAnswer.Recorded(Receipt.newBuilder()
                        .setRecording(recording)
                        .setAlreadyRecorded(alreadyRecorded)
                        .build()));
    }

    private static Recording recording(EnvelopeRecorded recorded, Group group, int index) {
        PreparedBlock block = group.block();
        if (block == null) {
            throw new IllegalStateException("recorded without a block");
        }
        return recording(recorded, block.transactionId(), block.number(), index, group.recordedAtMs());
    }

    private static Recording recording(
            EnvelopeRecorded recorded, String transactionId, long block, int index, long recordedAtMs) {
        return Recording.newBuilder()
                .setEnvelopeId(recorded.getEnvelopeId())
                .addAllVerdicts(recorded.getVerdictsList())
                .setTransactionId(transactionId)
                .setPosition(Position.newBuilder().setBlockNumber(block).setEnvelopeIndex(index))
                .setRecordedAtMs(recordedAtMs)
                .build();
    }

    private Recording known(EnvelopeKnown known) {
        String id = known.getTransactionId();
        Map<String, Recording> recordings = recordingsOf(blockOf(id));
        Recording recording = recordings.get(known.getEnvelopeId());
        if (recording == null || !recording.getTransactionId().equals(id)) {
            throw new IllegalStateException("envelope " + known.getEnvelopeId() + " is not in transaction " + id);
        }
        return recording;
    }

    private long blockOf(String transactionId) {
        if (!transactionId.matches("[0-9a-f]{64}")) {
            throw new IllegalStateException("no transaction id of this ledger: " + transactionId);
        }
        long number = Long.parseUnsignedLong(transactionId, 0, 16, 16);
        if (number < 0 || number > store.lastBlock()) {
            throw new IllegalStateException("no transaction of this ledger: " + transactionId);
        }
        return number;
    }

    private Map<String, Recording> recordingsOf(long number) {
        Map<String, Recording> recordings = remembered.get(number);
        if (recordings == null) {
            recordings = parse(reader.read(number));
            remembered.put(number, recordings);
            if (remembered.size() > BLOCKS_REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
        return recordings;
    }

    private static Map<String, Recording> parse(StoredBlock block) {
        try {
            List<EnvelopeResult> results = BatchResult.parseFrom(block.result()).getResultsList();
            Map<String, Recording> recordings = new HashMap<>();
            for (int i = 0; i < results.size(); i++) {
                EnvelopeRecorded recorded = results.get(i).getRecorded();
                recordings.put(
                        recorded.getEnvelopeId(),
                        recording(recorded, block.transactionId(), block.number(), i, block.recordedAtMs()));
            }
            return recordings;
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException("result of block " + block.number() + " cannot be read", unreadable);
        }
    }

    /** Envelopes of a group recorded, known and refused. */
    static int[] counts(Group group) {
        int[] counts = new int[3];
        for (EnvelopeResult result : group.results()) {
            switch (result.getOutcomeCase()) {
                case RECORDED -> counts[0]++;
                case KNOWN -> counts[1]++;
                case REFUSED -> counts[2]++;
                case OUTCOME_NOT_SET -> {}
            }
        }
        return counts;
    }
}
