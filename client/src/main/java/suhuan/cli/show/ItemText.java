package suhuan.cli.show;

import java.io.PrintWriter;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.CertificateView;
import suhuan.api.v1.CustodyView;
import suhuan.api.v1.HandOverView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.LicenceView;
import suhuan.api.v1.LotView;
import suhuan.api.v1.PartyView;
import suhuan.api.v1.RunView;
import suhuan.api.v1.SiteView;
import suhuan.api.v1.VehicleCaseView;
import suhuan.api.v1.VehicleView;
import suhuan.cli.term.Hex;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.ToleranceRule;

/** An item as people read it: one line, or a table of what is known. */
final class ItemText {
    private final Texts texts;
    private final HoldText holds;
    private final ResponsibilityText responsibility;

    ItemText(Texts texts) {
        this.texts = texts;
        this.holds = new HoldText(texts);
        this.responsibility = new ResponsibilityText(texts);
    }

    /** Kind in words. */
    String kind(ItemKind kind) {
        return texts.get("kind." + Vocabulary.name(kind));
    }

    /** One line: what it is, how much, where it is now. */
    String line(ItemView item) {
        return switch (item.getItemCase()) {
            case BATTERY -> line(item.getKind(), item.getBattery());
            case LOT -> line(item.getLot());
            case HAND_OVER -> line(item.getHandOver());
            case PARTY ->
                kind(item.getKind()) + " " + item.getParty().getParty().getName() + " " + item.getItemId();
            case SITE -> kind(item.getKind()) + " " + item.getSite().getSite().getName() + " " + item.getItemId();
            case MODEL ->
                kind(item.getKind()) + " " + item.getModel().getModel().getName() + " " + item.getItemId();
            case VEHICLE -> line(item.getVehicle());
            case VEHICLE_CASE -> line(item.getVehicleCase());
            case RUN -> line(item.getRun());
            case CERTIFICATE -> line(item.getCertificate());
            case CASE -> kind(item.getKind()) + " " + holds.line(item.getCase());
            case DELEGATION -> kind(item.getKind()) + " " + holds.line(item.getDelegation());
            case CORRECTION -> kind(item.getKind()) + " " + holds.line(item.getCorrection());
            case RULE_EDITION, DECLARATION -> kind(item.getKind()) + " " + responsibility.line(item);
            case ITEM_NOT_SET -> kind(item.getKind()) + " " + item.getItemId();
        };
    }

    private String line(ItemKind kind, BatteryView battery) {
        String vehicle = battery.getVin().isEmpty() ? "" : " · " + texts.get("item.in_vehicle", battery.getVin());
        return kind(kind) + " " + battery.getBatteryId() + " · " + Units.mass(battery.getMassMg()) + " · "
                + Vocabulary.term(battery.getDisposition(), texts.language()) + vehicle + at(battery.getCustody());
    }

    private String line(LotView lot) {
        String mass = lot.getConsumed()
                ? texts.get("item.consumed", Units.mass(lot.getInitialMassMg()))
                : Units.mass(lot.getMassMg());
        return kind(ItemKind.ITEM_KIND_LOT) + " " + lot.getLotId() + " · "
                + Vocabulary.term(lot.getMaterial(), texts.language())
                + (lot.getGrade().isEmpty() ? "" : " " + lot.getGrade()) + " · " + mass + at(lot.getCustody());
    }

    private String line(HandOverView handOver) {
        return kind(ItemKind.ITEM_KIND_HAND_OVER) + " " + handOver.getHandOverId() + " · "
                + EventText.named(handOver.getConsignorName(), handOver.getConsignorPartyId()) + " → "
                + EventText.named(handOver.getConsigneeName(), handOver.getConsigneePartyId()) + " · "
                + Vocabulary.term(handOver.getAct(), texts.language()) + " · "
                + texts.get("state." + Vocabulary.name(handOver.getState()));
    }

    private String line(VehicleView vehicle) {
        String outcome =
                vehicle.getOutcomeValue() == 0 ? "" : " · " + Vocabulary.term(vehicle.getOutcome(), texts.language());
        return kind(ItemKind.ITEM_KIND_VEHICLE) + " " + vehicle.getVin() + outcome;
    }

    private String line(VehicleCaseView vehicleCase) {
        return kind(ItemKind.ITEM_KIND_VEHICLE_CASE) + " " + vehicleCase.getCaseId() + " · " + vehicleCase.getVin()
                + " · " + texts.get(vehicleCase.getClosed() ? "case.closed" : "case.open");
    }

    private String line(RunView run) {
        return kind(ItemKind.ITEM_KIND_RUN) + " " + run.getRunId() + " · "
                + run.getOpened().getRoute() + " · "
                + Units.mass(run.getBalance().getInMg()) + " · "
                + texts.get(run.hasClosed() ? "run.closed" : "run.open") + " · "
                + EventText.named(run.getPartyName(), run.getPartyId());
    }

