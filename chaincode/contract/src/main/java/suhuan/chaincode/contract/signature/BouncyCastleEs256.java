package suhuan.chaincode.contract.signature;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ES256 by Bouncy Castle's own classes, without its provider: no native library, on every machine. */
final class BouncyCastleEs256 implements SignatureScheme {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    @Override
    public String providerName() {
        return "Bouncy Castle";
    }

    @Override
    public VerificationKey prepare(byte[] publicKey65) {
        ECPublicKeyParameters key = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey65), DOMAIN);
        return (payload, signature64) -> {
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, key);
            return signer.verifySignature(
                    sha256(payload),
                    new BigInteger(1, Arrays.copyOfRange(signature64, 0, Curve.COORDINATE_LENGTH)),
                    new BigInteger(
                            1, Arrays.copyOfRange(signature64, Curve.COORDINATE_LENGTH, Curve.SIGNATURE_LENGTH)));
        };
    }

    private static byte[] sha256(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
