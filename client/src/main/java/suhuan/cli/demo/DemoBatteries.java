package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.CallFailedException;
import suhuan.common.v1.Act;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.AcceptedLine;
import suhuan.ledger.v1.CarrierLeg;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.RefuseHandOver;
import suhuan.ledger.v1.ReturnedBattery;
import suhuan.ledger.v1.ToleranceRule;
import suhuan.ledger.v1.WithdrawHandOver;

/** The life of the demo's batteries: made, delivered, built in, come back, handed to the recycler. */
final class DemoBatteries {
    private static final int BATCH = 100;
    private static final int DELIVERED = 1_600;
    private static final int DELIVERY = 400;
    private static final int INSTALLED = 1_400;
    private static final int AT_POINT = 162;
    private static final int OTHER_VEHICLE_FROM = 150;
    private static final int STORE_FROM = 200;
    private static final int STORE_TO = 320;
    private static final int FOREIGN = 24;
    private static final int UNCODED = 6;
    private static final int A_LOAD = 6;
    private static final String SHORT_OFFER = "HO-RECYCLE-6";
    private static final long SHORT_OFFER_MS = 3_000;
    /** Registered by its maker only after it had come back under a code nobody knew. */
    static final int LATE_PACK = DemoPacks.COUNT;
    /** One whose whole life is shown. */
    static final int SHOWN_PACK = 7;

    private static final String POINT = Actor.COLLECTOR.places().get(0).id();
    private static final String STORE = Actor.COLLECTOR.places().get(1).id();

    private final Map<Actor, DemoDesk> desks;
    private final DemoClock clock;
    private final DemoPacks packs;
    private final Tally tally;

    DemoBatteries(Map<Actor, DemoDesk> desks, DemoClock clock, Tally tally) {
        this.desks = desks;
        this.clock = clock;
        this.packs = new DemoPacks(clock);
        this.tally = tally;
    }

    DemoPacks packs() {
        return packs;
    }

    private DemoDesk desk(Actor actor) {
        return java.util.Objects.requireNonNull(desks.get(actor));
    }

    void register() throws InterruptedException {
        desk(Actor.MAKER).stream(
                "packs",
                Actor.MAKER.site(),
                clock.daysAgo(600, 0),
                new Batches(DemoPacks.COUNT / BATCH, this::packsOfDay));
    }

    private List<Command> packsOfDay(int day) {
        List<Command> commands = new ArrayList<>(BATCH);
        for (int i = day * BATCH; i < (day + 1) * BATCH; i++) commands.add(packs.register(i));
        return commands;
    }

    void deliver() {
        for (int first = 0; first < DELIVERED; first += DELIVERY) {
            String id = "HO-DELIVERY-" + (first / DELIVERY + 1);
            List<Goods> goods = goods(first, first + DELIVERY);
            OfferHandOver.Builder offer = offer(id, Actor.CARMAKER, Act.ACT_TRADE, goods)
                    .addLegs(CarrierLeg.newBuilder()
                            .setCarrier("甬徽物流 Yonghui Logistics")
                            .setVehiclePlate("浙B7" + (1000 + first))
                            .setFromRegionCode("330206")
                            .setToRegionCode("340123"));
            record(
                    Actor.MAKER,
                    id,
                    Actor.MAKER.site(),
                    clock.daysAgo(590, first / 4),
                    Command.newBuilder().setOfferHandOver(offer).build());
            acceptAll(Actor.CARMAKER, id, Actor.CARMAKER.site(), clock.daysAgo(588, first / 4));
        }
    }

    void install() throws InterruptedException {
        desk(Actor.CARMAKER).stream(
                "install",
                Actor.CARMAKER.site(),
                clock.daysAgo(560, 0),
                new Batches(INSTALLED / BATCH, this::installs));
    }

