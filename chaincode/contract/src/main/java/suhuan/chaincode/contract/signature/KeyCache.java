package suhuan.chaincode.contract.signature;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.signature.SignatureScheme.VerificationKey;

/** Keys made ready, by their bytes; the one unused for longest goes first. Only keys found on their curve are put here. */
final class KeyCache {
    private final Map<ByteBuffer, VerificationKey> keys;

    KeyCache(int limit) {
        keys = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, VerificationKey> eldest) {
                return size() > limit;
            }
        };
    }

    synchronized @Nullable VerificationKey get(byte[] publicKey65) {
        return keys.get(ByteBuffer.wrap(publicKey65));
    }

    synchronized void put(byte[] publicKey65, VerificationKey key) {
        // A copy: the caller's array may change, and a cache that follows it would verify with the wrong key.
        keys.put(ByteBuffer.wrap(publicKey65.clone()), key);
    }

    synchronized int size() {
        return keys.size();
    }
}
