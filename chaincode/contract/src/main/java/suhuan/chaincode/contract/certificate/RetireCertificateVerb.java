package suhuan.chaincode.contract.certificate;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.certificate.CertificateRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.reference.Schemes;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CertificateRetired;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RetireCertificate;

/** Retires a certificate or a part of it: the claim is made. */
public final class RetireCertificateVerb implements Verb<RetireCertificate> {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST_SCHEME = 40;
    private static final int LONGEST_PURPOSE = 500;

    @Override
    public void shape(RetireCertificate command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("certificate_id", command.getCertificateId());
        fields.range("mass_mg", command.getMassMg(), 0, Mass.MAX_MG);
        fields.newId("scheme", command.getScheme(), LONGEST_SCHEME);
        fields.present("region_code", command.getRegionCode());
        fields.optionalRegion(command.getRegionCode());
        fields.range("year", command.getYear(), FIRST_YEAR, LAST_YEAR);
        fields.text("purpose", command.getPurpose(), LONGEST_PURPOSE);
    }

    @Override
    public void plan(RetireCertificate command, PlannedKeys keys) {
        keys.write(StateKeys.certificate(command.getCertificateId()));
    }

    @Override
    public Decision<Change> apply(RetireCertificate command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Certificate certificate = Certificates.certificate(command.getCertificateId(), state, checks);
        if (certificate == null) {
            return checks.refused();
        }
        CertificateRules.mayBeUsed(certificate, command.getMassMg(), acting.partyId(), checks);
        CertificateRules.mustStayInside(
                certificate,
                Schemes.latest(certificate.origin().scheme()),
                command.getScheme(),
                command.getRegionCode(),
                command.getYear(),
                checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        long retiredMg = certificate.asked(command.getMassMg());
        Certificate after = certificate.less(retiredMg);
        Change change = Change.told(Fact.newBuilder()
                .setCertificateRetired(CertificateRetired.newBuilder()
                        .setCertificate(Certificates.told(after))
                        .setRetiredMg(retiredMg)
                        .setRegionCode(command.getRegionCode())
                        .setYear(command.getYear())
                        .setPurpose(command.getPurpose())));
        Items.add(change, after);
        return Decision.accepted(change);
    }
}
