package suhuan.client.signing;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/** Hands out the nonces of RFC 6979 where a signer asks for chance, so that its signatures are repeatable. */
final class DerivedNonce extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private static final int NONCE_BYTES = 32;

    private final transient HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());

    DerivedNonce(BigInteger order, BigInteger privateKey, byte[] digest) {
        super(null, null);
        nonces.init(order, privateKey, digest);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length != NONCE_BYTES) throw new IllegalArgumentException("asked for " + bytes.length + " bytes");
        byte[] nonce = BigIntegers.asUnsignedByteArray(NONCE_BYTES, nonces.nextK());
        System.arraycopy(nonce, 0, bytes, 0, NONCE_BYTES);
    }
}
