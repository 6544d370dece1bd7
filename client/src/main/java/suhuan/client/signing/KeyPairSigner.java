package suhuan.client.signing;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Signature;

/**
 * Signs with a private key in memory: ES256 (FIPS 186, RFC 6979 nonces) or SM2 with SM3 (GB/T 32918.2, default id).
 *
 * <p>Not through JCA: its ECDSA draws a random nonce, and an envelope made again must be the same to the last byte.
 */
public final class KeyPairSigner implements EnvelopeSigner {
    private static final int COORDINATE_BYTES = 32;

    private final String keyId;
    private final SignatureAlgorithm algorithm;
    private final ECPrivateKeyParameters privateKey;

    private KeyPairSigner(String keyId, SignatureAlgorithm algorithm, ECPrivateKeyParameters privateKey) {
        this.keyId = keyId;
        this.algorithm = algorithm;
        this.privateKey = privateKey;
    }

    /**
     * A signer for a known private key.
     *
     * @param keyId name of the key within the party, 1 to 64 characters of A-Z a-z 0-9 . _ -
     * @param secret the private key, 1 to the order of the curve less 1
     */
    public static KeyPairSigner of(String keyId, SignatureAlgorithm algorithm, BigInteger secret) {
        ECDomainParameters domain = domain(algorithm);
        if (secret.signum() <= 0 || secret.compareTo(domain.getN()) >= 0) {
            throw new IllegalArgumentException("the private key is outside its curve");
        }
        return new KeyPairSigner(keyId, algorithm, new ECPrivateKeyParameters(secret, domain));
    }

    /** A signer with a new key pair. */
    public static KeyPairSigner generate(String keyId, SignatureAlgorithm algorithm, SecureRandom random) {
        ECDomainParameters domain = domain(algorithm);
        BigInteger secret =
                BigIntegers.createRandomInRange(BigInteger.ONE, domain.getN().subtract(BigInteger.TWO), random);
        return of(keyId, algorithm, secret);
    }

    private static ECDomainParameters domain(SignatureAlgorithm algorithm) {
        String curve = switch (algorithm) {
            case SIGNATURE_ALGORITHM_ES256 -> "secp256r1";
            case SIGNATURE_ALGORITHM_SM2_SM3 -> "sm2p256v1";
            default -> throw new IllegalArgumentException("no such signature algorithm: " + algorithm);
        };
        X9ECParameters parameters = CustomNamedCurves.getByName(curve);
        return new ECDomainParameters(parameters);
    }

    @Override
    public Signature sign(byte[] payload) {
        byte[] value = algorithm == SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256 ? es256(payload) : sm2(payload);
        return Signature.newBuilder()
                .setKeyId(keyId)
                .setAlgorithm(algorithm)
                .setValue(ByteString.copyFrom(value))
                .build();
    }

    private byte[] es256(byte[] payload) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, privateKey);
        BigInteger[] rs = signer.generateSignature(sha256(payload));
        return Arrays.concatenate(
                BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, rs[0]),
                BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, rs[1]));
    }

    private byte[] sm2(byte[] payload) {
        DerivedNonce nonce = new DerivedNonce(privateKey.getParameters().getN(), privateKey.getD(), sha256(payload));
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        // Without ParametersWithID the signer takes the default id 1234567812345678.
        signer.init(true, new ParametersWithRandom(privateKey, nonce));
        signer.update(payload, 0, payload.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 failed with a checked key", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    @Override
    public SigningKey publicKey() {
        ECPoint point = new FixedPointCombMultiplier()
                .multiply(privateKey.getParameters().getG(), privateKey.getD())
                .normalize();
        return SigningKey.newBuilder()
                .setKeyId(keyId)
                .setAlgorithm(algorithm)
                .setPublicKey(ByteString.copyFrom(point.getEncoded(false)))
                .build();
    }

    BigInteger secret() {
        return privateKey.getD();
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }
}
