package suhuan.chaincode.contract.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** ES256 by a provider of the Java Cryptography Architecture, asked by reference, so that none need be installed. */
final class JcaEs256 implements SignatureScheme {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    /** What stands before the point in a SubjectPublicKeyInfo of P-256 (RFC 5480). */
    private static final byte[] KEY_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private final Provider provider;

    JcaEs256(Provider provider) {
        this.provider = provider;
    }

    @Override
    public String providerName() {
        return provider.getName() + " " + provider.getVersionStr();
    }

    @Override
    public VerificationKey prepare(byte[] publicKey65) {
        PublicKey key = publicKey(publicKey65);
        return (payload, signature64) -> verify(key, payload, signature64);
    }

    private PublicKey publicKey(byte[] publicKey65) {
        byte[] encoded = new byte[KEY_PREFIX.length + publicKey65.length];
        System.arraycopy(KEY_PREFIX, 0, encoded, 0, KEY_PREFIX.length);
        System.arraycopy(publicKey65, 0, encoded, KEY_PREFIX.length, publicKey65.length);
        try {
            return KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(providerName() + " does not take a point that is on the curve", e);
        }
    }

    private boolean verify(PublicKey key, byte[] payload, byte[] signature64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM, provider);
            signature.initVerify(key);
            signature.update(payload);
            return signature.verify(signature64);
        } catch (SignatureException e) {
            // Form and range were checked before, so all that is left to object to is the mathematics.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(providerName() + " cannot verify ES256", e);
        }
    }
}
