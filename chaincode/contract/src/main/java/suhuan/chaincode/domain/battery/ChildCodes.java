package suhuan.chaincode.domain.battery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.common.Bytes;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * Codes of the modules and cells inside a battery, as its maker lists them. Looked at once: a pack may name two thousand,
 * and the ledger reads millions of packs.
 */
public final class ChildCodes {
    private static final byte[] DOMAIN = "suhuan/children/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TYPE_AT = 3;

    private final String[] ascending;

    private ChildCodes(String[] ascending) {
        this.ascending = ascending;
    }

    /** Refuses a code that is not of its form, and a code that comes twice. */
    public static void check(List<String> codes, Checks checks) {
        for (int i = 0; i < codes.size(); i++) {
            if (!BatteryCode.isChildForm(codes.get(i)) && !refuseUnlessPack(codes.get(i), i, checks)) {
                return;
            }
        }
        String twice = ofChecked(codes).twice();
        if (twice != null) {
            checks.refuse(Reason.DUPLICATE_ENTRY, "field", "child_codes", "value", twice);
        }
    }

    /** Codes that were let through by {@link #check}, or any ids in ASCII of which none comes twice. */
    public static ChildCodes ofChecked(List<String> codes) {
        String[] ascending = codes.toArray(new String[0]);
        // A maker's list is nearly always in order, and looking is cheaper than sorting.
        for (int i = 1; i < ascending.length; i++) {
            if (ascending[i - 1].compareTo(ascending[i]) >= 0) {
                Arrays.sort(ascending);
                break;
            }
        }
        return new ChildCodes(ascending);
    }

    /** A well-formed code of a pack is no child either, but for another reason, given later. */
    private static boolean refuseUnlessPack(String code, int index, Checks checks) {
        BatteryCode.Parsed parsed = BatteryCode.parse(code);
        if (parsed instanceof BatteryCode.Valid valid && !valid.cascade()) {
            return true;
        }
        String problem = parsed instanceof BatteryCode.Invalid invalid
                ? invalid.part() + ", " + invalid.problem()
                : "a module or cell has a code of 24 characters";
        checks.refuse(
                Reason.BATTERY_CODE_INVALID, "value", code, "part", "child_codes[" + index + "]", "problem", problem);
        return false;
    }

    private @Nullable String twice() {
        for (int i = 1; i < ascending.length; i++) {
            if (ascending[i - 1].equals(ascending[i])) {
                return ascending[i];
            }
        }
        return null;
    }

    /** Number of codes. */
    public int count() {
        return ascending.length;
    }

    /**
     * Refuses a child whose type is not lower than the parent's: pack over module over cell.
     *
     * @param parentType P, M or C
     */
    public void mustFitInside(String parentId, char parentType, Checks checks) {
        for (String code : ascending) {
            char type = code.charAt(TYPE_AT);
            if (rank(type) >= rank(parentType)) {
                checks.refuse(
                        Reason.CHILD_NOT_FIT,
                        "child",
                        code,
                        "child_type",
                        type,
                        "battery_id",
                        parentId,
                        "parent_type",
                        parentType);
                return;
            }
        }
    }

    /** Whether {@link #sha256} is the digest given. */
    public boolean hasDigest(byte[] sha256) {
        return Arrays.equals(sha256(), sha256);
    }

    /** SHA-256 over "suhuan/children/v1", a line feed, and the codes ascending, each followed by a line feed. */
    @SuppressWarnings(
            "deprecation") // String.getBytes(int, int, byte[], int) is right for ASCII and copies nothing twice
    public byte[] sha256() {
        int length = DOMAIN.length;
        for (String code : ascending) {
            length += code.length() + 1;
        }
        byte[] bytes = Arrays.copyOf(DOMAIN, length);
        int at = DOMAIN.length;
        for (String code : ascending) {
            code.getBytes(0, code.length(), bytes, at);
            at += code.length();
            bytes[at++] = '\n';
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The commitment to these codes; none for no codes. */
    public Children commitment() {
        return count() == 0 ? Children.NONE : new Children(count(), Bytes.of(sha256()));
    }

    /** Whether these are the codes of a commitment, all of them and no others. */
    public boolean are(Children children) {
        return count() == children.count()
                && (count() == 0 || Bytes.of(sha256()).equals(children.sha256()));
    }

    private static int rank(char type) {
        return switch (type) {
            case 'P' -> 3;
            case 'M' -> 2;
            default -> 1;
        };
    }
}
