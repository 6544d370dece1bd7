package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.Fact;

/** Applies facts to the working set. It copies results out of facts and recomputes no rule. */
final class Fold {
    private final WorkingSet working;
    private final ChildIndex children;
    private final RegistryFold registry;
    private final BatteryFold batteries;
    private final LotFold lots;
    private final HandOverFold handOvers;
    private final SecondLifeFold secondLife;
    private final VehicleFold vehicles;
    private final ProcessFold runs;
    private final CertificateFold certificates;
    private final HoldFold holds;
    private final ResponsibilityFold responsibility;
    private final AccountFold accounts;
    private final CorrectionFold corrections;
    private long nextFactNo;

    Fold(Connection connection, WorkingSet working, ChildIndex children, long nextFactNo) {
        this.working = working;
        this.children = children;
        this.nextFactNo = nextFactNo;
        this.registry = new RegistryFold(working);
        this.batteries = new BatteryFold(working);
        this.lots = new LotFold(working);
        this.handOvers = new HandOverFold(working, lots);
        this.secondLife = new SecondLifeFold(working, lots, children);
        this.vehicles = new VehicleFold(working);
        this.runs = new ProcessFold(working);
        this.certificates = new CertificateFold(working);
        this.holds = new HoldFold(working);
        this.responsibility = new ResponsibilityFold(working);
        this.accounts = new AccountFold(working, working.accounts());
        this.corrections = new CorrectionFold(connection, working, working.accounts());
    }

    long nextFactNo() {
        return nextFactNo;
    }

