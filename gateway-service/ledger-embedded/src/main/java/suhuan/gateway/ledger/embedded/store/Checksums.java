package suhuan.gateway.ledger.embedded.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/** CRC-32C (Castagnoli, RFC 3720) against accidents and SHA-256 (FIPS 180-4) for the chain. */
final class Checksums {
    static final int SHA256_BYTES = 32;

    private Checksums() {}

    static int crc32c(byte[] bytes, int from, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, count);
        return (int) crc.getValue();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
