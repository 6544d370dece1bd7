package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.ledger.v1.CertificateIssued;
import suhuan.ledger.v1.CertificateResult;
import suhuan.ledger.v1.CertificateRetired;
import suhuan.ledger.v1.CertificateTransferred;

/** Facts of certificates. */
final class CertificateFold {
    private final WorkingSet working;

    CertificateFold(WorkingSet working) {
        this.working = working;
    }

    void issued(RecordedFact recorded, long factNo, CertificateIssued fact) throws SQLException {
        create(recorded, factNo, fact.getCertificate());
    }

    void transferred(RecordedFact recorded, long factNo, CertificateTransferred fact) throws SQLException {
        hold(
                recorded,
                factNo,
                working.certificate(recorded, fact.getCertificate().getCertificateId()),
                fact.getCertificate());
        if (fact.hasPart()) {
            create(recorded, factNo, fact.getPart());
        }
    }

    void retired(RecordedFact recorded, long factNo, CertificateRetired fact) throws SQLException {
        CertificateRow row = working.certificate(recorded, fact.getCertificate().getCertificateId());
        hold(recorded, factNo, row, fact.getCertificate());
        row.retiredMg += fact.getRetiredMg();
    }

    private void create(RecordedFact recorded, long factNo, CertificateResult certificate) throws SQLException {
        CertificateRow row = new CertificateRow();
        row.material = certificate.getMaterialValue();
        row.element = certificate.getElement();
        row.scheme = certificate.getScheme();
        row.regionCode = certificate.getRegionCode();
        row.year = certificate.getYear();
        row.runNo =
                certificate.getRunId().isEmpty() ? 0 : working.number(recorded, ItemKey.run(certificate.getRunId()));
        row.siteNo = working.site(recorded, certificate.getSiteId());
        working.create(recorded, ItemKey.certificate(certificate.getCertificateId()), row);
        // One of a period account came of every run that is credited to it, which the marking finds by the certificate.
        working.writer().cameOf(row.runNo == 0 ? row.itemNo : row.runNo);
        hold(recorded, factNo, row, certificate);
    }

    private void hold(RecordedFact recorded, long factNo, CertificateRow row, CertificateResult certificate)
            throws SQLException {
        row.holderNo = working.party(recorded, certificate.getPartyId());
        row.massMg = certificate.getMassMg();
        working.sights().add(row.holderNo, row.itemNo, factNo);
    }
}
