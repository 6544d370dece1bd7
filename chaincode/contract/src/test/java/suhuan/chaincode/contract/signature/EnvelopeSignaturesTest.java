package suhuan.chaincode.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.signature.SignatureScheme.VerificationKey;

/** Every provider gives the same answers, and none of them accepts what is not a signature. */
class EnvelopeSignaturesTest {
    private static final List<SignatureScheme> ES256_SCHEMES = Es256Providers.available();
    private final Random random = new Random(20260101);

    @Test
    void theFastestProviderIsChosenAndTheOthersAreThereToCompare() {
        System.out.println("ES256 by " + EnvelopeSignatures.providerName() + "; also "
                + ES256_SCHEMES.stream()
                        .skip(1)
                        .map(SignatureScheme::providerName)
                        .toList());
        assertThat(EnvelopeSignatures.providerName())
                .isEqualTo(ES256_SCHEMES.get(0).providerName());
        assertThat(ES256_SCHEMES).extracting(SignatureScheme::providerName).contains("Bouncy Castle");
        assertThat(ES256_SCHEMES).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Security.getProviders())
                .extracting(Object::toString)
                .noneMatch(name -> name.contains("BC version") || name.contains("AmazonCorretto"));
    }

    @Test
    void goodSignaturesAreAcceptedAndEveryOneOfTheirMutantsIsRefused() {
        int mutants = 0;
        for (SignatureScheme scheme : ES256_SCHEMES) {
            mutants += mutantsRefused(EnvelopeSignatures.ES256, new SignatureVerifier(scheme, new BouncyCastleSm2()));
        }
        mutants += mutantsRefused(
                EnvelopeSignatures.SM2_SM3, new SignatureVerifier(ES256_SCHEMES.get(0), new BouncyCastleSm2()));
        System.out.println("signature mutants refused: " + mutants);
        assertThat(mutants).isGreaterThan(500);
    }

    private int mutantsRefused(int algorithm, SignatureVerifier verifier) {
        int refused = 0;
        for (int round = 0; round < 8; round++) {
            TestSigner signer = TestSigner.of(algorithm, random);
            TestSigner other = TestSigner.of(algorithm, random);
            byte[] payload = new byte[random.nextInt(300)];
            random.nextBytes(payload);
            byte[] signature = signer.sign(payload);
            assertThat(verifier.verify(algorithm, signer.publicKey65(), payload, signature))
                    .isTrue();
            assertThat(verifier.verify(algorithm, other.publicKey65(), payload, signature))
                    .isFalse();
            assertThat(verifier.verify(3 - algorithm, signer.publicKey65(), payload, signature))
                    .isFalse();
            byte[] longer = Arrays.copyOf(payload, payload.length + 1);
            assertThat(verifier.verify(algorithm, signer.publicKey65(), longer, signature))
                    .isFalse();
            for (SignatureMutants.Mutant mutant : SignatureMutants.of(algorithm, signature)) {
                assertThat(verifier.verify(algorithm, signer.publicKey65(), payload, mutant.signature()))
                        .as("%s, algorithm %d", mutant.name(), algorithm)
                        .isFalse();
                refused++;
            }
            for (SignatureMutants.Mutant mutant : SignatureMutants.ofKey(algorithm, signer.publicKey65())) {
                assertThat(EnvelopeSignatures.isOnCurve(algorithm, mutant.signature()))
                        .as(mutant.name())
                        .isFalse();
                assertThat(verifier.verify(algorithm, mutant.signature(), payload, signature))
                        .as(mutant.name())
                        .isFalse();
                refused++;
            }
        }
        return refused;
    }

    @Test
    void everyProviderAcceptsTheTwinOfASignature() {
        // (r, n-s) is a second valid ECDSA signature. It is let through, and no provider may think otherwise.
        TestSigner signer = TestSigner.of(EnvelopeSignatures.ES256, random);
        byte[] payload = "high and low".getBytes(StandardCharsets.US_ASCII);
        byte[] twin = SignatureMutants.withNegatedS(EnvelopeSignatures.ES256, signer.sign(payload));
        for (SignatureScheme scheme : ES256_SCHEMES) {
            assertThat(scheme.prepare(signer.publicKey65()).verify(payload, twin))
                    .as(scheme.providerName())
                    .isTrue();
        }
    }

    @Test
    void providersAgreeOnRandomScalars() {
        TestSigner signer = TestSigner.of(EnvelopeSignatures.ES256, random);
        byte[] payload = {1, 2, 3};
        List<VerificationKey> keys = ES256_SCHEMES.stream()
                .map(scheme -> scheme.prepare(signer.publicKey65()))
                .toList();
        for (int i = 0; i < 200; i++) {
            byte[] signature = i % 4 == 0 ? signer.sign(payload) : new byte[64];
            if (i % 4 == 1) {
                random.nextBytes(signature);
            } else if (i % 4 == 2) {
                signature[31] = (byte) (1 + random.nextInt(3));
                signature[63] = (byte) (1 + random.nextInt(3));
            } else if (i % 4 == 3) {
                signature = signer.sign(payload);
                signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] asked = signature;
            if (Curve.P256.admits(asked)) {
                assertThat(keys.stream().map(key -> key.verify(payload, asked)).distinct())
                        .hasSize(1);
            }
        }
    }

    @Test
    void keysAtTheEdgesOfTheGroupVerifyLikeAnyOther() {
        byte[] payload = {7};
        for (int algorithm : new int[] {EnvelopeSignatures.ES256, EnvelopeSignatures.SM2_SM3}) {
            BigInteger n = Curve.ofAlgorithm(algorithm).n();
            for (BigInteger d : List.of(
                    BigInteger.ONE,
                    BigInteger.TWO,
                    BigInteger.valueOf(3),
                    n.shiftRight(1),
                    n.subtract(BigInteger.TWO))) {
                TestSigner signer = TestSigner.withPrivateKey(algorithm, d);
                byte[] signature = signer.sign(payload);
                for (SignatureScheme scheme : ES256_SCHEMES) {
                    SignatureVerifier verifier = new SignatureVerifier(scheme, new BouncyCastleSm2());
                    assertThat(verifier.verify(algorithm, signer.publicKey65(), payload, signature))
                            .as("d = %s, %s", d, scheme.providerName())
                            .isTrue();
                    assertThat(verifier.verify(algorithm, signer.publicKey65(), new byte[] {8}, signature))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void unknownAlgorithmsVerifyNothing() {
        TestSigner signer = TestSigner.of(EnvelopeSignatures.ES256, random);
        byte[] signature = signer.sign(new byte[1]);
        for (int algorithm : new int[] {0, 3, -1, Integer.MAX_VALUE}) {
            assertThat(EnvelopeSignatures.verify(algorithm, signer.publicKey65(), new byte[1], signature))
                    .isFalse();
            assertThat(EnvelopeSignatures.isOnCurve(algorithm, signer.publicKey65()))
                    .isFalse();
        }
    }

    @Test
    void rememberedKeysFollowNobodysArray() {
        TestSigner signer = TestSigner.of(EnvelopeSignatures.ES256, random);
        TestSigner other = TestSigner.of(EnvelopeSignatures.ES256, random);
        byte[] payload = {9};
        byte[] key = signer.publicKey65();
        assertThat(EnvelopeSignatures.verify(EnvelopeSignatures.ES256, key, payload, signer.sign(payload)))
                .isTrue();
        System.arraycopy(other.publicKey65(), 0, key, 0, key.length);
        assertThat(EnvelopeSignatures.verify(EnvelopeSignatures.ES256, key, payload, signer.sign(payload)))
                .isFalse();
        assertThat(EnvelopeSignatures.verify(EnvelopeSignatures.ES256, key, payload, other.sign(payload)))
                .isTrue();
    }

    @Test
    void theCacheForgetsTheKeyUnusedForLongest() {
        KeyCache cache = new KeyCache(2);
        VerificationKey any = (payload, signature64) -> true;
        cache.put(new byte[] {1}, any);
        cache.put(new byte[] {2}, any);
        assertThat(cache.get(new byte[] {1})).isNotNull();
        cache.put(new byte[] {3}, any);
        assertThat(cache.get(new byte[] {2})).isNull();
        assertThat(cache.get(new byte[] {1})).isNotNull();
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() {
        TestSigner[] signers = IntStream.range(0, 8)
                .mapToObj(i -> TestSigner.of(i % 2 + 1, random))
                .toArray(TestSigner[]::new);
        byte[] payload = HexFormat.of().parseHex("cafe");
        byte[][] signatures = Arrays.stream(signers).map(s -> s.sign(payload)).toArray(byte[][]::new);
        AtomicInteger accepted = new AtomicInteger();
        IntStream.range(0, 800).parallel().forEach(i -> {
            int key = i % 8;
            int signature = i / 8 % 8;
            if (EnvelopeSignatures.verify(
                    signers[key].algorithm(), signers[key].publicKey65(), payload, signatures[signature])) {
                assertThat(key).isEqualTo(signature);
                accepted.incrementAndGet();
            }
        });
        assertThat(accepted).hasValue(100);
    }

    @Test
    void theCurvesAreThoseOfTheLibrary() {
        assertThat(EnvelopeSignatures.isOnCurve(1, TestSigner.generator("P-256")))
                .isTrue();
        assertThat(EnvelopeSignatures.isOnCurve(2, TestSigner.generator("sm2p256v1")))
                .isTrue();
        assertThat(EnvelopeSignatures.isOnCurve(2, TestSigner.generator("P-256")))
                .isFalse();
        assertThat(Curve.P256.n()).isEqualTo(TestSigner.order("P-256"));
        assertThat(Curve.SM2P256V1.n()).isEqualTo(TestSigner.order("sm2p256v1"));
        assertThat(Curve.P256.p()).isEqualTo(TestSigner.prime("P-256"));
        assertThat(Curve.SM2P256V1.p()).isEqualTo(TestSigner.prime("sm2p256v1"));
    }
}
