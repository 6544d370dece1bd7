package suhuan.gateway.identity;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secret of an API key: {@code sk_} and 32 random bytes in base64url. Printed only by {@link #reveal}. */
public final class ApiKeySecret {
    private static final String PREFIX = "sk_";
    private static final int RANDOM_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("sk_[A-Za-z0-9_-]{43}");
    private static final String BEARER = "bearer ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private ApiKeySecret(String text) {
        this.text = text;
    }

    /** A new random secret. */
    public static ApiKeySecret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads a secret; empty where the text has not its form. */
    public static Optional<ApiKeySecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKeySecret(text)) : Optional.empty();
    }

    /** Reads an {@code authorization} header (RFC 6750 section 2.1); empty where it holds no key. */
    public static Optional<ApiKeySecret> fromHeader(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return parse(header.substring(BEARER.length()).strip());
    }

    /** SHA-256 of the secret: all that is stored. The secret has 256 random bits, so no salt is needed. */
    public ByteString sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return ByteString.copyFrom(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The secret itself, for showing it once to whoever asked for it. */
    public String reveal() {
        return text;
    }

    /** Says nothing, so that a secret cannot slip into a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
