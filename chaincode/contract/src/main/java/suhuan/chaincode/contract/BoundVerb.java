package suhuan.chaincode.contract;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.assay.FileCompositionVerb;
import suhuan.chaincode.contract.assay.RecordAssayVerb;
import suhuan.chaincode.contract.battery.InstallBatteryVerb;
import suhuan.chaincode.contract.battery.MatchCandidateVerb;
import suhuan.chaincode.contract.battery.ReceiveReturnVerb;
import suhuan.chaincode.contract.battery.RegisterBatteryVerb;
import suhuan.chaincode.contract.battery.RemoveBatteryVerb;
import suhuan.chaincode.contract.certificate.IssueCertificateVerb;
import suhuan.chaincode.contract.certificate.RetireCertificateVerb;
import suhuan.chaincode.contract.certificate.TransferCertificateVerb;
import suhuan.chaincode.contract.correction.AnswerCorrectionVerb;
import suhuan.chaincode.contract.correction.AskConsentVerb;
import suhuan.chaincode.contract.correction.CorrectVerb;
import suhuan.chaincode.contract.delegation.GrantDelegationVerb;
import suhuan.chaincode.contract.delegation.RevokeDelegationVerb;
import suhuan.chaincode.contract.handover.AcceptHandOverVerb;
import suhuan.chaincode.contract.handover.OfferHandOverVerb;
import suhuan.chaincode.contract.handover.RefuseHandOverVerb;
import suhuan.chaincode.contract.handover.WithdrawHandOverVerb;
import suhuan.chaincode.contract.hold.LiftRecallVerb;
import suhuan.chaincode.contract.hold.QuarantineVerb;
import suhuan.chaincode.contract.hold.ReassignCustodyVerb;
import suhuan.chaincode.contract.hold.RecallVerb;
import suhuan.chaincode.contract.hold.ReleaseVerb;
import suhuan.chaincode.contract.hold.ReportFoundVerb;
import suhuan.chaincode.contract.hold.ReportLostVerb;
import suhuan.chaincode.contract.hold.ReportStolenVerb;
import suhuan.chaincode.contract.lot.MergeLotsVerb;
import suhuan.chaincode.contract.lot.ReceiveLotVerb;
import suhuan.chaincode.contract.lot.SplitLotVerb;
import suhuan.chaincode.contract.process.AddInputsVerb;
import suhuan.chaincode.contract.process.AddOutputsVerb;
import suhuan.chaincode.contract.process.CloseRunVerb;
import suhuan.chaincode.contract.process.DeclareLossesVerb;
import suhuan.chaincode.contract.process.OpenRunVerb;
import suhuan.chaincode.contract.registry.FileModelVerb;
import suhuan.chaincode.contract.registry.GrantLicenceVerb;
import suhuan.chaincode.contract.registry.OpenLedgerVerb;
import suhuan.chaincode.contract.registry.RegisterPartyVerb;
import suhuan.chaincode.contract.registry.RegisterSiteVerb;
import suhuan.chaincode.contract.registry.RevokeLicenceVerb;
import suhuan.chaincode.contract.responsibility.DeclareSalesVerb;
import suhuan.chaincode.contract.responsibility.FileReportVerb;
import suhuan.chaincode.contract.responsibility.FormSchemeVerb;
import suhuan.chaincode.contract.responsibility.LoadRuleEditionVerb;
import suhuan.chaincode.contract.responsibility.PublishWhiteListVerb;
import suhuan.chaincode.contract.responsibility.RecordSharesVerb;
import suhuan.chaincode.contract.secondlife.DeclareConformityVerb;
import suhuan.chaincode.contract.secondlife.DeployVerb;
import suhuan.chaincode.contract.secondlife.DismantleVerb;
import suhuan.chaincode.contract.secondlife.RecordAssessmentVerb;
import suhuan.chaincode.contract.secondlife.RemanufactureVerb;
import suhuan.chaincode.contract.secondlife.RepurposeVerb;
import suhuan.chaincode.contract.secondlife.RetireFromUseVerb;
import suhuan.chaincode.contract.secondlife.RevokeConformityVerb;
import suhuan.chaincode.contract.vehicle.RecordReplacementVerb;
import suhuan.chaincode.contract.vehicle.ScrapVehicleVerb;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Decision;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;

/**
 * A command with the verb that answers it.
 *
 * @param verb the verb
 * @param command the command
 */