    void apply(RecordedFact recorded) throws SQLException {
        long factNo = nextFactNo++;
        Fact fact = recorded.fact();
        switch (fact.getFactCase()) {
            case LEDGER_OPENED ->
                registry.partyRegistered(recorded, fact.getLedgerOpened().getRegulator());
            case PARTY_REGISTERED ->
                registry.partyRegistered(recorded, fact.getPartyRegistered().getParty());
            case SITE_REGISTERED ->
                registry.siteRegistered(recorded, fact.getSiteRegistered().getSite());
            case LICENCE_GRANTED ->
                registry.licenceGranted(
                        recorded, factNo, fact.getLicenceGranted().getLicence());
            case LICENCE_REVOKED ->
                registry.licenceRevoked(
                        recorded, factNo, fact.getLicenceRevoked().getRevocation());
            case MODEL_FILED ->
                registry.modelFiled(recorded, fact.getModelFiled().getModel());
            case BATTERY_REGISTERED -> {
                long itemNo = batteries.registered(recorded, factNo, fact.getBatteryRegistered());
                children.add(itemNo, recorded.childCodes());
            }
            case BATTERY_INSTALLED -> batteries.installed(recorded, factNo, fact.getBatteryInstalled());
            case BATTERY_REMOVED -> batteries.removed(recorded, factNo, fact.getBatteryRemoved());
            case RETURN_RECEIVED -> batteries.returned(recorded, factNo, fact.getReturnReceived());
            case CANDIDATE_MATCHED -> batteries.matched(recorded, factNo, fact.getCandidateMatched());
            case LOT_RECEIVED ->
                lots.made(recorded, factNo, fact.getLotReceived().getLot());
            case LOT_SPLIT -> lots.split(recorded, factNo, fact.getLotSplit());
            case LOTS_MERGED -> lots.merged(recorded, factNo, fact.getLotsMerged());
            case HAND_OVER_OFFERED -> handOvers.offered(recorded, factNo, fact.getHandOverOffered());
            case HAND_OVER_ACCEPTED -> handOvers.accepted(recorded, factNo, fact.getHandOverAccepted());
            case HAND_OVER_REFUSED -> handOvers.refused(recorded, factNo, fact.getHandOverRefused());
            case HAND_OVER_WITHDRAWN -> handOvers.withdrawn(recorded, factNo, fact.getHandOverWithdrawn());
            case ASSESSMENT_RECORDED ->
                secondLife.assessed(
                        recorded,
                        factNo,
                        fact.getAssessmentRecorded().getAssessment().getBatteryId());
            case BATTERY_DISMANTLED -> secondLife.dismantled(recorded, factNo, fact.getBatteryDismantled());
            case BATTERIES_REPURPOSED ->
                secondLife.productMade(
                        recorded, factNo, fact.getBatteriesRepurposed().getProduct());
            case BATTERIES_REMANUFACTURED ->
                secondLife.productMade(
                        recorded, factNo, fact.getBatteriesRemanufactured().getProduct());
            case PRODUCT_DEPLOYED -> secondLife.deployed(recorded, factNo, fact.getProductDeployed());
            case PRODUCT_RETIRED -> secondLife.retired(recorded, factNo, fact.getProductRetired());
            case CONFORMITY_DECLARED ->
                secondLife.conformityDeclared(
                        recorded,
                        factNo,
                        fact.getConformityDeclared().getConformity().getBatteryId());
            case CONFORMITY_REVOKED -> secondLife.conformityRevoked(recorded, factNo, fact.getConformityRevoked());
            case VEHICLE_SCRAPPED -> vehicles.scrapped(recorded, factNo, fact.getVehicleScrapped());
            case REPLACEMENT_RECORDED -> vehicles.replaced(recorded, factNo, fact.getReplacementRecorded());
            case RUN_OPENED -> runs.opened(recorded, factNo, fact.getRunOpened());
            case RUN_INPUTS_ADDED -> runs.charged(recorded, factNo, fact.getRunInputsAdded());
            case RUN_OUTPUTS_ADDED -> runs.emptied(recorded, factNo, fact.getRunOutputsAdded());
            case RUN_LOSSES_DECLARED -> runs.lost(recorded, factNo, fact.getRunLossesDeclared());
            case RUN_CLOSED -> runs.closed(recorded, factNo, fact.getRunClosed());
            case COMPOSITION_FILED -> {
                // The model's history tells it.
            }
            case ASSAY_RECORDED -> lots.assayed(recorded, factNo, fact.getAssayRecorded());
            case CERTIFICATE_ISSUED -> certificates.issued(recorded, factNo, fact.getCertificateIssued());
            case CERTIFICATE_TRANSFERRED ->
                certificates.transferred(recorded, factNo, fact.getCertificateTransferred());
            case CERTIFICATE_RETIRED -> certificates.retired(recorded, factNo, fact.getCertificateRetired());
            case GOODS_HELD_BACK -> holds.heldBack(recorded, factNo, fact.getGoodsHeldBack());
            case GOODS_RELEASED -> holds.released(recorded, fact.getGoodsReleased());
            case RECALL_OPENED -> holds.recalled(recorded, factNo, fact.getRecallOpened());
            case RECALL_LIFTED -> holds.lifted(recorded, fact.getRecallLifted().getCaseId());
            case DELEGATION_GRANTED -> holds.delegated(recorded, factNo, fact.getDelegationGranted());
            case DELEGATION_REVOKED ->
                holds.takenBack(recorded, fact.getDelegationRevoked().getDelegationId());
            case CUSTODY_REASSIGNED -> holds.reassigned(recorded, factNo, fact.getCustodyReassigned());
            case FACT_CORRECTED -> {
                holds.corrected(recorded, factNo, fact.getFactCorrected());
                corrections.corrected(recorded, factNo, fact.getFactCorrected());
            }
            case CONSENT_ASKED -> holds.asked(recorded, factNo, fact.getConsentAsked());
            case CORRECTION_ANSWERED -> {
                // The correction's history tells it.
            }
            case WHITE_LIST_PUBLISHED ->
                responsibility.edition(
                        recorded, fact.getWhiteListPublished().getBatch().getBatchId(), true);
            case RULE_EDITION_LOADED ->
                responsibility.edition(
                        recorded, fact.getRuleEditionLoaded().getEdition().getEditionId(), false);
            case SALES_DECLARED ->
                responsibility.declaration(
                        recorded,
                        factNo,
                        fact.getSalesDeclared().getDeclaration().getDeclarationId());
            case REPORT_FILED ->
                responsibility.reported(recorded, factNo, fact.getReportFiled().getReport());
            case SCHEME_FORMED ->
                responsibility.pooled(recorded, factNo, fact.getSchemeFormed().getScheme());
            case SHARES_RECORDED -> {
                // The site's history tells it, and the accounts divide by it.
            }
            case FACT_NOT_SET -> throw recorded.invalid("a fact this version does not know");
        }
        working.link(recorded, factNo);
        accounts.apply(recorded, factNo);
        responsibility.owed(recorded, factNo);
        working.compareStock(factNo, AccountFold.day(fact));
        working.writer()
                .fact(
                        factNo,
                        recorded,
                        working.party(recorded, fact.getPartyId()),
                        working.site(recorded, fact.getSiteId()));
    }

    /** Takes note of an event that was refused because the life of the battery had ended. */
    void see(Sighting sighting) throws SQLException {
        working.writer()
                .sighting(
                        sighting,
                        working.numberOf(ItemKey.battery(sighting.batteryId())),
                        working.numberOf(ItemKey.party(sighting.partyId())),
                        sighting.siteId().isEmpty() ? 0 : working.numberOf(ItemKey.site(sighting.siteId())));
    }

    /** Puts an item into a party's hands, who sees it from then on. */
    static void hold(WorkingSet working, RecordedFact recorded, long factNo, HeldRow row, Custody custody)
            throws SQLException {
        long partyNo = working.party(recorded, custody.getPartyId());
        row.hold(
                partyNo,
                working.site(recorded, custody.getSiteId()),
                factNo,
                recorded.fact().getRecordedAtMs());
        working.sights().add(partyNo, row.itemNo, factNo);
    }
}
