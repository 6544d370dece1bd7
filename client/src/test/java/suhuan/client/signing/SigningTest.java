package suhuan.client.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.ledger.v1.Signature;

/** Signatures against published vectors, against another implementation, and against the formula. */
class SigningTest {
    private static final BigInteger RFC6979_KEY =
            new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16);
    private static final BigInteger SM2_KEY =
            new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);

    @ParameterizedTest
    @CsvSource({
        "sample,EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716,F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
        "test,F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367,019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083"
    })
    void es256IsRfc6979(String message, String r, String s) {
        KeyPairSigner signer = KeyPairSigner.of("k", SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256, RFC6979_KEY);
        Signature signature = signer.sign(message.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().withUpperCase().formatHex(signature.getValue().toByteArray()))
                .isEqualTo(r + s);
    }

    @Test
    void es256IsAcceptedByTheJdk() throws Exception {
        KeyPairSigner signer =
                KeyPairSigner.generate("k", SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256, new SecureRandom());
        byte[] message = "载荷".getBytes(StandardCharsets.UTF_8);
        byte[] point = signer.publicKey().getPublicKey().toByteArray();
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var publicKey = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                                new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                        parameters.getParameterSpec(ECParameterSpec.class)));
        java.security.Signature jdk = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
        jdk.initVerify(publicKey);
        jdk.update(message);
        assertThat(jdk.verify(signer.sign(message).getValue().toByteArray())).isTrue();
    }

    @Test
    void sm2FitsTheFormulaOfTheStandard() {
        KeyPairSigner signer = KeyPairSigner.of("k", SignatureAlgorithm.SIGNATURE_ALGORITHM_SM2_SM3, SM2_KEY);
        byte[] publicKey = signer.publicKey().getPublicKey().toByteArray();
        assertThat(HexFormat.of().withUpperCase().formatHex(publicKey))
                .isEqualTo("04" + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                        + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        byte[] value = signer.sign(message).getValue().toByteArray();
        assertThat(value).hasSize(64);
        assertThat(sm2Holds(publicKey, message, value)).isTrue();
        message[0] ^= 1;
        assertThat(sm2Holds(publicKey, message, value)).isFalse();
    }

    /** GB/T 32918.2 clause 7, written out: t = r + s, (x, y) = sG + tP, r = e + x, with e = SM3(Z || M). */
    private static boolean sm2Holds(byte[] publicKey, byte[] message, byte[] value) {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        BigInteger n = curve.getN();
        SM3Digest za = new SM3Digest();
        za.update((byte) 0);
        za.update((byte) 0x80);
        update(za, "1234567812345678".getBytes(StandardCharsets.US_ASCII));
        update(za, curve.getCurve().getA().getEncoded());
        update(za, curve.getCurve().getB().getEncoded());
        update(za, Arrays.copyOfRange(curve.getG().getEncoded(false), 1, 65));
        update(za, Arrays.copyOfRange(publicKey, 1, 65));
        byte[] z = finish(za);
        SM3Digest over = new SM3Digest();
        update(over, z);
        update(over, message);
        BigInteger e = new BigInteger(1, finish(over));
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(value, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(value, 32, 64));
        var point = curve.getG()
                .multiply(s)
                .add(curve.getCurve().decodePoint(publicKey).multiply(r.add(s).mod(n)))
                .normalize();
        return e.add(point.getAffineXCoord().toBigInteger()).mod(n).equals(r);
    }

    private static void update(SM3Digest digest, byte[] bytes) {
        digest.update(bytes, 0, bytes.length);
    }

    private static byte[] finish(SM3Digest digest) {
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureAlgorithm.class,
            names = {"SIGNATURE_ALGORITHM_ES256", "SIGNATURE_ALGORITHM_SM2_SM3"})
    void theSameBytesHaveTheSameSignatureAndAKeySurvivesItsFile(SignatureAlgorithm algorithm, @TempDir Path folder)
            throws Exception {
        KeyPairSigner signer = KeyPairSigner.generate("k", algorithm, new SecureRandom());
        Path file = folder.resolve("key.pem");
        SigningKeyFile.write(file, signer);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        KeyPairSigner read = SigningKeyFile.read(file, "k");
        ByteString first = signer.sign(new byte[] {1, 2, 3}).getValue();
        assertThat(read.sign(new byte[] {1, 2, 3}).getValue()).isEqualTo(first);
        assertThat(signer.sign(new byte[] {1, 2, 4}).getValue()).isNotEqualTo(first);
        assertThat(read.publicKey()).isEqualTo(signer.publicKey());
        assertThatThrownBy(() -> SigningKeyFile.write(file, signer)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void theJdkReadsOurEs256File(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        SigningKeyFile.write(file, KeyPairSigner.of("k", SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256, RFC6979_KEY));
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = (java.security.interfaces.ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(
                        java.util.Base64.getDecoder().decode(body)));
        assertThat(key.getS()).isEqualTo(RFC6979_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "nothing",
        "-----BEGIN PRIVATE KEY-----",
        "'-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----'",
        "'-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----'"
    })
    void whatIsNoKeyIsAnIoExceptionThatNamesTheFile(String text, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.pem"), text);
        assertThatThrownBy(() -> SigningKeyFile.read(file, "k"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.pem");
    }
}