record BoundVerb<C>(Verb<C> verb, C command) {
    private static final OpenLedgerVerb OPEN_LEDGER = new OpenLedgerVerb();
    private static final RegisterPartyVerb REGISTER_PARTY = new RegisterPartyVerb();
    private static final RegisterSiteVerb REGISTER_SITE = new RegisterSiteVerb();
    private static final GrantLicenceVerb GRANT_LICENCE = new GrantLicenceVerb();
    private static final RevokeLicenceVerb REVOKE_LICENCE = new RevokeLicenceVerb();
    private static final FileModelVerb FILE_MODEL = new FileModelVerb();
    private static final RegisterBatteryVerb REGISTER_BATTERY = new RegisterBatteryVerb();
    private static final InstallBatteryVerb INSTALL_BATTERY = new InstallBatteryVerb();
    private static final RemoveBatteryVerb REMOVE_BATTERY = new RemoveBatteryVerb();
    private static final ReceiveReturnVerb RECEIVE_RETURN = new ReceiveReturnVerb();
    private static final MatchCandidateVerb MATCH_CANDIDATE = new MatchCandidateVerb();
    private static final ReceiveLotVerb RECEIVE_LOT = new ReceiveLotVerb();
    private static final SplitLotVerb SPLIT_LOT = new SplitLotVerb();
    private static final MergeLotsVerb MERGE_LOTS = new MergeLotsVerb();
    private static final OfferHandOverVerb OFFER_HAND_OVER = new OfferHandOverVerb();
    private static final AcceptHandOverVerb ACCEPT_HAND_OVER = new AcceptHandOverVerb();
    private static final RefuseHandOverVerb REFUSE_HAND_OVER = new RefuseHandOverVerb();
    private static final WithdrawHandOverVerb WITHDRAW_HAND_OVER = new WithdrawHandOverVerb();
    private static final RecordAssessmentVerb RECORD_ASSESSMENT = new RecordAssessmentVerb();
    private static final DismantleVerb DISMANTLE = new DismantleVerb();
    private static final RepurposeVerb REPURPOSE = new RepurposeVerb();
    private static final RemanufactureVerb REMANUFACTURE = new RemanufactureVerb();
    private static final DeployVerb DEPLOY = new DeployVerb();
    private static final RetireFromUseVerb RETIRE_FROM_USE = new RetireFromUseVerb();
    private static final DeclareConformityVerb DECLARE_CONFORMITY = new DeclareConformityVerb();
    private static final RevokeConformityVerb REVOKE_CONFORMITY = new RevokeConformityVerb();
    private static final ScrapVehicleVerb SCRAP_VEHICLE = new ScrapVehicleVerb();
    private static final RecordReplacementVerb RECORD_REPLACEMENT = new RecordReplacementVerb();
    private static final OpenRunVerb OPEN_RUN = new OpenRunVerb();
    private static final AddInputsVerb ADD_INPUTS = new AddInputsVerb();
    private static final AddOutputsVerb ADD_OUTPUTS = new AddOutputsVerb();
    private static final DeclareLossesVerb DECLARE_LOSSES = new DeclareLossesVerb();
    private static final CloseRunVerb CLOSE_RUN = new CloseRunVerb();
    private static final FileCompositionVerb FILE_COMPOSITION = new FileCompositionVerb();
    private static final RecordAssayVerb RECORD_ASSAY = new RecordAssayVerb();
    private static final IssueCertificateVerb ISSUE_CERTIFICATE = new IssueCertificateVerb();
    private static final TransferCertificateVerb TRANSFER_CERTIFICATE = new TransferCertificateVerb();
    private static final RetireCertificateVerb RETIRE_CERTIFICATE = new RetireCertificateVerb();
    private static final QuarantineVerb QUARANTINE = new QuarantineVerb();
    private static final ReleaseVerb RELEASE = new ReleaseVerb();
    private static final ReportLostVerb REPORT_LOST = new ReportLostVerb();
    private static final ReportStolenVerb REPORT_STOLEN = new ReportStolenVerb();
    private static final ReportFoundVerb REPORT_FOUND = new ReportFoundVerb();
    private static final RecallVerb RECALL = new RecallVerb();
    private static final LiftRecallVerb LIFT_RECALL = new LiftRecallVerb();
    private static final GrantDelegationVerb GRANT_DELEGATION = new GrantDelegationVerb();
    private static final RevokeDelegationVerb REVOKE_DELEGATION = new RevokeDelegationVerb();
    private static final ReassignCustodyVerb REASSIGN_CUSTODY = new ReassignCustodyVerb();
    private static final CorrectVerb CORRECT = new CorrectVerb();
    private static final AskConsentVerb ASK_CONSENT = new AskConsentVerb();
    private static final AnswerCorrectionVerb ANSWER_CORRECTION = new AnswerCorrectionVerb();
    private static final PublishWhiteListVerb PUBLISH_WHITE_LIST = new PublishWhiteListVerb();
    private static final LoadRuleEditionVerb LOAD_RULE_EDITION = new LoadRuleEditionVerb();
    private static final DeclareSalesVerb DECLARE_SALES = new DeclareSalesVerb();
    private static final FileReportVerb FILE_REPORT = new FileReportVerb();
    private static final RecordSharesVerb RECORD_SHARES = new RecordSharesVerb();
    private static final FormSchemeVerb FORM_SCHEME = new FormSchemeVerb();