    private List<Command> installs(int batch) {
        List<Command> commands = new ArrayList<>(BATCH);
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
            commands.add(Command.newBuilder()
                    .setInstallBattery(InstallBattery.newBuilder()
                            .setBatteryId(packs.code(i))
                            .setVin(packs.vin(i))
                            .setCheckDigitDemanded(true))
                    .build());
        }
        return commands;
    }

    /** Returns at both network points: known packs, packs from another vehicle than recorded, unknown codes, no code. */
    void comeBack() throws InterruptedException {
        List<ReturnedBattery> point = new ArrayList<>();
        for (int i = 0; i < AT_POINT; i++) {
            point.add(returned(packs.code(i), i < OTHER_VEHICLE_FROM ? packs.vin(i) : packs.vin(i + 5_000), i));
        }
        for (int i = 0; i < FOREIGN; i++) point.add(returned(packs.foreignCode(i), "", i));
        point.add(returned(packs.code(LATE_PACK), "", LATE_PACK));
        for (int i = 0; i < UNCODED; i++) point.add(returned("", "", i));
        returns("returns-point", POINT, point);

        List<ReturnedBattery> store = new ArrayList<>();
        for (int i = STORE_FROM; i < STORE_TO; i++) store.add(returned(packs.code(i), packs.vin(i), i));
        returns("returns-store", STORE, store);
        desk(Actor.MAKER)
                .record("late-pack", Actor.MAKER.site(), clock.daysAgo(5, 0), List.of(packs.register(LATE_PACK)));
    }

    private void returns(String step, String site, List<ReturnedBattery> batteries) throws InterruptedException {
        List<List<Command>> envelopes = new ArrayList<>();
        for (int from = 0; from < batteries.size(); from += A_LOAD) {
            ReceiveReturn load = ReceiveReturn.newBuilder()
                    .setChannel(channel(from / A_LOAD))
                    .addAllBatteries(batteries.subList(from, Math.min(from + A_LOAD, batteries.size())))
                    .build();
            envelopes.add(List.of(Command.newBuilder().setReceiveReturn(load).build()));
        }
        desk(Actor.COLLECTOR).stream(step, site, clock.daysAgo(12, 0), envelopes);
    }

    private static ReturnChannel channel(int load) {
        return switch (load % 4) {
            case 0 -> ReturnChannel.RETURN_CHANNEL_JOINT;
            case 1 -> ReturnChannel.RETURN_CHANNEL_VEHICLE_DISMANTLER;
            case 2 -> ReturnChannel.RETURN_CHANNEL_REPAIR;
            default -> ReturnChannel.RETURN_CHANNEL_ENTRUSTED;
        };
    }

    private ReturnedBattery returned(String code, String vin, int index) {
        SafetyClass safety = index % 29 == 28
                ? SafetyClass.SAFETY_CLASS_C
                : index % 11 == 10 ? SafetyClass.SAFETY_CLASS_B : SafetyClass.SAFETY_CLASS_A;
        return ReturnedBattery.newBuilder()
                .setScannedCode(code)
                .setVin(vin)
                .setMassMg(packs.massMg(index) - index % 7 * 200_000L)
                .setSafetyClass(safety)
                .build();
    }

    /** Hand-overs to the recycler: whole, in part, refused, withdrawn and never answered. */
    void handToRecycler() {
        offerFrom(POINT, "HO-RECYCLE-1", 0, 60);
        counterWeigh("HO-RECYCLE-1", 60);
        offerFrom(POINT, "HO-RECYCLE-2", 60, 100);
        counterWeigh("HO-RECYCLE-2", 25);
        offerFrom(POINT, "HO-RECYCLE-3", 100, 120);
        record(
                Actor.RECYCLER,
                "HO-RECYCLE-3/refuse",
                Actor.RECYCLER.site(),
                clock.daysAgo(1, 30),
                Command.newBuilder()
                        .setRefuseHandOver(RefuseHandOver.newBuilder()
                                .setHandOverId("HO-RECYCLE-3")
                                .setReason("两个电池包漏液,未按 C 类包装 two packs leak and are not packed as class C"))
                        .build());
        offerFrom(POINT, "HO-RECYCLE-4", 120, 130);
        record(
                Actor.COLLECTOR,
                "HO-RECYCLE-4/withdraw",
                POINT,
                clock.daysAgo(1, 60),
                Command.newBuilder()
                        .setWithdrawHandOver(WithdrawHandOver.newBuilder()
                                .setHandOverId("HO-RECYCLE-4")
                                .setReason("车辆故障,改期发运 the truck broke down; sent another day"))
                        .build());
        offerFrom(STORE, "HO-RECYCLE-5", STORE_FROM, 260);
        acceptAll(Actor.RECYCLER, "HO-RECYCLE-5", Actor.RECYCLER.site(), clock.daysAgo(1, 90));
    }

    private void offerFrom(String site, String id, int from, int to) {
        OfferHandOver.Builder offer = offer(id, Actor.RECYCLER, Act.ACT_RECYCLE, goods(from, to))
                .setToleranceRule(ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT)
                .addLegs(CarrierLeg.newBuilder()
                        .setCarrier("川湘危货运输 Chuanxiang Hazmat")
                        .setVehiclePlate("川A" + (60_000 + from))
                        .setFromRegionCode("510116")
                        .setToRegionCode("430104"));
        record(
                Actor.COLLECTOR,
                id,
                site,
                clock.daysAgo(2, from),
                Command.newBuilder().setOfferHandOver(offer).build());
    }

    /** Accepts the first lines as the recycler's scale found them, a little lighter than offered. */
    private void counterWeigh(String id, int lines) {
        List<OfferedLine> offered = desk(Actor.RECYCLER)
                .client()
                .trace(s -> s.getItem(GetItemRequest.newBuilder()
                        .setItemId(id)
                        .setMinPosition(tally.last())
                        .build()))
                .getItem()
                .getHandOver()
                .getLinesList();
        AcceptHandOver.Builder accept = AcceptHandOver.newBuilder().setHandOverId(id);
        for (OfferedLine line : offered.subList(0, Math.min(lines, offered.size()))) {
            long lighter = line.getMassMg() / 1_000 * (line.getLineNo() % 4);
            accept.addLines(
                    AcceptedLine.newBuilder().setLineNo(line.getLineNo()).setWeighedMg(line.getMassMg() - lighter));
        }
        record(
                Actor.RECYCLER,
                id + "/accept",
                Actor.RECYCLER.site(),
                clock.daysAgo(1, lines),
                Command.newBuilder().setAcceptHandOver(accept).build());
    }

    /** An offer nobody answers in time: its goods are free again without anyone doing anything. */
    void offerThatExpires(LongSupplier clockMs) {
        if (exists(SHORT_OFFER)) return;
        OfferHandOver offer = offer(SHORT_OFFER, Actor.RECYCLER, Act.ACT_RECYCLE, goods(130, 135))
                .setExpiresAtMs(clockMs.getAsLong() + SHORT_OFFER_MS)
                .build();
        // Its end is counted from the clock of this run: a repeat would have other bytes, so it has an id of its own.
        record(
                Actor.COLLECTOR,
                SHORT_OFFER + "/" + offer.getExpiresAtMs(),
                POINT,
                clock.daysAgo(0, 0),
                Command.newBuilder().setOfferHandOver(offer).build());
    }

    private boolean exists(String itemId) {
        try {
            desk(Actor.COLLECTOR)
                    .client()
                    .trace(s -> s.getItem(GetItemRequest.newBuilder()
                            .setItemId(itemId)
                            .setMinPosition(tally.last())
                            .build()));
            return true;
        } catch (CallFailedException e) {
            if (e.refusal().name().equals("ITEM_NOT_FOUND")) return false;
            throw e;
        }
    }

    private OfferHandOver.Builder offer(String id, Actor to, Act act, List<Goods> goods) {
        return OfferHandOver.newBuilder()
                .setHandOverId(id)
                .setConsigneePartyId(to.partyId())
                .setAct(act)
                .addAllGoods(goods)
                .setExpiresAtMs(clock.daysAhead(60));
    }

    private List<Goods> goods(int from, int to) {
        List<Goods> goods = new ArrayList<>();
        for (int i = from; i < to; i++)
            goods.add(Goods.newBuilder().setBatteryId(packs.code(i)).build());
        return goods;
    }

    private void acceptAll(Actor actor, String handOverId, String site, long atMs) {
        AcceptHandOver accept = AcceptHandOver.newBuilder()
                .setHandOverId(handOverId)
                .setAcceptAll(true)
                .build();
        record(
                actor,
                handOverId + "/accept",
                site,
                atMs,
                Command.newBuilder().setAcceptHandOver(accept).build());
    }

    private void record(Actor actor, String step, String site, long atMs, Command command) {
        desk(actor).record(step, site, atMs, List.of(command));
    }
}
