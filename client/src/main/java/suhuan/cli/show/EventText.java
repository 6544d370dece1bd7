package suhuan.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import suhuan.api.v1.EventView;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.common.v1.Finding;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.BatteryRegistered;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotReceived;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.RecoveredInside;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedItem;

/** A fact as a sentence: what happened to an item, in words people use. */
public final class EventText {
    private final Texts texts;
    private final SecondLifeText secondLife;
    private final HoldText holds;
    private final MaterialText material;
    private final ResponsibilityText responsibility;

    /** Sentences in a language. */
    public EventText(Texts texts) {
        this.texts = texts;
        this.secondLife = new SecondLifeText(texts);
        this.holds = new HoldText(texts);
        this.material = new MaterialText(texts);
        this.responsibility = new ResponsibilityText(texts);
    }

    /** Who and where: the acting party and its site. */
    String who(EventView event) {
        Fact fact = event.getFact();
        String party = named(event.getPartyName(), fact.getPartyId()) + holds.actedFor(fact);
        return fact.getSiteId().isEmpty()
                ? party
                : texts.get("event.who", party, named(event.getSiteName(), fact.getSiteId()));
    }

    /** The name, or the id where there is none. */
    public static String named(String name, String id) {
        return name.isEmpty() ? id : name;
    }

    /** When: recorded, and claimed where that differs by more than a minute. */
    String when(EventView event) {
        Fact fact = event.getFact();
        String recorded = Units.time(fact.getRecordedAtMs());
        String occurred = Units.time(fact.getOccurredAtMs());
        return recorded.equals(occurred) || fact.getOccurredAtMs() == 0
                ? recorded
                : texts.get("event.when", recorded, occurred);
    }

