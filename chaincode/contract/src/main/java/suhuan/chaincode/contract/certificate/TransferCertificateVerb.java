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
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CertificateTransferred;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.TransferCertificate;

/** Transfers a certificate or a part of it. */
public final class TransferCertificateVerb implements Verb<TransferCertificate> {
    @Override
    public void shape(TransferCertificate command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("certificate_id", command.getCertificateId());
        fields.existingId("to_party_id", command.getToPartyId());
        fields.range("mass_mg", command.getMassMg(), 0, Mass.MAX_MG);
        if (command.getMassMg() != 0) {
            fields.newId("part_certificate_id", command.getPartCertificateId(), Certificates.LONGEST_ID);
        } else if (!command.getPartCertificateId().isEmpty()) {
            fields.malformed("part_certificate_id", command.getPartCertificateId(), "empty where all is transferred");
        }
    }

    @Override
    public void plan(TransferCertificate command, PlannedKeys keys) {
        keys.write(StateKeys.certificate(command.getCertificateId())).read(StateKeys.party(command.getToPartyId()));
        if (command.getMassMg() != 0) {
            keys.write(StateKeys.certificate(command.getPartCertificateId()));
        }
    }

    @Override
    public Decision<Change> apply(TransferCertificate command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        String to = command.getToPartyId();
        checks.require(state.find(Families.PARTY, StateKeys.party(to)) != null, Reason.PARTY_NOT_FOUND, "party_id", to);
        if (command.getMassMg() != 0) {
            Certificates.mustBeNew(command.getPartCertificateId(), state, checks);
        }
        Certificate certificate = Certificates.certificate(command.getCertificateId(), state, checks);
        if (certificate != null) {
            CertificateRules.mayBeUsed(certificate, command.getMassMg(), acting.partyId(), checks);
        }
        if (!checks.clean() || certificate == null) {
            return checks.refused();
        }
        CertificateTransferred.Builder fact =
                CertificateTransferred.newBuilder().setFromPartyId(acting.partyId());
        Fact.Builder told = Fact.newBuilder();
        Change change = Change.told(told);
        if (command.getMassMg() == 0) {
            Certificate after = certificate.heldBy(to);
            Items.add(change, after);
            fact.setCertificate(Certificates.told(after));
        } else {
            Certificate left = certificate.less(command.getMassMg());
            Certificate part = certificate.part(command.getPartCertificateId(), to, command.getMassMg());
            Items.add(change, left);
            Items.add(change, part);
            change.created(part.id());
            fact.setCertificate(Certificates.told(left)).setPart(Certificates.told(part));
        }
        told.setCertificateTransferred(fact);
        return Decision.accepted(change);
    }
}
