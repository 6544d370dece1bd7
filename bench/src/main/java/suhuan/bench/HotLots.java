package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.RemoveBattery;
import suhuan.ledger.v1.WeighTicket;
import suhuan.ledger.v1.WithdrawHandOver;

/** Five lots and five batteries that everybody wants at once, and envelopes that change them. */
final class HotLots {
    static final String ORGANISATION = "Bench";
    static final String REGULATOR = "11100000000000000J";
    private static final String CONSIGNEE = "91000000MA00000BL0";
    private static final String SITE = "BENCH-YARD";
    private static final int HOT = 5;
    private static final long TRUCK_MG = 15_000_000_000L;
    private static final String VIN = "LSUHN00AXP0000001";

    private final EnvelopeMaker regulator = new EnvelopeMaker(REGULATOR, "", null);
    private final EnvelopeMaker maker = new EnvelopeMaker(SamplePacks.MAKER, SITE, null);
    private final List<String> batteries = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final String run;
    private final String organisation;
    private final SamplePacks packs;

    /** Names of what a run makes begin with the given text, so that two runs never meet. */
    HotLots(String run) {
        this(run, ORGANISATION, new SamplePacks(5));
    }

    /** The same on a ledger of which others have taken packs too, by an organisation of it. */
    HotLots(String run, String organisation, SamplePacks packs) {
        this.run = run;
        this.organisation = organisation;
        this.packs = packs;
    }

    /** Envelopes that set the scene on a new ledger, in order, as bytes. */
    List<byte[]> setUp() {
        List<byte[]> envelopes = new ArrayList<>();
        envelopes.add(bytes(
                regulator,
                List.of(Command.newBuilder()
                        .setOpenLedger(OpenLedger.newBuilder()
                                .setLedgerId("bench")
                                .setRegulator(Registrations.party(
                                                REGULATOR, "Bench regulator", organisation, Role.ROLE_REGULATOR)
                                        .getRegisterParty()))
                        .build())));
        envelopes.add(bytes(regulator, registry()));
        envelopes.add(goods().envelope().toByteArray());
        return envelopes;
    }

    /** The envelope with which the hot items come into being. */
    PreparedEnvelope goods() {
        List<Command> goods = new ArrayList<>();
        for (SamplePacks.Pack pack : packs.next(HOT, 0)) {
            batteries.add(pack.code());
            goods.add(pack.command());
        }
        for (int i = 0; i < HOT; i++) {
            goods.add(weighed(lot(i), run + "-" + i, 45_000_000_000L));
        }
        return maker.make(goods);
    }

    /** A lot of scrap steel comes over the scale, on a truck of 15 t. */
    static Command weighed(String lotId, String ticketNo, long massMg) {
        return Command.newBuilder()
                .setReceiveLot(ReceiveLot.newBuilder()
                        .setLotId(lotId)
                        .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                        .setTicket(WeighTicket.newBuilder()
                                .setScaleId("SCALE-1")
                                .setTicketNo(ticketNo)
                                .setGrossMg(massMg + TRUCK_MG)
                                .setTareMg(TRUCK_MG)))
                .build();
    }

    /** What the regulator has to register first. */
    List<Command> registry() {
        return List.of(
                Registrations.party(
                        SamplePacks.MAKER,
                        "Bench maker",
                        organisation,
                        Role.ROLE_BATTERY_MAKER,
                        Role.ROLE_VEHICLE_MAKER,
                        Role.ROLE_SCRAP_PROCESSOR),
                Registrations.party(CONSIGNEE, "Bench mill", organisation, Role.ROLE_STEEL_MILL),
                Registrations.site(SITE, SamplePacks.MAKER, SiteKind.SITE_KIND_SCRAP_YARD, "Bench yard"),
                Registrations.licence(SamplePacks.MAKER, "BENCH-1", Material.MATERIAL_SCRAP_STEEL, Act.ACT_PROCESS),
                Registrations.model(SamplePacks.MODEL, SamplePacks.MAKER, "Bench pack"));
    }

    /** An envelope that changes a hot item and always succeeds: put in and out of a vehicle, or offered and withdrawn. */
    byte[] hot() {
        return nextHot().envelope().toByteArray();
    }

    /** The same, to be sent. */
    PreparedEnvelope nextHot() {
        long number = next.getAndIncrement();
        int item = Math.toIntExact(number % (2 * HOT));
        return maker.make(item < HOT ? inAndOut(batteries.get(item)) : offeredAndWithdrawn(item - HOT, number));
    }

    private static List<Command> inAndOut(String battery) {
        return List.of(
                Command.newBuilder()
                        .setInstallBattery(InstallBattery.newBuilder()
                                .setBatteryId(battery)
                                .setVin(VIN))
                        .build(),
                Command.newBuilder()
                        .setRemoveBattery(
                                RemoveBattery.newBuilder().setBatteryId(battery).setVin(VIN))
                        .build());
    }

    private List<Command> offeredAndWithdrawn(int item, long number) {
        String handOver = run + "-H" + number;
        return List.of(
                Command.newBuilder()
                        .setOfferHandOver(OfferHandOver.newBuilder()
                                .setHandOverId(handOver)
                                .setConsigneePartyId(CONSIGNEE)
                                .setAct(Act.ACT_SMELT)
                                .addGoods(Goods.newBuilder()
                                        .setLot(LotMass.newBuilder()
                                                .setLotId(lot(item))
                                                .setMassMg(1_000_000)))
                                .setExpiresAtMs(System.currentTimeMillis() + 86_400_000L))
                        .build(),
                Command.newBuilder()
                        .setWithdrawHandOver(WithdrawHandOver.newBuilder()
                                .setHandOverId(handOver)
                                .setReason("bench"))
                        .build());
    }

    private String lot(int i) {
        return run + "-LOT-" + i;
    }

    private static byte[] bytes(EnvelopeMaker maker, List<Command> commands) {
        return maker.make(commands).envelope().toByteArray();
    }
}
