package suhuan.chaincode.state;

import com.google.protobuf.ByteString;

/**
 * A value as it is stored.
 *
 * @param value the value
 * @param lastFact SHA-256 of the last fact that touched it; empty for what has no history of its own
 */
public record Stored<T>(T value, ByteString lastFact) {
    /** A value without a history of its own. */
    public static <T> Stored<T> plain(T value) {
        return new Stored<>(value, ByteString.EMPTY);
    }
}
