package suhuan.chaincode.contract.certificate;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CertificateResult;

/** Certificates as the verbs of this package look them up and facts tell them. */
final class Certificates {
    /** Longest id of a certificate that a client chooses. */
    static final int LONGEST_ID = 60;

    private Certificates() {}

    /** A certificate that must be on the ledger; null where {@code checks} says it is not. */
    static @Nullable Certificate certificate(String id, WorkingState state, Checks checks) {
        Certificate certificate = state.find(Families.CERTIFICATE, StateKeys.certificate(id));
        checks.require(certificate != null, Reason.CERTIFICATE_NOT_FOUND, "certificate_id", id);
        return certificate;
    }

    /** An id no certificate has. */
    static void mustBeNew(String id, WorkingState state, Checks checks) {
        checks.require(
                state.find(Families.CERTIFICATE, StateKeys.certificate(id)) == null,
                Reason.CERTIFICATE_ALREADY_EXISTS,
                "certificate_id",
                id);
    }

    /** A certificate as facts tell it. */
    static CertificateResult told(Certificate certificate) {
        Certificate.Origin origin = certificate.origin();
        return CertificateResult.newBuilder()
                .setCertificateId(certificate.id())
                .setPartyId(certificate.holder())
                .setMaterialValue(origin.material().number())
                .setElement(origin.element())
                .setMassMg(certificate.massMg())
                .setScheme(origin.scheme())
                .setRegionCode(origin.regionCode())
                .setYear(origin.year())
                .setRunId(origin.runId())
                .setSiteId(origin.siteId())
                .build();
    }
}
