package suhuan.chaincode.contract.certificate;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.AssayForm;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.certificate.Claim;
import suhuan.chaincode.domain.certificate.ClaimAccount;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.domain.reference.Routes;
import suhuan.chaincode.domain.reference.Schemes;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CertificateIssued;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.IssueCertificate;

/** Issues a certificate for recovered material. */
public final class IssueCertificateVerb implements Verb<IssueCertificate> {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST_SCHEME = 40;

    @Override
    public void shape(IssueCertificate command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.newId("certificate_id", command.getCertificateId(), Certificates.LONGEST_ID);
        fields.newId("scheme", command.getScheme(), LONGEST_SCHEME);
        fields.range("mass_mg", command.getMassMg(), 1, Mass.MAX_MG);
        if (!command.getElement().isEmpty()) {
            fields.newId("element", command.getElement(), AssayForm.LONGEST_SYMBOL);
        }
        if (command.getRunId().isEmpty()) {
            fields.range("year", command.getYear(), FIRST_YEAR, LAST_YEAR);
            fields.stated("material", command.getMaterialValue(), Material.values().length);
        } else {
            fields.existingId("run_id", command.getRunId());
            fields.range("year", command.getYear(), 0, 0);
            fields.known("material", command.getMaterialValue(), 1);
        }
    }

    @Override
    public void plan(IssueCertificate command, PlannedKeys keys) {
        keys.write(StateKeys.certificate(command.getCertificateId()));
        if (!command.getRunId().isEmpty()) {
            keys.read(StateKeys.run(command.getRunId())).write(StateKeys.runAccount(command.getRunId()));
        }
    }

    @Override
    public void plan(IssueCertificate command, EnvelopePayload envelope, PlannedKeys keys) {
        plan(command, keys);
        if (command.getRunId().isEmpty()) {
            keys.write(StateKeys.siteAccount(envelope.getSiteId()));
        }
    }

    @Override
    public Decision<Change> apply(IssueCertificate command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Certificates.mustBeNew(command.getCertificateId(), state, checks);
        checks.require(
                Schemes.inForce(command.getScheme(), acting.day()) != null,
                Reason.SCHEME_UNKNOWN,
                "scheme",
                command.getScheme(),
                "day",
                acting.day());
        String accountKey = command.getRunId().isEmpty()
                ? StateKeys.siteAccount(acting.siteId())
                : StateKeys.runAccount(command.getRunId());
        Claim claim = claim(command, acting, state, checks);
        if (claim == null) {
            return checks.refused();
        }
        ClaimAccount account = state.find(Families.CLAIM_ACCOUNT, accountKey);
        ClaimAccount found = account == null ? ClaimAccount.empty(accountKey) : account;
        found.mustCover(claim, command.getMassMg(), checks);
        return checks.clean()
                ? Decision.accepted(
                        change(command, claim, found.issued(claim, command.getMassMg()), accountKey, acting))
                : checks.refused();
    }

    /** What is claimed; null where its run is not on the ledger. */
    private static @Nullable Claim claim(IssueCertificate command, Acting acting, WorkingState state, Checks checks) {
        if (command.getRunId().isEmpty()) {
            return new Claim(command.getYear(), command.getMaterialValue(), command.getElement());
        }
        Run run = state.find(Families.RUN, StateKeys.run(command.getRunId()));
        if (run == null) {
            checks.refuse(Reason.RUN_NOT_FOUND, "run_id", command.getRunId());
            return null;
        }
        RunRules.mayBeCertified(run, acting.partyId(), acting.siteId(), checks);
        Route route = Routes.inForce(run.route(), run.openedOn());
        int material = route == null ? 0 : route.materialNumber();
        return new Claim(run.closedInYear(), material, command.getElement());
    }

    private static Change change(
            IssueCertificate command, Claim claim, ClaimAccount after, String accountKey, Acting acting) {
        Certificate certificate = new Certificate(
                command.getCertificateId(),
                acting.partyId(),
                command.getMassMg(),
                new Certificate.Origin(
                        Material.of(claim.materialNumber()),
                        claim.element(),
                        command.getScheme(),
                        acting.siteNeeded().regionCode(),
                        claim.year(),
                        command.getRunId(),
                        acting.siteId()));
        Change change = Change.told(Fact.newBuilder()
                .setCertificateIssued(CertificateIssued.newBuilder()
                        .setCertificate(Certificates.told(certificate))
                        .setRemainingMg(after.entry(claim).leftMg())));
        Items.add(change, certificate);
        return change.plain(accountKey, Families.CLAIM_ACCOUNT, after).created(certificate.id());
    }
}
