package suhuan.gateway.ledger.embedded.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Hash of a key, 64 bits. */
@FunctionalInterface
interface KeyHash {
    long hash(byte[] key);

    /**
     * SipHash-2-4 (Aumasson and Bernstein, 2012) keyed with the ledger's id: callers choose keys, and must not be able to
     * choose many with one hash.
     */
    static KeyHash sip(byte[] ledgerId) {
        ByteBuffer secret = ByteBuffer.wrap(ledgerId).order(ByteOrder.LITTLE_ENDIAN);
        long k0 = secret.getLong();
        long k1 = secret.getLong();
        return key -> new SipRounds(k0, k1).hash(key);
    }

    /** State of one hash in the making. */
    final class SipRounds {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        SipRounds(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        long hash(byte[] key) {
            int whole = key.length & ~7;
            for (int i = 0; i < whole; i += 8) {
                absorb(word(key, i, 8));
            }
            absorb(word(key, whole, key.length - whole) | ((long) key.length << 56));
            v2 ^= 0xff;
            for (int i = 0; i < 4; i++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private static long word(byte[] key, int from, int count) {
            long word = 0;
            for (int i = 0; i < count; i++) {
                word |= (key[from + i] & 0xffL) << (8 * i);
            }
            return word;
        }

        private void absorb(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