    /** Finds the verb of a command; null where it says nothing. */
    static @Nullable BoundVerb<?> of(Command command) {
        return switch (command.getCommandCase()) {
            case OPEN_LEDGER -> new BoundVerb<>(OPEN_LEDGER, command.getOpenLedger());
            case REGISTER_PARTY -> new BoundVerb<>(REGISTER_PARTY, command.getRegisterParty());
            case REGISTER_SITE -> new BoundVerb<>(REGISTER_SITE, command.getRegisterSite());
            case GRANT_LICENCE -> new BoundVerb<>(GRANT_LICENCE, command.getGrantLicence());
            case REVOKE_LICENCE -> new BoundVerb<>(REVOKE_LICENCE, command.getRevokeLicence());
            case FILE_MODEL -> new BoundVerb<>(FILE_MODEL, command.getFileModel());
            case REGISTER_BATTERY -> new BoundVerb<>(REGISTER_BATTERY, command.getRegisterBattery());
            case INSTALL_BATTERY -> new BoundVerb<>(INSTALL_BATTERY, command.getInstallBattery());
            case REMOVE_BATTERY -> new BoundVerb<>(REMOVE_BATTERY, command.getRemoveBattery());
            case RECEIVE_RETURN -> new BoundVerb<>(RECEIVE_RETURN, command.getReceiveReturn());
            case MATCH_CANDIDATE -> new BoundVerb<>(MATCH_CANDIDATE, command.getMatchCandidate());
            case RECEIVE_LOT -> new BoundVerb<>(RECEIVE_LOT, command.getReceiveLot());
            case SPLIT_LOT -> new BoundVerb<>(SPLIT_LOT, command.getSplitLot());
            case MERGE_LOTS -> new BoundVerb<>(MERGE_LOTS, command.getMergeLots());
            case OFFER_HAND_OVER -> new BoundVerb<>(OFFER_HAND_OVER, command.getOfferHandOver());
            case ACCEPT_HAND_OVER -> new BoundVerb<>(ACCEPT_HAND_OVER, command.getAcceptHandOver());
            case REFUSE_HAND_OVER -> new BoundVerb<>(REFUSE_HAND_OVER, command.getRefuseHandOver());
            case WITHDRAW_HAND_OVER -> new BoundVerb<>(WITHDRAW_HAND_OVER, command.getWithdrawHandOver());
            case RECORD_ASSESSMENT -> new BoundVerb<>(RECORD_ASSESSMENT, command.getRecordAssessment());
            case DISMANTLE -> new BoundVerb<>(DISMANTLE, command.getDismantle());
            case REPURPOSE -> new BoundVerb<>(REPURPOSE, command.getRepurpose());
            case REMANUFACTURE -> new BoundVerb<>(REMANUFACTURE, command.getRemanufacture());
            case DEPLOY -> new BoundVerb<>(DEPLOY, command.getDeploy());
            case RETIRE_FROM_USE -> new BoundVerb<>(RETIRE_FROM_USE, command.getRetireFromUse());
            case DECLARE_CONFORMITY -> new BoundVerb<>(DECLARE_CONFORMITY, command.getDeclareConformity());
            case REVOKE_CONFORMITY -> new BoundVerb<>(REVOKE_CONFORMITY, command.getRevokeConformity());
            case SCRAP_VEHICLE -> new BoundVerb<>(SCRAP_VEHICLE, command.getScrapVehicle());
            case RECORD_REPLACEMENT -> new BoundVerb<>(RECORD_REPLACEMENT, command.getRecordReplacement());
            case OPEN_RUN -> new BoundVerb<>(OPEN_RUN, command.getOpenRun());
            case ADD_INPUTS -> new BoundVerb<>(ADD_INPUTS, command.getAddInputs());
            case ADD_OUTPUTS -> new BoundVerb<>(ADD_OUTPUTS, command.getAddOutputs());
            case DECLARE_LOSSES -> new BoundVerb<>(DECLARE_LOSSES, command.getDeclareLosses());
            case CLOSE_RUN -> new BoundVerb<>(CLOSE_RUN, command.getCloseRun());
            case FILE_COMPOSITION -> new BoundVerb<>(FILE_COMPOSITION, command.getFileComposition());
            case RECORD_ASSAY -> new BoundVerb<>(RECORD_ASSAY, command.getRecordAssay());
            case ISSUE_CERTIFICATE -> new BoundVerb<>(ISSUE_CERTIFICATE, command.getIssueCertificate());
            case TRANSFER_CERTIFICATE -> new BoundVerb<>(TRANSFER_CERTIFICATE, command.getTransferCertificate());
            case RETIRE_CERTIFICATE -> new BoundVerb<>(RETIRE_CERTIFICATE, command.getRetireCertificate());
            case QUARANTINE -> new BoundVerb<>(QUARANTINE, command.getQuarantine());
            case RELEASE -> new BoundVerb<>(RELEASE, command.getRelease());
            case REPORT_LOST -> new BoundVerb<>(REPORT_LOST, command.getReportLost());
            case REPORT_STOLEN -> new BoundVerb<>(REPORT_STOLEN, command.getReportStolen());
            case REPORT_FOUND -> new BoundVerb<>(REPORT_FOUND, command.getReportFound());
            case RECALL -> new BoundVerb<>(RECALL, command.getRecall());
            case LIFT_RECALL -> new BoundVerb<>(LIFT_RECALL, command.getLiftRecall());
            case GRANT_DELEGATION -> new BoundVerb<>(GRANT_DELEGATION, command.getGrantDelegation());
            case REVOKE_DELEGATION -> new BoundVerb<>(REVOKE_DELEGATION, command.getRevokeDelegation());
            case REASSIGN_CUSTODY -> new BoundVerb<>(REASSIGN_CUSTODY, command.getReassignCustody());
            case CORRECT -> new BoundVerb<>(CORRECT, command.getCorrect());
            case ASK_CONSENT -> new BoundVerb<>(ASK_CONSENT, command.getAskConsent());
            case ANSWER_CORRECTION -> new BoundVerb<>(ANSWER_CORRECTION, command.getAnswerCorrection());
            case PUBLISH_WHITE_LIST -> new BoundVerb<>(PUBLISH_WHITE_LIST, command.getPublishWhiteList());
            case LOAD_RULE_EDITION -> new BoundVerb<>(LOAD_RULE_EDITION, command.getLoadRuleEdition());
            case DECLARE_SALES -> new BoundVerb<>(DECLARE_SALES, command.getDeclareSales());
            case FILE_REPORT -> new BoundVerb<>(FILE_REPORT, command.getFileReport());
            case RECORD_SHARES -> new BoundVerb<>(RECORD_SHARES, command.getRecordShares());
            case FORM_SCHEME -> new BoundVerb<>(FORM_SCHEME, command.getFormScheme());
            case COMMAND_NOT_SET -> null;
        };
    }

    /** Name of a command, such as ReceiveReturn. */
    static String name(Command command) {
        return Command.getDescriptor()
                .findFieldByNumber(command.getCommandCase().getNumber())
                .getMessageType()
                .getName();
    }

    /** Checks the command's shape. */
    void shape(EnvelopePayload envelope, FieldChecks fields) {
        verb.shape(command, envelope, fields);
    }

    /** Names the keys known from the command and its envelope. */
    void plan(EnvelopePayload envelope, PlannedKeys keys) {
        verb.plan(command, envelope, keys);
    }

    /** Names the keys known from loaded state. */
    void planMore(WorkingState state, PlannedKeys keys) {
        verb.planMore(command, state, keys);
    }

    /** Decides. */
    Decision<Change> apply(Acting acting, WorkingState state) {
        return verb.apply(command, acting, state);
    }
}
