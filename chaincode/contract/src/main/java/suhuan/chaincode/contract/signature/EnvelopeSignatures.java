package suhuan.chaincode.contract.signature;

/**
 * Verifies signatures over envelopes.
 *
 * <p>Algorithms are the numbers of suhuan.common.v1.SignatureAlgorithm. Public keys are uncompressed points: 0x04, x, y; 65
 * bytes. Signatures are r and s, 32 bytes each, big-endian; DER is refused, and so is an r or s outside 1 to n-1. High values
 * of s are let through: JOSE does not refuse them, and an envelope's identity is its id and payload, never its signature.
 *
 * <p>Every answer is a pure function of the arguments. Which provider computes it changes only how long that takes.
 * Thread-safe; installs no provider.
 */
public final class EnvelopeSignatures {
    /** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). */
    public static final int ES256 = 1;

    /** SM2 with SM3 and the id 1234567812345678 (GB/T 32918.2). */
    public static final int SM2_SM3 = 2;

    private static final SignatureVerifier VERIFIER =
            new SignatureVerifier(Es256Providers.fastest(), new BouncyCastleSm2());

    private EnvelopeSignatures() {}

    /**
     * Whether a signature fits key and payload.
     *
     * @return false also for an unknown algorithm, a key that is not on the curve, and a signature of another form
     */
    public static boolean verify(int algorithmNumber, byte[] publicKey65, byte[] payload, byte[] signature64) {
        return VERIFIER.verify(algorithmNumber, publicKey65, payload, signature64);
    }

    /** Whether 65 bytes are an uncompressed point of the algorithm's curve; false for an unknown algorithm. */
    public static boolean isOnCurve(int algorithmNumber, byte[] publicKey65) {
        Curve curve = Curve.ofAlgorithm(algorithmNumber);
        return curve != null && curve.contains(publicKey65);
    }

    /** What computes ES256 on this machine, for display, such as {@code AmazonCorrettoCryptoProvider 2.5}. */
    public static String providerName() {
        return VERIFIER.es256ProviderName();
    }
}
