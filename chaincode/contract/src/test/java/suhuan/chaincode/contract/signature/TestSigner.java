package suhuan.chaincode.contract.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Random;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Signs for tests, with keys from a seeded generator. */
record TestSigner(int algorithm, ECPrivateKeyParameters key) {
    static TestSigner of(int algorithm, Random random) {
        X9ECParameters curve =
                CustomNamedCurves.getByName(algorithm == EnvelopeSignatures.ES256 ? "P-256" : "sm2p256v1");
        BigInteger d = new BigInteger(curve.getN().bitLength() - 1, random).add(BigInteger.ONE);
        return withPrivateKey(algorithm, d);
    }

    static TestSigner withPrivateKey(int algorithm, BigInteger d) {
        X9ECParameters curve =
                CustomNamedCurves.getByName(algorithm == EnvelopeSignatures.ES256 ? "P-256" : "sm2p256v1");
        return new TestSigner(algorithm, new ECPrivateKeyParameters(d, new ECDomainParameters(curve)));
    }

    static byte[] generator(String curve) {
        return CustomNamedCurves.getByName(curve).getG().getEncoded(false);
    }

    static BigInteger order(String curve) {
        return CustomNamedCurves.getByName(curve).getN();
    }

    static BigInteger prime(String curve) {
        return CustomNamedCurves.getByName(curve).getCurve().getField().getCharacteristic();
    }

    byte[] publicKey65() {
        return key.getParameters().getG().multiply(key.getD()).normalize().getEncoded(false);
    }

    byte[] sign(byte[] payload) {
        return algorithm == EnvelopeSignatures.ES256 ? signEs256(payload) : signSm2(payload);
    }

    private byte[] signEs256(byte[] payload) {
        try {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
            signer.init(true, key);
            BigInteger[] rs = signer.generateSignature(
                    MessageDigest.getInstance("SHA-256").digest(payload));
            return PlainDSAEncoding.INSTANCE.encode(key.getParameters().getN(), rs[0], rs[1]);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signSm2(byte[] payload) {
        try {
            SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
            signer.init(
                    true,
                    new ParametersWithID(
                            new ParametersWithRandom(key, new SecureRandom()),
                            "1234567812345678".getBytes(StandardCharsets.US_ASCII)));
            signer.update(payload, 0, payload.length);
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }
}
