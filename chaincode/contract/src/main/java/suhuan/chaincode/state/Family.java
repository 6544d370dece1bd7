package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;

/**
 * Values of one kind: how their bytes are read and written. Bytes are deterministic: no maps, fields in the order of their
 * numbers.
 *
 * @param <T> the value
 */
public final class Family<T> {
    private final String name;
    private final Decoder<T> decoder;
    private final Encoder<T> encoder;

    Family(String name, Decoder<T> decoder, Encoder<T> encoder) {
        this.name = name;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    /** Bytes to value. */
    @FunctionalInterface
    interface Decoder<T> {
        Stored<T> decode(String id, byte[] bytes) throws InvalidProtocolBufferException;
    }

    /** Value to message. */
    @FunctionalInterface
    interface Encoder<T> {
        MessageLite encode(T value, ByteString lastFact);
    }

    /**
     * Reads stored bytes.
     *
     * @param id id within the family, as in the key
     * @throws IllegalStateException where the bytes are not of this family or name something this version does not know:
     *     the ledger is broken or newer than this contract
     */
    public Stored<T> decode(String id, byte[] bytes) {
        try {
            return decoder.decode(id, bytes);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new IllegalStateException("stored " + name + " cannot be read", e);
        }
    }

    /** Writes a value. */
    public byte[] encode(Stored<T> stored) {
        return encoder.encode(stored.value(), stored.lastFact()).toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
