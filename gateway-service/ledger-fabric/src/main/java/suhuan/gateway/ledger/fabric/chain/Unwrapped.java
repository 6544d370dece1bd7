package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/** Messages within messages: a transaction has seven layers, and reading each by itself would copy megabytes seven times. */
final class Unwrapped {
    private Unwrapped() {}

    /** Reads a message whose bytes stay where they are; it keeps them alive. */
    static <T extends MessageLite> T of(Parser<T> parser, ByteString bytes) throws InvalidProtocolBufferException {
        CodedInputStream input = bytes.newCodedInput();
        input.enableAliasing(true);
        T message = parser.parseFrom(input);
        input.checkLastTagWas(0);
        return message;
    }
}
