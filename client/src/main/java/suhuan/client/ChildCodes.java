package suhuan.client;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import suhuan.ledger.v1.ChildrenCommitment;

/** Commitment to the modules and cells inside a battery. */
public final class ChildCodes {
    private ChildCodes() {}

    /** SHA-256 over "suhuan/children/v1", a line feed, and the codes in ascending byte order, each with a line feed. */
    public static ChildrenCommitment commitment(List<String> codes) {
        List<String> sorted = new ArrayList<>(codes);
        Collections.sort(sorted); // codes are ASCII, where char order is byte order
        MessageDigest sha256 = sha256();
        sha256.update("suhuan/children/v1\n".getBytes(StandardCharsets.US_ASCII));
        for (String code : sorted) {
            sha256.update(code.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
        }
        return ChildrenCommitment.newBuilder()
                .setCount(codes.size())
                .setSha256(ByteString.copyFrom(sha256.digest()))
                .build();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
