package suhuan.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Random;
import suhuan.chaincode.contract.signature.EnvelopeSignatures;

/** ES256 verifications a CPU second of one core, against the JDK's own provider; the same signatures on both sides. */
final class VerifySignatureRow implements Comparison {
    private static final int MESSAGE_BYTES = 300;
    private static final int SIGNATURES = 64;

    private final int ourRounds;
    private final int theirRounds;
    private final byte[][] messages = new byte[SIGNATURES][MESSAGE_BYTES];
    private final byte[][] signatures = new byte[SIGNATURES][];
    private byte[] point = new byte[0];
    private @org.jspecify.annotations.Nullable PublicKey key;

    VerifySignatureRow(Settings settings) {
        ourRounds = settings.size(60, 300);
        theirRounds = settings.size(8, 30);
    }

    @Override
    public String id() {
        return "verify-signature";
    }

    @Override
    public String what() {
        return "ES256 verifications a CPU second of one core";
    }

    @Override
    public String against() {
        return "the JDK's own provider (SunEC)";
    }

    @Override
    public String settings() {
        return MESSAGE_BYTES + "-byte messages, " + EnvelopeSignatures.providerName();
    }

    @Override
    public double floor() {
        return 6;
    }

    @Override
    public double aim() {
        return 12;
    }

    @Override
    public void prepare() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        key = pair.getPublic();
        point = uncompressed((ECPublicKey) pair.getPublic());
        Random random = new Random(11);
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
        for (int i = 0; i < SIGNATURES; i++) {
            random.nextBytes(messages[i]);
            signer.initSign(pair.getPrivate());
            signer.update(messages[i]);
            signatures[i] = signer.sign();
        }
        ours();
        theirs();
    }

    @Override
    public double ours() {
        long begin = Machine.threadCpuNs();
        for (int r = 0; r < ourRounds; r++) {
            for (int i = 0; i < SIGNATURES; i++) {
                require(EnvelopeSignatures.verify(EnvelopeSignatures.ES256, point, messages[i], signatures[i]));
            }
        }
        return ourRounds * (double) SIGNATURES * 1e9 / (Machine.threadCpuNs() - begin);
    }

    @Override
    public double theirs() throws GeneralSecurityException {
        long begin = Machine.threadCpuNs();
        for (int r = 0; r < theirRounds; r++) {
            for (int i = 0; i < SIGNATURES; i++) {
                Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
                verifier.initVerify(key);
                verifier.update(messages[i]);
                require(verifier.verify(signatures[i]));
            }
        }
        return theirRounds * (double) SIGNATURES * 1e9 / (Machine.threadCpuNs() - begin);
    }

    private static void require(boolean verified) {
        if (!verified) {
            throw new IllegalStateException("a good signature was refused");
        }
    }

    private static byte[] uncompressed(ECPublicKey key) {
        byte[] point = new byte[65];
        point[0] = 4;
        put(key.getW().getAffineX().toByteArray(), point, 1);
        put(key.getW().getAffineY().toByteArray(), point, 33);
        return point;
    }

    private static void put(byte[] number, byte[] into, int at) {
        int from = Math.max(0, number.length - 32);
        int length = number.length - from;
        System.arraycopy(number, from, into, at + 32 - length, length);
    }

    @Override
    public void close() {}
}
