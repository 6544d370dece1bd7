package suhuan.chaincode.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECCurve;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every row of the tables in vectors/crypto-facts, against every provider there is. */
class CryptoFactsTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static int rows;

    @AfterAll
    static void printCount() {
        System.out.println("crypto-facts: " + rows + " rows");
    }

    @Test
    void noTableIsOverlooked() throws IOException {
        assertThat(facts("es256.json").keySet())
                .containsExactlyInAnyOrder("note", "rfc6979_p256_key", "rfc6979", "rfc7515_A3");
        assertThat(facts("sm2-sm3.json").keySet())
                .containsExactlyInAnyOrder(
                        "note", "curve_sm2p256v1", "oid", "default_id", "sm3", "sm2_signature", "boundary_rules");
        assertThat(facts("sm2-sm3.json").getAsJsonArray("boundary_rules")).hasSize(3);
    }

    @Test
    void rfc6979() throws IOException {
        JsonObject facts = facts("es256.json");
        JsonObject pair = facts.getAsJsonObject("rfc6979_p256_key");
        byte[] key = HEX.parseHex("04" + text(pair, "Ux") + text(pair, "Uy"));
        assertThat(EnvelopeSignatures.isOnCurve(EnvelopeSignatures.ES256, key)).isTrue();
        assertThat(publicKey("P-256", text(pair, "x"))).isEqualTo(key);
        rows++;
        for (JsonElement element : facts.getAsJsonArray("rfc6979")) {
            JsonObject row = element.getAsJsonObject();
            byte[] message = text(row, "message").getBytes(StandardCharsets.US_ASCII);
            byte[] signature = HEX.parseHex(text(row, "r") + text(row, "s"));
            assertEs256(key, message, signature);
            BigInteger half = Curve.P256.n().shiftRight(1);
            assertThat(new BigInteger(text(row, "s"), 16).compareTo(half) <= 0)
                    .isEqualTo(row.get("low_s").getAsBoolean());
            // r is the x of k times the generator.
            byte[] point = publicKey("P-256", text(row, "k"));
            assertThat(new BigInteger(1, java.util.Arrays.copyOfRange(point, 1, 33)).mod(Curve.P256.n()))
                    .isEqualTo(new BigInteger(text(row, "r"), 16));
            rows++;
        }
    }

    @Test
    void rfc7515() throws IOException, NoSuchAlgorithmException {
        JsonObject row = facts("es256.json").getAsJsonObject("rfc7515_A3");
        JsonObject jwk = row.getAsJsonObject("jwk");
        Base64.Decoder base64 = Base64.getUrlDecoder();
        byte[] key = HEX.parseHex(
                "04" + HEX.formatHex(base64.decode(text(jwk, "x"))) + HEX.formatHex(base64.decode(text(jwk, "y"))));
        assertThat(publicKey("P-256", HEX.formatHex(base64.decode(text(jwk, "d")))))
                .isEqualTo(key);
        assertEs256(
                key,
                text(row, "signing_input").getBytes(StandardCharsets.US_ASCII),
                base64.decode(text(row, "signature")));
        rows++;
        String canonical =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + text(jwk, "x") + "\",\"y\":\"" + text(jwk, "y") + "\"}";
        byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint))
                .isEqualTo(text(row, "jwk_thumbprint_sha256_rfc7638"));
        rows++;
    }

    private static void assertEs256(byte[] key, byte[] message, byte[] signature) {
        assertThat(EnvelopeSignatures.verify(EnvelopeSignatures.ES256, key, message, signature))
                .isTrue();
        for (SignatureScheme scheme : Es256Providers.available()) {
            SignatureVerifier verifier = new SignatureVerifier(scheme, new BouncyCastleSm2());
            assertThat(verifier.verify(EnvelopeSignatures.ES256, key, message, signature))
                    .as(scheme.providerName())
                    .isTrue();
        }
    }

    @Test
    void theCurveOfSm2() throws IOException {
        JsonObject facts = facts("sm2-sm3.json");
        JsonObject curve = facts.getAsJsonObject("curve_sm2p256v1");
        assertThat(Curve.SM2P256V1).isEqualTo(new Curve(integer(curve, "p"), integer(curve, "b"), integer(curve, "n")));
        // The equation in code has -3 in it.
        assertThat(integer(curve, "a")).isEqualTo(integer(curve, "p").subtract(BigInteger.valueOf(3)));
        byte[] generator = HEX.parseHex("04" + text(curve, "Gx") + text(curve, "Gy"));
        assertThat(EnvelopeSignatures.isOnCurve(EnvelopeSignatures.SM2_SM3, generator))
                .isTrue();
        assertThat(TestSigner.generator("sm2p256v1")).isEqualTo(generator);
        rows += curve.size();
        JsonObject oid = facts.getAsJsonObject("oid");
        assertThat(GMObjectIdentifiers.sm2p256v1.getId()).isEqualTo(text(oid, "sm2p256v1"));
        assertThat(GMObjectIdentifiers.sm3.getId()).isEqualTo(text(oid, "sm3"));
        assertThat(GMObjectIdentifiers.sm2sign_with_sm3.getId()).isEqualTo(text(oid, "sm2sign-with-sm3"));
        rows += oid.size();
    }

    @Test
    void sm3() throws IOException {
        for (JsonElement element : facts("sm2-sm3.json").getAsJsonArray("sm3")) {
            JsonObject row = element.getAsJsonObject();
            byte[] message = text(row, "ascii").getBytes(StandardCharsets.US_ASCII);
            assertThat(HexFormat.of().formatHex(digest(message))).isEqualTo(text(row, "sm3"));
            rows++;
        }
    }

    @Test
    void sm2() throws IOException {
        JsonObject facts = facts("sm2-sm3.json");
        for (JsonElement element : facts.getAsJsonArray("sm2_signature")) {
            JsonObject row = element.getAsJsonObject();
            byte[] key = HEX.parseHex("04" + text(row, "x") + text(row, "y"));
            byte[] message = text(row, "message").getBytes(StandardCharsets.US_ASCII);
            byte[] signature = HEX.parseHex(text(row, "signature_rs"));
            assertThat(text(row, "signature_rs")).isEqualTo(text(row, "r") + text(row, "s"));
            boolean recommendedCurve = text(row, "name").contains("sm2p256v1");
            assertThat(EnvelopeSignatures.isOnCurve(EnvelopeSignatures.SM2_SM3, key))
                    .isEqualTo(recommendedCurve);
            assertThat(EnvelopeSignatures.verify(EnvelopeSignatures.SM2_SM3, key, message, signature))
                    .isEqualTo(recommendedCurve);
            ECDomainParameters domain = recommendedCurve
                    ? new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"))
                    : oldTestCurve();
            assertThat(domain.getG().multiply(integer(row, "d")).normalize().getEncoded(false))
                    .isEqualTo(key);
            assertThat(verifyOn(domain, key, text(row, "id"), message, signature))
                    .isTrue();
            // The id is part of what is signed.
            assertThat(verifyOn(domain, key, text(row, "id") + "0", message, signature))
                    .isFalse();
            byte[] z = z(domain, text(row, "id"), key);
            assertThat(HEX.formatHex(z)).isEqualTo(text(row, "Z"));
            assertThat(HEX.formatHex(digest(z, message))).isEqualTo(text(row, "e"));
            rows++;
        }
    }

    @Test
    void boundaryRules() throws IOException {
        JsonObject facts = facts("sm2-sm3.json");
        var rules = facts.getAsJsonArray("boundary_rules");
        // Private key n-1: the signer refuses it, and 1 + d has no inverse.
        BigInteger last = integer(rules.get(0).getAsJsonObject(), "n_minus_1");
        assertThat(last).isEqualTo(Curve.SM2P256V1.n().subtract(BigInteger.ONE));
        assertThat(last.add(BigInteger.ONE).mod(Curve.SM2P256V1.n())).isEqualTo(BigInteger.ZERO);
        rows++;
        // r or s outside 1 to n-1, and r + s = n, are among the mutants; here on the published signature.
        JsonObject row = facts.getAsJsonArray("sm2_signature").get(0).getAsJsonObject();
        byte[] key = HEX.parseHex("04" + text(row, "x") + text(row, "y"));
        byte[] message = text(row, "message").getBytes(StandardCharsets.US_ASCII);
        for (var mutant : SignatureMutants.of(EnvelopeSignatures.SM2_SM3, HEX.parseHex(text(row, "signature_rs")))) {
            assertThat(EnvelopeSignatures.verify(EnvelopeSignatures.SM2_SM3, key, message, mutant.signature()))
                    .as(mutant.name())
                    .isFalse();
        }
        rows++;
        // The same message under another key has another digest, so another key never verifies.
        byte[] other = TestSigner.generator("sm2p256v1");
        ECDomainParameters domain = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
        assertThat(z(domain, text(row, "id"), other)).isNotEqualTo(z(domain, text(row, "id"), key));
        assertThat(EnvelopeSignatures.verify(
                        EnvelopeSignatures.SM2_SM3, other, message, HEX.parseHex(text(row, "signature_rs"))))
                .isFalse();
        rows++;
        assertThat(text(facts, "default_id")).startsWith("1234567812345678 (16 bytes; ENTL = 0080");
        rows++;
    }

    private static boolean verifyOn(
            ECDomainParameters domain, byte[] key, String id, byte[] message, byte[] signature) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(
                false,
                new ParametersWithID(
                        new ECPublicKeyParameters(domain.getCurve().decodePoint(key), domain),
                        id.getBytes(StandardCharsets.US_ASCII)));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    /** Digest over the length of the id in bits, the id, a, b, the generator and the public key (GB/T 32918.2 5.5). */
    private static byte[] z(ECDomainParameters domain, String id, byte[] key) {
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        int bits = name.length * 8;
        byte[] generator = domain.getG().getEncoded(false);
        return digest(
                new byte[] {(byte) (bits >> 8), (byte) bits},
                name,
                domain.getCurve().getA().getEncoded(),
                domain.getCurve().getB().getEncoded(),
                java.util.Arrays.copyOfRange(generator, 1, 65),
                java.util.Arrays.copyOfRange(key, 1, 65));
    }

    /** The curve of the examples in GB/T 32918.2 Annex A; no key of ours is on it. */
    private static ECDomainParameters oldTestCurve() {
        ECCurve curve = new ECCurve.Fp(
                new BigInteger("8542D69E4C044F18E8B92435BF6FF7DE457283915C45517D722EDB8B08F1DFC3", 16),
                new BigInteger("787968B4FA32C3FD2417842E73BBFEFF2F3C848B6831D7E0EC65228B3937E498", 16),
                new BigInteger("63E4C6D3B23B0C849CF84241484BFE48F61D59A5B16BA06E6E12D1DA27C5249A", 16),
                new BigInteger("8542D69E4C044F18E8B92435BF6FF7DD297720630485628D5AE74EE7C32E79B7", 16),
                BigInteger.ONE);
        return new ECDomainParameters(
                curve,
                curve.createPoint(
                        new BigInteger("421DEBD61B62EAB6746434EBC3CC315E32220B3BADD50BDC4C4E6C147FEDD43D", 16),
                        new BigInteger("0680512BCBB42C07D47349D2153B70C4E5D7FDFCBFA36EA1A85841B9E46E09A2", 16)),
                curve.getOrder());
    }

    private static byte[] publicKey(String curve, String privateKeyHex) {
        return CustomNamedCurves.getByName(curve)
                .getG()
                .multiply(new BigInteger(privateKeyHex, 16))
                .normalize()
                .getEncoded(false);
    }

    private static byte[] digest(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private static BigInteger integer(JsonObject row, String name) {
        return new BigInteger(text(row, name), 16);
    }

    private static String text(JsonObject row, String name) {
        return row.get(name).getAsString();
    }

    private static JsonObject facts(String name) throws IOException {
        try (InputStream in = CryptoFactsTest.class.getResourceAsStream("/vectors/crypto-facts/" + name)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
    }
}