    private String line(CertificateView view) {
        return kind(ItemKind.ITEM_KIND_CERTIFICATE) + " "
                + view.getCertificate().getCertificateId() + " · "
                + MaterialText.amount(
                        view.getCertificate(), view.getCertificate().getMassMg(), texts) + " · "
                + view.getCertificate().getScheme() + " · "
                + EventText.named(view.getPartyName(), view.getCertificate().getPartyId());
    }

    private String at(CustodyView custody) {
        return custody.getPartyId().isEmpty() ? "" : " · " + place(custody);
    }

    /** Who holds it and where. */
    String place(CustodyView custody) {
        String party = EventText.named(custody.getPartyName(), custody.getPartyId());
        return custody.getSiteId().isEmpty()
                ? party
                : texts.get("event.who", party, EventText.named(custody.getSiteName(), custody.getSiteId()));
    }

    /** Everything known, as a table. */
    void print(ItemView item, PrintWriter out) {
        out.println(line(item));
        TextTable table = new TextTable();
        switch (item.getItemCase()) {
            case BATTERY -> rows(table, item.getBattery());
            case LOT -> rows(table, item.getLot());
            case HAND_OVER -> rows(table, item.getHandOver());
            case PARTY -> rows(table, item.getParty());
            case SITE -> rows(table, item.getSite());
            case MODEL -> rows(table, item.getModel().getModel());
            case VEHICLE -> SecondLifeRows.add(table, item.getVehicle(), texts);
            case VEHICLE_CASE -> SecondLifeRows.add(table, item.getVehicleCase(), texts);
            case RUN -> MaterialRows.add(table, item.getRun(), texts);
            case CERTIFICATE -> MaterialRows.add(table, item.getCertificate(), texts);
            case CASE -> holds.add(table, item.getCase());
            case DELEGATION -> holds.add(table, item.getDelegation());
            case CORRECTION -> holds.add(table, item.getCorrection());
            case RULE_EDITION, DECLARATION -> responsibility.rows(table, item);
            case ITEM_NOT_SET -> {}
        }
        holds.holds(
                table,
                item.hasLot() ? item.getLot().getHoldsList() : item.getBattery().getHoldsList());
        holds.stale(table, item);
        row(
                table,
                "facts",
                item.getFactCount() + " · "
                        + texts.get("item.block", item.getLastPosition().getBlockNumber()));
        row(table, "head", Hex.of(item.getLastFactSha256()));
        table.print(out, "  ");
    }

    private void row(TextTable table, String key, String value) {
        if (!value.isEmpty()) table.row(texts.get("field." + key), value);
    }

    private void rows(TextTable table, BatteryView battery) {
        row(
                table,
                "codes",
                texts.list(battery.getCodesList().stream()
                        .filter(c -> !c.equals(battery.getBatteryId()))
                        .toList()));
        row(table, "model", battery.getModelCode());
        row(table, "maker", EventText.named(battery.getMakerName(), battery.getMakerPartyId()));
        if (battery.getProducedOnYyyymmdd() != 0) row(table, "produced", Units.day(battery.getProducedOnYyyymmdd()));
        row(table, "mass", Units.massExact(battery.getMassMg()));
        if (battery.getCapacityMah() != 0) row(table, "capacity", Units.capacity(battery.getCapacityMah()));
        if (battery.getVoltageMv() != 0) row(table, "voltage", Units.voltage(battery.getVoltageMv()));
        if (battery.getChildCount() != 0) row(table, "children", Integer.toString(battery.getChildCount()));
        row(table, "label", battery.getLegacyLabel());
        row(table, "vin", battery.getVin());
        row(table, "status", Vocabulary.term(battery.getStatus(), texts.language()));
        row(table, "disposition", Vocabulary.term(battery.getDisposition(), texts.language()));
        if (battery.getSafetyClassValue() != 0)
            row(table, "safety", Vocabulary.term(battery.getSafetyClass(), texts.language()));
        custody(table, battery.getCustody());
        row(table, "open_hand_over", battery.getOpenHandOverId());
        row(table, "matched_with", battery.getMatchedWith());
        SecondLifeRows.add(table, battery, texts);
        MaterialRows.add(table, battery, texts);
    }

    private void custody(TextTable table, CustodyView custody) {
        if (custody.getPartyId().isEmpty()) return;
        String since =
                custody.getSinceMs() == 0 ? "" : " · " + texts.get("item.since", Units.time(custody.getSinceMs()));
        row(table, "custody", place(custody) + since);
    }

    private void rows(TextTable table, LotView lot) {
        row(table, "material", Vocabulary.term(lot.getMaterial(), texts.language()));
        row(table, "grade", lot.getGrade());
        row(table, "initial_mass", Units.massExact(lot.getInitialMassMg()));
        row(table, "mass", Units.massExact(lot.getMassMg()));
        if (lot.getReservedMg() != 0) row(table, "reserved", Units.massExact(lot.getReservedMg()));
        row(table, "custody_model", Vocabulary.term(lot.getCustodyModel(), texts.language()));
        custody(table, lot.getCustody());
        if (lot.hasTicket()) {
            row(
                    table,
                    "ticket",
                    lot.getTicket().getScaleId() + " " + lot.getTicket().getTicketNo());
        }
        row(table, "origin", lot.getOriginRegionCode());
        MaterialRows.add(table, lot, texts);
    }