    /** What happened, seen from the item. */
    String what(EventView event, String itemId) {
        Fact fact = event.getFact();
        return switch (fact.getFactCase()) {
            case LEDGER_OPENED ->
                texts.get("event.ledger_opened", fact.getLedgerOpened().getLedgerId());
            case PARTY_REGISTERED ->
                texts.get(
                        "event.party_registered",
                        fact.getPartyRegistered().getParty().getName(),
                        fact.getPartyRegistered().getParty().getCreditCode());
            case SITE_REGISTERED ->
                texts.get(
                        "event.site_registered",
                        fact.getSiteRegistered().getSite().getName(),
                        fact.getSiteRegistered().getSite().getSiteId());
            case LICENCE_GRANTED ->
                texts.get(
                        "event.licence_granted",
                        fact.getLicenceGranted().getLicence().getLicenceNo());
            case LICENCE_REVOKED ->
                texts.get(
                        "event.licence_revoked",
                        fact.getLicenceRevoked().getRevocation().getLicenceNo(),
                        fact.getLicenceRevoked().getRevocation().getReason());
            case MODEL_FILED ->
                texts.get("event.model_filed", fact.getModelFiled().getModel().getModelCode());
            case BATTERY_REGISTERED -> registered(fact.getBatteryRegistered(), itemId);
            case BATTERY_INSTALLED ->
                texts.get("event.battery_installed", fact.getBatteryInstalled().getVin())
                        + remark(fact.getBatteryInstalled().getFindingsList());
            case BATTERY_REMOVED ->
                texts.get("event.battery_removed", fact.getBatteryRemoved().getVin());
            case RETURN_RECEIVED -> returned(fact.getReturnReceived(), itemId);
            case CANDIDATE_MATCHED ->
                texts.get(
                        "event.candidate_matched",
                        fact.getCandidateMatched().getCandidateId(),
                        fact.getCandidateMatched().getBatteryId());
            case LOT_RECEIVED -> lotReceived(fact.getLotReceived());
            case LOT_SPLIT ->
                texts.get(
                        "event.lot_split",
                        fact.getLotSplit().getLotId(),
                        Units.mass(fact.getLotSplit().getMassMg()),
                        lots(fact.getLotSplit().getPartsList()));
            case LOTS_MERGED ->
                texts.get(
                        "event.lots_merged",
                        fact.getLotsMerged().getSourcesList().stream()
                                .map(EventText::lotMass)
                                .collect(Collectors.joining(" + ")),
                        lots(List.of(fact.getLotsMerged().getMerged())));
            case HAND_OVER_OFFERED -> offered(fact.getHandOverOffered(), itemId);
            case HAND_OVER_ACCEPTED -> accepted(fact.getHandOverAccepted(), itemId);
            case HAND_OVER_REFUSED ->
                texts.get(
                        "event.hand_over_refused",
                        fact.getHandOverRefused().getHandOverId(),
                        fact.getHandOverRefused().getReason());
            case HAND_OVER_WITHDRAWN ->
                texts.get(
                        "event.hand_over_withdrawn",
                        fact.getHandOverWithdrawn().getHandOverId(),
                        fact.getHandOverWithdrawn().getReason());
            case ASSESSMENT_RECORDED -> secondLife.assessed(fact.getAssessmentRecorded());
            case BATTERY_DISMANTLED -> secondLife.dismantled(fact.getBatteryDismantled(), itemId);
            case BATTERIES_REPURPOSED ->
                secondLife.made(fact.getBatteriesRepurposed().getProduct(), itemId);
            case BATTERIES_REMANUFACTURED ->
                secondLife.made(fact.getBatteriesRemanufactured().getProduct(), itemId);
            case PRODUCT_DEPLOYED -> secondLife.deployed(fact.getProductDeployed());
            case PRODUCT_RETIRED -> secondLife.retired(fact.getProductRetired());
            case CONFORMITY_DECLARED ->
                secondLife.declared(fact.getConformityDeclared().getConformity());
            case CONFORMITY_REVOKED ->
                secondLife.revoked(fact.getConformityRevoked().getRevocation());
            case VEHICLE_SCRAPPED -> secondLife.scrapped(fact.getVehicleScrapped(), itemId);
            case REPLACEMENT_RECORDED -> secondLife.replaced(fact.getReplacementRecorded());
            case RUN_OPENED -> material.opened(fact.getRunOpened());
            case RUN_INPUTS_ADDED -> material.charged(fact.getRunInputsAdded(), itemId);
            case RUN_OUTPUTS_ADDED -> material.emptied(fact.getRunOutputsAdded(), itemId);
            case RUN_LOSSES_DECLARED -> material.lost(fact.getRunLossesDeclared());
            case RUN_CLOSED -> material.closed(fact.getRunClosed());
            case COMPOSITION_FILED -> material.filed(fact.getCompositionFiled());
            case ASSAY_RECORDED -> material.assayed(fact.getAssayRecorded());
            case CERTIFICATE_ISSUED -> material.issued(fact.getCertificateIssued());
            case CERTIFICATE_TRANSFERRED -> material.transferred(fact.getCertificateTransferred());
            case CERTIFICATE_RETIRED -> material.retired(fact.getCertificateRetired());
            case GOODS_HELD_BACK -> holds.heldBack(fact.getGoodsHeldBack());
            case GOODS_RELEASED -> holds.released(fact.getGoodsReleased());
            case RECALL_OPENED -> holds.recalled(fact.getRecallOpened().getRecall());
            case RECALL_LIFTED ->
                texts.get(
                        "event.recall_lifted",
                        fact.getRecallLifted().getCaseId(),
                        fact.getRecallLifted().getReason());
            case DELEGATION_GRANTED -> holds.granted(fact.getDelegationGranted().getDelegation());
            case DELEGATION_REVOKED ->
                texts.get(
                        "event.delegation_revoked",
                        fact.getDelegationRevoked().getDelegationId(),
                        fact.getDelegationRevoked().getReason());
            case CUSTODY_REASSIGNED -> holds.reassigned(fact.getCustodyReassigned());
            case FACT_CORRECTED -> holds.corrected(fact.getFactCorrected());
            case CONSENT_ASKED -> holds.asked(fact.getConsentAsked());
            case CORRECTION_ANSWERED -> holds.answered(fact.getCorrectionAnswered());
            case WHITE_LIST_PUBLISHED,
                    RULE_EDITION_LOADED,
                    SALES_DECLARED,
                    REPORT_FILED,
                    SHARES_RECORDED,
                    SCHEME_FORMED -> responsibility.event(fact);
            case FACT_NOT_SET -> texts.get("event.unknown");
        };
    }

    private String registered(BatteryRegistered battery, String itemId) {
        for (RecoveredInside part : battery.getRecoveredList()) {
            if (!part.getLotId().equals(itemId)) continue;
            return texts.get("event.went_into_new", Units.mass(part.getMassMg()), battery.getBatteryId());
        }
        String children = battery.hasChildren()
                ? texts.get("event.children", battery.getChildren().getCount())
                : "";
        String recovered = battery.getRecoveredList().stream()
                .map(part -> part.getLotId() + " " + Units.mass(part.getMassMg()))
                .collect(Collectors.joining(", "));
        return texts.get("event.battery_registered", battery.getModelCode(), Units.mass(battery.getMassMg()))
                + children
                + (recovered.isEmpty() ? "" : texts.get("event.recovered_inside", recovered));
    }

