package suhuan.chaincode.contract.signature;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 with SM3 by Bouncy Castle's own classes, without its provider. */
final class BouncyCastleSm2 implements SignatureScheme {
    /** The id of GB/T 32918.2 that goes into the digest; fixed, so that an envelope need not carry it. */
    private static final byte[] SIGNER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    @Override
    public String providerName() {
        return "Bouncy Castle";
    }

    @Override
    public VerificationKey prepare(byte[] publicKey65) {
        ParametersWithID key = new ParametersWithID(
                new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey65), DOMAIN), SIGNER_ID);
        return (payload, signature64) -> {
            SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
            signer.init(false, key);
            signer.update(payload, 0, payload.length);
            return signer.verifySignature(signature64);
        };
    }
}
