package suhuan.gateway.ledger.embedded.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Keys as bytes: UTF-8, and never two keys with the same bytes. */
final class KeyBytes {
    /** Longest key in bytes. */
    static final int MAX = 4096;

    private KeyBytes() {}

    static byte[] of(String key) {
        try {
            // The plain conversion would turn every unpaired surrogate into the same question mark.
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
            if (encoded.remaining() == 0 || encoded.remaining() > MAX) {
                throw new IllegalArgumentException(
                        "key of " + encoded.remaining() + " bytes; 1 to " + MAX + " allowed");
            }
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException unpaired) {
            throw new IllegalArgumentException("key is not well-formed text", unpaired);
        }
    }
}
