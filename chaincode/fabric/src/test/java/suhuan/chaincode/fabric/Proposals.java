package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.ReadRequest;

/** Makes transactions as a peer hands them to a chaincode. */
final class Proposals {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private Proposals() {}

    /** A transaction id no other transaction of this run has. */
    static String nextId() {
        return "tx-" + NUMBERS.incrementAndGet();
    }

    /**
     * A transaction.
     *
     * @param transactionId its id
     * @param message the peer's message that begins it
     */
    record Call(String transactionId, ChaincodeMessage message) {}

    static Call record(String organisation, long timestampMs, Batch batch) {
        return call(nextId(), organisation, timestampMs, "record", batch.toByteString());
    }

    static Call read(String... keys) {
        ReadRequest.Builder request = ReadRequest.newBuilder();
        for (String key : keys) {
            request.addKeys(key);
        }
        return call(nextId(), "ReaderMSP", 1, "read", request.build().toByteString());
    }

    static Call describe() {
        return call(nextId(), "ReaderMSP", 1, "describe");
    }

    static Call call(
            String transactionId, String organisation, long timestampMs, String function, ByteString... arguments) {
        ChaincodeInput.Builder input = ChaincodeInput.newBuilder().addArgs(ByteString.copyFromUtf8(function));
        for (ByteString argument : arguments) {
            input.addArgs(argument);
        }
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId(MiniPeer.CHANNEL)
                .setTxId(transactionId)
                .setTimestamp(Timestamp.newBuilder()
                        .setSeconds(Math.floorDiv(timestampMs, 1000L))
                        .setNanos((int) Math.floorMod(timestampMs, 1000L) * 1_000_000 + 999_999))
                .build();
        SignatureHeader signatureHeader = SignatureHeader.newBuilder()
                .setCreator(SerializedIdentity.newBuilder()
                        .setMspid(organisation)
                        .setIdBytes(ByteString.copyFromUtf8("a certificate"))
                        .build()
                        .toByteString())
                .build();
        return call(transactionId, channelHeader, signatureHeader, input.build());
    }

    static Call call(
            String transactionId, ChannelHeader channelHeader, SignatureHeader signatureHeader, ChaincodeInput input) {
        Proposal proposal = Proposal.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signatureHeader.toByteString())
                        .build()
                        .toByteString())
                .setPayload(ChaincodeProposalPayload.newBuilder()
                        .setInput(input.toByteString())
                        .build()
                        .toByteString())
                .build();
        return new Call(
                transactionId,
                ChaincodeMessage.newBuilder()
                        .setType(Type.TRANSACTION)
                        .setChannelId(MiniPeer.CHANNEL)
                        .setTxid(transactionId)
                        .setPayload(input.toByteString())
                        .setProposal(SignedProposal.newBuilder().setProposalBytes(proposal.toByteString()))
                        .build());
    }
}
