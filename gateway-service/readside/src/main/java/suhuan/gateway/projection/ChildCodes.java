package suhuan.gateway.projection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** How the codes of modules and cells are written: the list of a battery, and the hash by which a code is found. */
final class ChildCodes {
    private static final int MAX_SHARED = 255;
    private static final int HASH_SHIFT = 25;

    private final MessageDigest sha256;

    ChildCodes() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The codes as UTF-8, in ascending byte order. */
    static byte[][] sorted(List<String> codes) {
        byte[][] sorted = new byte[codes.size()][];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = codes.get(i).getBytes(StandardCharsets.UTF_8);
        }
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return sorted;
    }

    /** The list as {@code battery_children.codes} holds it. */
    static byte[] encode(byte[][] sorted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * sorted.length);
        byte[] before = new byte[0];
        for (byte[] code : sorted) {
            int mismatch = Arrays.mismatch(before, code);
            int shared = Math.min(mismatch < 0 ? code.length : mismatch, MAX_SHARED);
            out.write(shared);
            writeVarint(out, code.length - shared);
            out.write(code, shared, code.length - shared);
            before = code;
        }
        return out.toByteArray();
    }

    /** The first 39 bits of the code's SHA-256. */
    long hash(byte[] code) {
        return ByteBuffer.wrap(sha256.digest(code)).getLong() >>> HASH_SHIFT;
    }

    private static void writeVarint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
