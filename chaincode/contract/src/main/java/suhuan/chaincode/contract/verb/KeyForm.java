package suhuan.chaincode.contract.verb;

import suhuan.chaincode.contract.signature.EnvelopeSignatures;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;

/** A public key as a command describes it. */
public final class KeyForm {
    private static final int LONGEST_NAME = 64;
    private static final int ALGORITHMS = SignatureAlgorithm.SIGNATURE_ALGORITHM_SM2_SM3_VALUE + 1;

    private KeyForm() {}

    /**
     * Checks a key.
     *
     * @param path path of the key within the command, ending in a dot
     */
    public static void check(String path, SigningKey key, FieldChecks fields) {
        fields.newId(path + "key_id", key.getKeyId(), LONGEST_NAME);
        fields.stated(path + "algorithm", key.getAlgorithmValue(), ALGORITHMS);
        fields.optionalDay(path + "valid_from_yyyymmdd", key.getValidFromYyyymmdd());
        fields.optionalDay(path + "valid_to_yyyymmdd", key.getValidToYyyymmdd());
        fields.period(key.getValidFromYyyymmdd(), key.getValidToYyyymmdd());
        if (fields.checks().clean()) {
            fields.checks()
                    .require(
                            EnvelopeSignatures.isOnCurve(
                                    key.getAlgorithmValue(), key.getPublicKey().toByteArray()),
                            Reason.PUBLIC_KEY_INVALID,
                            "key_id",
                            key.getKeyId());
        }
    }
}
