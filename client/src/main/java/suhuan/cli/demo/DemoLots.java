package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.AcceptedLine;
import suhuan.ledger.v1.CarrierLeg;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotPart;
import suhuan.ledger.v1.MergeLots;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.ToleranceRule;
import suhuan.ledger.v1.WeighTicket;

/** Scrap steel beside the batteries: weighed in, sorted by grade, put together, sold to the mill. */
final class DemoLots {
    private static final int TRUCKS = 24;
    private static final int SORTED = 12;
    private static final int A_MELT = 4;
    private static final long KG = 1_000_000L;
    private static final long PPM = 1_000_000L;
    private static final int DIRT_PPM = 5_000;
    private static final String HEAVY = "201-A";
    private static final String MEDIUM = "202-A";

    private final Map<Actor, DemoDesk> desks;
    private final DemoClock clock;

    DemoLots(Map<Actor, DemoDesk> desks, DemoClock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    private static String truckLot(int truck) {
        return String.format(Locale.ROOT, "PJ-LOT-%03d", truck);
    }

    private static long grossMg(int truck) {
        return (38_400 + 130L * truck) * KG;
    }

    private static long tareMg(int truck) {
        return (14_200 + 20L * (truck % 5)) * KG;
    }

    private static long netMg(int truck) {
        long loaded = grossMg(truck) - tareMg(truck);
        return loaded - loaded / PPM * DIRT_PPM - loaded % PPM * DIRT_PPM / PPM;
    }

    private static long heavyMg(int truck) {
        return netMg(truck) / (10 * KG) * 4 * KG;
    }

    void receive() {
        List<Command> commands = new ArrayList<>();
        for (int truck = 1; truck <= TRUCKS; truck++) {
            commands.add(Command.newBuilder()
                    .setReceiveLot(ReceiveLot.newBuilder()
                            .setLotId(truckLot(truck))
                            .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                            .setTicket(ticket(truck))
                            .setCustodyModel(CustodyModel.CUSTODY_MODEL_SEGREGATED)
                            .setOriginRegionCode("310115"))
                    .build());
        }
        yard("lots", clock.daysAgo(9, 0), commands);
    }

    private WeighTicket ticket(int truck) {
        return WeighTicket.newBuilder()
                .setScaleId("PJ-SCALE-2")
                .setTicketNo(String.format(Locale.ROOT, "T%05d", 41_000 + truck))
                .setGrossMg(grossMg(truck))
                .setTareMg(tareMg(truck))
                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                .setDeductionPpm(DIRT_PPM)
                .setVehiclePlate("沪D" + (20_000 + truck * 37))
                .setWeighedAtMs(clock.daysAgo(9, truck * 11))
                .build();
    }

    /** Half of the trucks are sorted into two grades. */
    void sort() {
        List<Command> commands = new ArrayList<>();
        for (int truck = 1; truck <= SORTED; truck++) {
            commands.add(Command.newBuilder()
                    .setSplitLot(SplitLot.newBuilder()
                            .setLotId(truckLot(truck))
                            .addParts(part(truckLot(truck) + "-H", heavyMg(truck), HEAVY))
                            .addParts(part(truckLot(truck) + "-M", netMg(truck) - heavyMg(truck), MEDIUM)))
                    .build());
        }
        yard("sort", clock.daysAgo(7, 0), commands);
    }

    private static LotPart part(String lotId, long massMg, String grade) {
        return LotPart.newBuilder()
                .setLotId(lotId)
                .setMassMg(massMg)
                .setGrade(grade)
                .build();
    }

    /** Sorted parts of four trucks each become one load of one grade. */
    void merge() {
        List<Command> commands = new ArrayList<>();
        for (int load = 0; load < SORTED / A_MELT; load++) {
            for (String suffix : List.of("H", "M")) {
                MergeLots.Builder merge = MergeLots.newBuilder().setMergedLotId(load(suffix, load));
                for (int truck = load * A_MELT + 1; truck <= (load + 1) * A_MELT; truck++) {
                    merge.addLotIds(truckLot(truck) + "-" + suffix);
                }
                commands.add(Command.newBuilder().setMergeLots(merge).build());
            }
        }
        yard("merge", clock.daysAgo(6, 0), commands);
    }

    private static String load(String suffix, int load) {
        return "PJ-LOAD-" + suffix + (load + 1);
    }

    private static long heavyLoadMg(int load) {
        long sum = 0;
        for (int truck = load * A_MELT + 1; truck <= (load + 1) * A_MELT; truck++) sum += heavyMg(truck);
        return sum;
    }

    /** Loads handed to the mill: one whole, one in part, both counter-weighed on its own scale. */
    void handToMill() {
        offer("HO-STEEL-1", List.of(load("H", 0), load("M", 0)));
        accept(
                "HO-STEEL-1",
                AcceptedLine.newBuilder()
                        .setLineNo(1)
                        .setWeighedMg(heavyLoadMg(0) - 40 * KG)
                        .build(),
                AcceptedLine.newBuilder().setLineNo(2).build());
        offer("HO-STEEL-2", List.of(load("H", 1), load("M", 1)));
        long half = heavyLoadMg(1) / 2;
        accept(
                "HO-STEEL-2",
                AcceptedLine.newBuilder()
                        .setLineNo(1)
                        .setAcceptedMg(half)
                        .setWeighedMg(half + 15 * KG)
                        .build());
    }

    private void offer(String id, List<String> lots) {
        OfferHandOver.Builder offer = OfferHandOver.newBuilder()
                .setHandOverId(id)
                .setConsigneePartyId(Actor.MILL.partyId())
                .setAct(Act.ACT_SMELT)
                .setExpiresAtMs(clock.daysAhead(60))
                .setToleranceRule(ToleranceRule.TOLERANCE_RULE_TRUCK_SCALE_3_PER_MILLE)
                .addLegs(CarrierLeg.newBuilder()
                        .setCarrier("沪苏航运 Husu Shipping")
                        .setVehiclePlate("HS-118")
                        .setFromRegionCode("310115")
                        .setToRegionCode("320582"));
        for (String lot : lots)
            offer.addGoods(Goods.newBuilder().setLot(LotMass.newBuilder().setLotId(lot)));
        yard(
                id,
                clock.daysAgo(4, 0),
                List.of(Command.newBuilder().setOfferHandOver(offer).build()));
    }

    private void accept(String id, AcceptedLine... lines) {
        AcceptHandOver accept = AcceptHandOver.newBuilder()
                .setHandOverId(id)
                .addAllLines(List.of(lines))
                .build();
        Objects.requireNonNull(desks.get(Actor.MILL))
                .record(
                        id + "/accept",
                        Actor.MILL.site(),
                        clock.daysAgo(3, 0),
                        List.of(Command.newBuilder().setAcceptHandOver(accept).build()));
    }

    /** The lot the mill got first: its trace goes back to four trucks. */
    static String shownLot() {
        return "HO-STEEL-1~1";
    }

    private void yard(String step, long atMs, List<Command> commands) {
        Objects.requireNonNull(desks.get(Actor.YARD)).record(step, Actor.YARD.site(), atMs, commands);
    }
}
