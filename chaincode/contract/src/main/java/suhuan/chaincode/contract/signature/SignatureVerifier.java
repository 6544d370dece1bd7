package suhuan.chaincode.contract.signature;

import suhuan.chaincode.contract.signature.SignatureScheme.VerificationKey;

/** Checks form and range before any provider sees a byte, and remembers keys made ready. */
final class SignatureVerifier {
    private static final int KEYS_REMEMBERED = 4_096;

    private final SignatureScheme es256;
    private final SignatureScheme sm2;
    private final KeyCache es256Keys = new KeyCache(KEYS_REMEMBERED);
    private final KeyCache sm2Keys = new KeyCache(KEYS_REMEMBERED);

    SignatureVerifier(SignatureScheme es256, SignatureScheme sm2) {
        this.es256 = es256;
        this.sm2 = sm2;
    }

    boolean verify(int algorithmNumber, byte[] publicKey65, byte[] payload, byte[] signature64) {
        return switch (algorithmNumber) {
            case EnvelopeSignatures.ES256 -> verify(Curve.P256, es256, es256Keys, publicKey65, payload, signature64);
            case EnvelopeSignatures.SM2_SM3 -> verify(Curve.SM2P256V1, sm2, sm2Keys, publicKey65, payload, signature64);
            default -> false;
        };
    }

    String es256ProviderName() {
        return es256.providerName();
    }

    private static boolean verify(
            Curve curve,
            SignatureScheme scheme,
            KeyCache keys,
            byte[] publicKey65,
            byte[] payload,
            byte[] signature64) {
        if (!curve.admits(signature64)) {
            return false;
        }
        VerificationKey key = keys.get(publicKey65);
        if (key == null) {
            if (!curve.contains(publicKey65)) {
                return false;
            }
            key = scheme.prepare(publicKey65);
            keys.put(publicKey65, key);
        }
        return key.verify(payload, signature64);
    }
}
