package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** A call of the chaincode's {@code record} as a block holds it, taken out of its seven wrappings. */
record RecordCall(
        String transactionId,
        long recordedAtMs,
        String organisation,
        ByteString batch,
        ByteString result,
        ByteString readWriteSet,
        String chaincode) {

    /** Knows which calls are meant. */
    record Reader(String chaincode, String function) {
        /** The call in a transaction; null where it calls something else. */
        @Nullable
        RecordCall read(ChannelHeader header, Payload payload) throws InvalidProtocolBufferException {
            Transaction transaction = Transaction.parseFrom(payload.getData());
            if (transaction.getActionsCount() != 1) {
                return null;
            }
            ChaincodeActionPayload action =
                    ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
            ChaincodeAction endorsed = ChaincodeAction.parseFrom(
                    ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload())
                            .getExtension());
            if (!endorsed.getChaincodeId().getName().equals(chaincode)) {
                return null;
            }
            List<ByteString> arguments = ChaincodeInvocationSpec.parseFrom(
                            ChaincodeProposalPayload.parseFrom(action.getChaincodeProposalPayload())
                                    .getInput())
                    .getChaincodeSpec()
                    .getInput()
                    .getArgsList();
            if (arguments.size() != 2 || !arguments.get(0).equals(ByteString.copyFromUtf8(function))) {
                return null;
            }
            SerializedIdentity creator = SerializedIdentity.parseFrom(
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader())
                            .getCreator());
            return new RecordCall(
                    header.getTxId(),
                    milliseconds(header.getTimestamp()),
                    creator.getMspid(),
                    arguments.get(1),
                    endorsed.getResponse().getPayload(),
                    endorsed.getResults(),
                    chaincode);
        }

        private static long milliseconds(Timestamp time) {
            return time.getSeconds() * 1000 + time.getNanos() / 1_000_000;
        }
    }

    FabricTransaction audited(TxValidationCode validity) throws InvalidProtocolBufferException {
        List<Write> writes = new ArrayList<>();
        for (NsReadWriteSet namespace : TxReadWriteSet.parseFrom(readWriteSet).getNsRwsetList()) {
            if (namespace.getNamespace().equals(chaincode)) {
                for (KVWrite write : KVRWSet.parseFrom(namespace.getRwset()).getWritesList()) {
                    writes.add(new Write(write.getKey(), write.getIsDelete() ? null : write.getValue()));
                }
            }
        }
        return new FabricTransaction(
                transactionId, validity, recordedAtMs, organisation, batch, result, List.copyOf(writes));
    }
}
