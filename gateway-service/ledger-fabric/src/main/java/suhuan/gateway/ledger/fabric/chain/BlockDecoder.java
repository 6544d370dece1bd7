package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Transaction;

/** Finds in a block of the channel what the chaincode recorded. Invalid transactions and those of others are passed over. */
public final class BlockDecoder {
    private final RecordCall.Reader calls;

    /**
     * @param chaincode name of the chaincode
     * @param function its function that records
     */
    public BlockDecoder(String chaincode, String function) {
        this.calls = new RecordCall.Reader(chaincode, function);
    }

    /**
     * What readers see of a block.
     *
     * @throws UnreadableBlockException where a valid transaction of the chaincode is not of the form it must have
     */
    public ChainBlock decode(CheckedBlock checked) {
        Block.Builder block = Block.newBuilder()
                .setNumber(checked.number())
                .setPreviousSha256(checked.block().getHeader().getPreviousHash())
                .setSha256(checked.sha256());
        Map<String, TxValidationCode> outcomes = new HashMap<>();
        for (Placed placed : transactions(checked)) {
            // An id ordered twice counts once; where it was looked at first decides.
            outcomes.putIfAbsent(placed.header.getTxId(), placed.validity);
            if (placed.validity == TxValidationCode.VALID) {
                RecordCall call = placed.read(calls);
                Transaction transaction = call == null ? null : recorded(call, placed);
                if (transaction != null) {
                    block.addTransactions(transaction);
                }
            }
        }
        Block built = block.build();
        return new ChainBlock(built, outcomes, checked.block().getSerializedSize());
    }

    /** Everything in a block that the chaincode was asked to record, with what it writes. */
    public AuditedBlock audit(CheckedBlock checked) {
        List<FabricTransaction> transactions = new ArrayList<>();
        for (Placed placed : transactions(checked)) {
            RecordCall call = placed.read(calls);
            if (call != null) {
                try {
                    transactions.add(call.audited(placed.validity));
                } catch (InvalidProtocolBufferException unreadable) {
                    throw placed.unreadable("its write set", unreadable);
                }
            }
        }
        return new AuditedBlock(
                checked.number(),
                checked.block().getHeader().getPreviousHash(),
                checked.sha256(),
                List.copyOf(transactions));
    }

    /** Only what was recorded is kept: refused and known envelopes leave no trace. Null where that is nothing. */
    private static @Nullable Transaction recorded(RecordCall call, Placed placed) {
        Batch batch;
        BatchResult result;
        try {
            batch = Batch.parseFrom(call.batch());
            result = BatchResult.parseFrom(call.result());
        } catch (InvalidProtocolBufferException unreadable) {
            throw placed.unreadable("its batch or result", unreadable);
        }
        if (batch.getSubmissionsCount() != result.getResultsCount()) {
            throw placed.unreadable(
                    batch.getSubmissionsCount() + " envelopes asked and " + result.getResultsCount() + " answered",
                    null);
        }
        Batch.Builder keptBatch = Batch.newBuilder();
        BatchResult.Builder keptResult = BatchResult.newBuilder();
        for (int i = 0; i < result.getResultsCount(); i++) {
            if (result.getResults(i).getOutcomeCase() == EnvelopeResult.OutcomeCase.RECORDED) {
                keptBatch.addSubmissions(batch.getSubmissions(i).toBuilder().setOrganisation(call.organisation()));
                keptResult.addResults(result.getResults(i));
            }
        }
        if (keptResult.getResultsCount() == 0) {
            return null;
        }
        return Transaction.newBuilder()
                .setTransactionId(call.transactionId())
                .setRecordedAtMs(call.recordedAtMs())
                .setBatch(keptBatch)
                .setResult(keptResult)
                .build();
    }

    /** The endorser transactions of a block in order, with what was decided about each. */
    private static List<Placed> transactions(CheckedBlock checked) {
        int count = checked.block().getData().getDataCount();
        ByteString filter = filter(checked, count);
        List<Placed> transactions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            TxValidationCode validity = TxValidationCode.forNumber(filter.byteAt(i) & 0xff);
            try {
                Payload payload = Payload.parseFrom(
                        Envelope.parseFrom(checked.block().getData().getData(i)).getPayload());
                ChannelHeader header =
                        ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
                if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
                    transactions.add(new Placed(
                            checked.number(),
                            i,
                            validity == null ? TxValidationCode.INVALID_OTHER_REASON : validity,
                            header,
                            payload));
                }
            } catch (InvalidProtocolBufferException unreadable) {
                if (validity == TxValidationCode.VALID) {
                    throw new UnreadableBlockException(
                            "block " + checked.number() + ", transaction " + i + " cannot be read", unreadable);
                }
            }
        }
        return transactions;
    }

    private static ByteString filter(CheckedBlock checked, int count) {
        List<ByteString> metadata = checked.block().getMetadata().getMetadataList();
        int at = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        ByteString filter = metadata.size() > at ? metadata.get(at) : ByteString.EMPTY;
        if (filter.size() != count) {
            throw new UnreadableBlockException(
                    "block " + checked.number() + " has " + count + " transactions and says of " + filter.size()
                            + " whether they count",
                    null);
        }
        return filter;
    }

    private record Placed(long block, int index, TxValidationCode validity, ChannelHeader header, Payload payload) {
        @Nullable
        RecordCall read(RecordCall.Reader calls) {
            try {
                return calls.read(header, payload);
            } catch (InvalidProtocolBufferException malformed) {
                // Anybody may order nonsense; it does not count.
                if (validity != TxValidationCode.VALID) {
                    return null;
                }
                throw unreadable("it", malformed);
            }
        }

        UnreadableBlockException unreadable(String what, @Nullable Throwable cause) {
            return new UnreadableBlockException(
                    "block " + block + ", transaction " + header.getTxId() + ": "
                            + (cause == null ? what : what + " cannot be read"),
                    cause);
        }
    }
}
