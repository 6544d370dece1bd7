package suhuan.chaincode.domain.certificate;

import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.reference.Schemes;

/** What may be done with a certificate: custody, lifecycle and quantity. */
public final class CertificateRules {
    private CertificateRules() {}

    /** By its holder, while something is left, and no more than that. */
    public static void mayBeUsed(Certificate certificate, long askedMg, String partyId, Checks checks) {
        checks.require(
                certificate.holder().equals(partyId),
                Reason.CERTIFICATE_NOT_HELD,
                "certificate_id",
                certificate.id(),
                "party_id",
                partyId);
        checks.require(!certificate.retired(), Reason.CERTIFICATE_RETIRED, "certificate_id", certificate.id());
        checks.require(
                certificate.asked(askedMg) <= certificate.massMg(),
                Reason.CERTIFICATE_MASS_NOT_AVAILABLE,
                "certificate_id",
                certificate.id(),
                "available_mg",
                certificate.massMg(),
                "asked_mg",
                askedMg);
    }

    /** A claim stays within scheme, region and years. */
    public static void mustStayInside(
            Certificate certificate, Schemes.Row fence, String scheme, String regionCode, int year, Checks checks) {
        Certificate.Origin origin = certificate.origin();
        mustBe(certificate, "scheme", scheme, origin.scheme().equals(scheme), origin.scheme(), checks);
        int digits = Math.min(fence.regionDigits(), origin.regionCode().length());
        String region = origin.regionCode().substring(0, digits);
        mustBe(certificate, "region_code", regionCode, regionCode.startsWith(region), region + "…", checks);
        int last = origin.year() + fence.yearsAfter();
        mustBe(
                certificate,
                "year",
                String.valueOf(year),
                year >= origin.year() && year <= last,
                origin.year() + " to " + last,
                checks);
    }

    private static void mustBe(
            Certificate certificate, String field, String value, boolean inside, String expected, Checks checks) {
        checks.require(
                inside,
                Reason.RING_FENCE_CROSSED,
                "certificate_id",
                certificate.id(),
                "field",
                field,
                "value",
                value,
                "expected",
                expected);
    }
}