    private String returned(ReturnReceived fact, String itemId) {
        List<String> sentences = new ArrayList<>();
        for (ReturnedItem item : fact.getBatteriesList()) {
            if (!item.getBatteryId().equals(itemId)) continue;
            String vin = item.getVin().isEmpty() ? "" : texts.get("event.from_vehicle", item.getVin());
            sentences.add(texts.get(
                            item.getCandidateCreated() ? "event.return_candidate" : "event.return_received",
                            term(fact.getChannel()),
                            Units.mass(item.getMassMg()),
                            term(item.getSafetyClass()),
                            item.getScannedCode())
                    + vin
                    + remark(item.getFindingsList()));
        }
        return sentences.isEmpty()
                ? texts.get("event.return_many", fact.getBatteriesCount())
                : String.join(texts.get("list.clauses"), sentences);
    }

    private String remark(List<Finding> findings) {
        return findings.isEmpty() ? "" : texts.get("event.findings", findings(findings));
    }

    /** What the regulator should see; empty where nothing was found. */
    public String findings(List<Finding> findings) {
        return texts.list(findings.stream().map(this::term).toList());
    }

    private String lotReceived(LotReceived fact) {
        return texts.get(
                "event.lot_received",
                lots(List.of(fact.getLot())),
                fact.getTicket().getTicketNo(),
                Units.mass(fact.getTicket().getGrossMg()),
                Units.mass(fact.getTicket().getTareMg()),
                Units.mass(fact.getDeductionMg()));
    }

    private String lots(List<LotResult> lots) {
        return texts.list(lots.stream()
                .map(lot -> lot.getLotId() + " " + Units.mass(lot.getMassMg())
                        + (lot.getGrade().isEmpty() ? "" : " " + lot.getGrade()))
                .toList());
    }

    private static String lotMass(LotMass lot) {
        return lot.getLotId() + " " + Units.mass(lot.getMassMg());
    }

    private String offered(HandOverOffered fact, String itemId) {
        long massMg = 0;
        int lines = 0;
        for (OfferedLine line : fact.getLinesList()) {
            if (!concerns(itemId, fact.getHandOverId(), line.getBatteryId(), line.getLotId())) continue;
            massMg += line.getMassMg();
            lines++;
        }
        return texts.get(
                "event.hand_over_offered",
                fact.getHandOverId(),
                term(fact.getAct()),
                Units.mass(massMg),
                lines(lines),
                fact.getLegsCount() == 0
                        ? ""
                        : texts.get(
                                "event.carrier",
                                fact.getLegs(0).getCarrier(),
                                fact.getLegs(0).getVehiclePlate()));
    }

    private String lines(int count) {
        return count == 1 ? "" : texts.get("event.lines", count);
    }

    private String accepted(HandOverAccepted fact, String itemId) {
        long acceptedMg = 0;
        long weighedMg = 0;
        int lines = 0;
        for (AcceptedResult line : fact.getAcceptedList()) {
            boolean concerned = concerns(itemId, fact.getHandOverId(), line.getBatteryId(), line.getLotId())
                    || line.getNewLot().getLotId().equals(itemId);
            if (!concerned) continue;
            acceptedMg += line.getAcceptedMg();
            weighedMg += line.getWeighedMg();
            lines++;
        }
        if (lines == 0) return texts.get("event.hand_over_returned", fact.getHandOverId());
        String weighed = acceptedMg == weighedMg
                ? ""
                : texts.get(
                        "event.weighed",
                        Units.mass(weighedMg),
                        Units.mass(weighedMg - acceptedMg),
                        term(fact.getToleranceRule()));
        return texts.get(
                        fact.getComplete() ? "event.hand_over_accepted" : "event.hand_over_accepted_part",
                        fact.getHandOverId(),
                        term(fact.getAct()),
                        Units.mass(acceptedMg),
                        lines(lines))
                + weighed;
    }

    private static boolean concerns(String itemId, String handOverId, String batteryId, String lotId) {
        return itemId.equals(handOverId) || itemId.equals(batteryId) || itemId.equals(lotId);
    }

    private <E extends com.google.protobuf.ProtocolMessageEnum> String term(E value) {
        return Vocabulary.term(value, texts.language());
    }
}