    private void rows(TextTable table, HandOverView handOver) {
        row(table, "consignor", EventText.named(handOver.getConsignorName(), handOver.getConsignorPartyId()));
        row(table, "consignee", EventText.named(handOver.getConsigneeName(), handOver.getConsigneePartyId()));
        row(table, "act", Vocabulary.term(handOver.getAct(), texts.language()));
        row(table, "expires", Units.time(handOver.getExpiresAtMs()));
        row(table, "tolerance", Vocabulary.term(tolerance(handOver.getToleranceRule()), texts.language()));
        row(table, "reason", handOver.getReason());
        handOver.getLegsList().forEach(leg -> row(table, "leg", leg.getCarrier() + " " + leg.getVehiclePlate()));
        for (OfferedLine line : handOver.getLinesList()) {
            row(
                    table,
                    "line",
                    line.getLineNo() + "  " + line.getBatteryId() + line.getLotId() + "  "
                            + Units.mass(line.getMassMg()) + accepted(handOver, line.getLineNo()));
        }
    }

    /** Not stated is exact. */
    private static ToleranceRule tolerance(ToleranceRule stated) {
        return stated == ToleranceRule.TOLERANCE_RULE_UNSPECIFIED ? ToleranceRule.TOLERANCE_RULE_EXACT : stated;
    }

    private String accepted(HandOverView handOver, int lineNo) {
        return handOver.getAcceptedList().stream()
                .filter(a -> a.getLineNo() == lineNo)
                .map(a -> "  → " + texts.get("item.accepted", Units.mass(a.getWeighedMg())))
                .findFirst()
                .orElse("");
    }

    private void rows(TextTable table, PartyView view) {
        RegisterParty party = view.getParty();
        row(table, "credit_code", party.getCreditCode());
        row(
                table,
                "roles",
                texts.list(party.getRolesList().stream()
                        .map(role -> Vocabulary.term(role, texts.language()))
                        .toList()));
        row(table, "organisation", party.getHomeOrganisation());
        party.getSigningKeysList()
                .forEach(key -> row(table, "key", key.getKeyId() + " " + Vocabulary.name(key.getAlgorithm())));
        if (party.getSignsAlways()) row(table, "signs_always", texts.get("yes"));
        view.getLicencesList().forEach(licence -> row(table, "licence", licence(licence)));
        sites(table, view);
    }

    /** Sites of a party, one a row, and how many more it has. */
    void sites(TextTable table, PartyView view) {
        for (SiteView site : view.getSitesList()) {
            row(
                    table,
                    "site",
                    site.getSite().getSiteId() + " · " + site.getSite().getName() + " · "
                            + Vocabulary.term(site.getSite().getKind(), texts.language()) + " · "
                            + site.getRegionName());
        }
        int more = view.getSiteCount() - view.getSitesCount();
        if (more > 0) row(table, "site", texts.get("item.more_sites", more));
    }

    private String licence(LicenceView view) {
        String scopes = texts.list(view.getLicence().getScopesList().stream()
                .map(s -> Vocabulary.term(s.getMaterial(), texts.language()) + "/"
                        + Vocabulary.term(s.getAct(), texts.language()))
                .toList());
        String until = view.getLicence().getValidToYyyymmdd() == 0
                ? "…"
                : Units.day(view.getLicence().getValidToYyyymmdd());
        String revoked = view.getRevokedFromYyyymmdd() == 0
                ? ""
                : " " + texts.get("item.revoked", Units.day(view.getRevokedFromYyyymmdd()), view.getRevocationReason());
        return view.getLicence().getLicenceNo() + " " + scopes + " "
                + Units.day(view.getLicence().getValidFromYyyymmdd()) + " – " + until + revoked;
    }

    private void rows(TextTable table, SiteView view) {
        row(table, "site_kind", Vocabulary.term(view.getSite().getKind(), texts.language()));
        row(table, "party", view.getSite().getPartyId());
        row(table, "region", view.getSite().getRegionCode() + " " + view.getRegionName());
        if (view.getSite().getCapacityMg() != 0)
            row(table, "store_capacity", Units.mass(view.getSite().getCapacityMg()));
    }

    private void rows(TextTable table, FileModel model) {
        row(table, "maker", model.getMakerPartyId());
        row(table, "mass", Units.massExact(model.getNominalMassMg()));
        row(table, "capacity", Units.capacity(model.getNominalCapacityMah()));
        row(table, "voltage", Units.voltage(model.getNominalVoltageMv()));
    }
}
