package suhuan.chaincode.contract.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverLine;
import suhuan.chaincode.domain.handover.ToleranceRule;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.OfferedLine;

/** An offer as it is put together, line by line, from goods that may be offered. */
final class Offer {
    private final OfferHandOver command;
    private final Acting acting;
    private final List<HandOverLine> lines = new ArrayList<>();
    private final List<Long> freeMg = new ArrayList<>();
    private final List<Battery> batteries = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private final SortedSet<String> expired = new TreeSet<>();
    private final SortedSet<String> partModelCodes = new TreeSet<>();

    Offer(OfferHandOver command, Acting acting) {
        this.command = command;
        this.acting = acting;
    }

    /** What the consignee will do. */
    Act act() {
        return Act.of(command.getActValue());
    }

    /**
     * Adds a battery.
     *
     * @param modelsOfParts of a product: models of what it was made of
     */
    void add(Battery battery, SortedSet<String> modelsOfParts) {
        partModelCodes.addAll(modelsOfParts);
        takeOver(battery.reservation());
        long massMg = battery.origin().massMg();
        lines.add(new HandOverLine(lines.size() + 1, battery.id(), "", massMg, Material.POWER_BATTERY, ""));
        freeMg.add(0L);
        batteries.add(battery.reservedFor(reservation(massMg)));
    }

    /**
     * Adds a lot or a part of it.
     *
     * @param askedMg mass in mg; 0 is all that is free
     */
    void add(Lot lot, long askedMg) {
        for (Reservation reservation : lot.reservations()) {
            takeOver(reservation);
        }
        long massMg = askedMg == 0 ? lot.freeMg(acting.nowMs()) : askedMg;
        Lot reserved = lot.reserving(reservation(massMg), acting.nowMs());
        lines.add(new HandOverLine(
                lines.size() + 1,
                "",
                lot.id(),
                massMg,
                lot.material(),
                lot.nature().residueOfRunId()));
        freeMg.add(reserved.freeMg(acting.nowMs()));
        lots.add(reserved);
    }

    /** What the offer changes. */
    Change change() {
        HandOver handOver = new HandOver(
                command.getHandOverId(),
                acting.partyId(),
                command.getConsigneePartyId(),
                act(),
                List.copyOf(lines),
                command.getExpiresAtMs(),
                ToleranceRule.of(command.getToleranceRuleValue()),
                HandOver.Outcome.OPEN,
                List.copyOf(partModelCodes));
        HandOverOffered.Builder fact = HandOverOffered.newBuilder()
                .setHandOverId(handOver.id())
                .setConsignorPartyId(handOver.consignorPartyId())
                .setConsigneePartyId(handOver.consigneePartyId())
                .setActValue(handOver.act().number())
                .addAllLegs(command.getLegsList())
                .setExpiresAtMs(handOver.expiresAtMs())
                .setToleranceRuleValue(handOver.rule().number())
                .addAllExpiredHandOverIds(expired);
        for (int i = 0; i < lines.size(); i++) {
            fact.addLines(told(lines.get(i), freeMg.get(i)));
        }
        Change change = Change.told(Fact.newBuilder().setHandOverOffered(fact));
        Items.add(change, handOver);
        for (Battery battery : batteries) {
            Items.add(change, battery);
        }
        for (Lot lot : lots) {
            Items.add(change, lot);
        }
        return change.created(handOver.id());
    }

    /** A line as facts tell it. */
    static OfferedLine told(HandOverLine line, long lotFreeMg) {
        return OfferedLine.newBuilder()
                .setLineNo(line.lineNo())
                .setBatteryId(line.batteryId())
                .setLotId(line.lotId())
                .setMassMg(line.massMg())
                .setMaterialValue(line.material().number())
                .setLotFreeMg(lotFreeMg)
                .build();
    }

    private Reservation reservation(long massMg) {
        return new Reservation(command.getHandOverId(), command.getExpiresAtMs(), massMg);
    }

    private void takeOver(@Nullable Reservation reservation) {
        if (reservation != null && !reservation.holdsAt(acting.nowMs())) {
            expired.add(reservation.handOverId());
        }
    }
}
