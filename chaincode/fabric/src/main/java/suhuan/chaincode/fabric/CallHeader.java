package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * Who calls, and when by their own account. The peer has checked the signature over both.
 *
 * @param organisation MSP id of the creator
 * @param timestampMs time of the transaction, milliseconds since 1970-01-01 UTC
 */
record CallHeader(String organisation, long timestampMs) {
    static CallHeader of(SignedProposal signed) throws BrokenCallException {
        try {
            // The proposal carries the arguments once more; aliasing keeps them from being copied just to be skipped.
            CodedInputStream proposal = signed.getProposalBytes().newCodedInput();
            proposal.enableAliasing(true);
            Header header = Header.parseFrom(Proposal.parseFrom(proposal).getHeader());
            return new CallHeader(organisation(header.getSignatureHeader()), timestampMs(header.getChannelHeader()));
        } catch (IOException e) {
            throw new BrokenCallException("the proposal of the transaction cannot be read");
        }
    }

    private static String organisation(ByteString signatureHeader) throws IOException, BrokenCallException {
        ByteString creator = SignatureHeader.parseFrom(signatureHeader).getCreator();
        String organisation = SerializedIdentity.parseFrom(creator).getMspid();
        if (organisation.isEmpty()) {
            throw new BrokenCallException("the proposal names no creator");
        }
        return organisation;
    }

    private static long timestampMs(ByteString channelHeader) throws IOException, BrokenCallException {
        ChannelHeader header = ChannelHeader.parseFrom(channelHeader);
        if (!header.hasTimestamp()) {
            throw new BrokenCallException("the proposal has no timestamp");
        }
        Timestamp timestamp = header.getTimestamp();
        try {
            long seconds = Math.multiplyExact(timestamp.getSeconds(), 1000L);
            return Math.addExact(seconds, Math.floorDiv(timestamp.getNanos(), 1_000_000));
        } catch (ArithmeticException e) {
            throw new BrokenCallException("the proposal's timestamp is no time");
        }
    }
}
