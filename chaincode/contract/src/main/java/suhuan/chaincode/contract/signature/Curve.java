package suhuan.chaincode.contract.signature;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A curve y² = x³ - 3x + b over a prime field, with a group of prime order, so that every point on it but infinity is a
 * public key. Checked here in plain integers and not by a provider, because providers differ in what they let through.
 *
 * @param p prime of the field
 * @param b constant of the equation
 * @param n order of the group
 */
record Curve(BigInteger p, BigInteger b, BigInteger n) {
    static final int COORDINATE_LENGTH = 32;
    static final int POINT_LENGTH = 1 + 2 * COORDINATE_LENGTH;
    static final int SIGNATURE_LENGTH = 2 * COORDINATE_LENGTH;

    private static final byte UNCOMPRESSED = 0x04;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** NIST P-256 (FIPS 186). */
    static final Curve P256 = new Curve(
            hex("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF"),
            hex("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B"),
            hex("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"));

    /** sm2p256v1 (GB/T 32918.5). */
    static final Curve SM2P256V1 = new Curve(
            hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF"),
            hex("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"),
            hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123"));

    /** The curve of an algorithm, or null for a number that is none. */
    static @Nullable Curve ofAlgorithm(int algorithmNumber) {
        return switch (algorithmNumber) {
            case EnvelopeSignatures.ES256 -> P256;
            case EnvelopeSignatures.SM2_SM3 -> SM2P256V1;
            default -> null;
        };
    }

    /** Whether the bytes are 0x04, x, y of a point on the curve, both coordinates below p. */
    boolean contains(byte[] point) {
        if (point.length != POINT_LENGTH || point[0] != UNCOMPRESSED) {
            return false;
        }
        BigInteger x = unsigned(point, 1);
        BigInteger y = unsigned(point, 1 + COORDINATE_LENGTH);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(b).mod(p);
        return y.multiply(y).mod(p).equals(right);
    }

    /** Whether the bytes are r and s, 32 bytes each, both from 1 to n-1. */
    boolean admits(byte[] signature) {
        return signature.length == SIGNATURE_LENGTH
                && isScalar(unsigned(signature, 0))
                && isScalar(unsigned(signature, COORDINATE_LENGTH));
    }

    private boolean isScalar(BigInteger value) {
        return value.signum() > 0 && value.compareTo(n) < 0;
    }

    private static BigInteger unsigned(byte[] bytes, int from) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, from, from + COORDINATE_LENGTH));
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
