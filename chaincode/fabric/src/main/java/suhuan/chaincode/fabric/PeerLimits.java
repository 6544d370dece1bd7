package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;

/**
 * How many keys a peer takes in one request.
 *
 * @param mostReads keys read at once; 0 where the peer knows no batched reads
 * @param mostWrites keys written at once; 0 where the peer knows no batched writes
 */
record PeerLimits(int mostReads, int mostWrites) {
    /** One key a request, as every peer understands. */
    static final PeerLimits SINGLE = new PeerLimits(0, 0);

    /** What a peer announces when it is ready; Fabric 2.5 announces nothing. */
    static PeerLimits announced(ByteString ready) {
        try {
            ChaincodeAdditionalParams params = ChaincodeAdditionalParams.parseFrom(ready);
            return new PeerLimits(
                    limit(params.getUseGetMultipleKeys(), params.getMaxSizeGetMultipleKeys()),
                    limit(params.getUseWriteBatch(), params.getMaxSizeWriteBatch()));
        } catch (InvalidProtocolBufferException e) {
            return SINGLE;
        }
    }

    /** The peer's numbers are unsigned, and its own chaincode library takes 0 for 1. */
    private static int limit(boolean offered, int most) {
        if (!offered) {
            return 0;
        }
        return most < 0 ? Integer.MAX_VALUE : Math.max(1, most);
    }
}
