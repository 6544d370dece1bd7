package suhuan.chaincode.contract.signature;

import java.util.Random;

/** Keys and signatures for tests of other packages. */
public final class TestKeys {
    private static final long SEED = 20260529;

    private TestKeys() {}

    /** Public key of the algorithm's test key. */
    public static byte[] publicKey(int algorithm) {
        return signer(algorithm).publicKey65();
    }

    /** Signature with the algorithm's test key. */
    public static byte[] sign(int algorithm, byte[] payload) {
        return signer(algorithm).sign(payload);
    }

    private static TestSigner signer(int algorithm) {
        return TestSigner.of(algorithm, new Random(SEED + algorithm));
    }
}
