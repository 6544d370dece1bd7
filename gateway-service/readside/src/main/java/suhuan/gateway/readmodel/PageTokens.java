package suhuan.gateway.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals page tokens, so that a token is good only for the query and viewer it was given to and cannot be made up. */
final class PageTokens {
    private static final String MAC = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int FIXED_BYTES = 2 * Long.BYTES;
    private static final int MAX_TOKEN_CHARS = 1024;

    private final SecretKeySpec key;

    PageTokens(byte[] key) {
        if (key.length < SEAL_BYTES) {
            throw new IllegalArgumentException("a page token key has 16 bytes or more, not " + key.length);
        }
        this.key = new SecretKeySpec(key, MAC);
    }

    /**
     * Writes a token.
     *
     * @param query bytes that say query and viewer
     */
    String seal(byte[] query, PageToken token) {
        byte[] text = token.text().getBytes(StandardCharsets.UTF_8);
        byte[] body = ByteBuffer.allocate(FIXED_BYTES + text.length)
                .putLong(token.first())
                .putLong(token.second())
                .put(text)
                .array();
        byte[] sealed = Arrays.copyOf(body, body.length + SEAL_BYTES);
        System.arraycopy(mac(query, body), 0, sealed, body.length, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Reads a token; null where it was not given for this query and viewer. */
    @Nullable
    PageToken open(byte[] query, String token) {
        if (token.length() > MAX_TOKEN_CHARS) {
            return null;
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        // Base64 has spare bits at the end: only the spelling that was given counts.
        boolean canonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(token);
        if (!canonical || sealed.length < FIXED_BYTES + SEAL_BYTES) {
            return null;
        }
        byte[] body = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
        byte[] seal = Arrays.copyOfRange(sealed, body.length, sealed.length);
        if (!MessageDigest.isEqual(seal, mac(query, body))) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        long first = in.getLong();
        long second = in.getLong();
        return new PageToken(first, second, StandardCharsets.UTF_8.decode(in).toString());
    }

    private byte[] mac(byte[] query, byte[] body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(query.length).array());
            mac.update(query);
            return Arrays.copyOf(mac.doFinal(body), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
