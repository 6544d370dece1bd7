package suhuan.gateway.readmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import suhuan.ledger.v1.Fact;

/** Recorded bytes back into facts. */
final class FactBytes {
    private FactBytes() {}

    static Fact parse(byte[] bytes) {
        try {
            return Fact.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the read model holds a fact that cannot be read", e);
        }
    }
}
