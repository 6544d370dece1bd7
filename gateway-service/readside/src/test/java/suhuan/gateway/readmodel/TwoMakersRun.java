package suhuan.gateway.readmodel;

import static suhuan.gateway.projection.LedgerScript.link;

import java.util.List;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.ledger.v1.*;

/** Packs of two makers, and one that never was on the market, go through one run, whose residue is disposed of. */
final class TwoMakersRun {
    static final String MAKER = "91350100MA1000002Y";
    static final String OTHER_MAKER = "91350100MA1000003X";
    static final String RECYCLER = "91350100MA1000009K";
    static final String DISPOSER = "91350100MA1000010U";
    static final List<String> PACKS = List.of(
            "001PB240000003B3C0000001",
            "001PB240000003B3C0000002",
            "002PB240000003B3C0000001",
            "001PB240000003B3C0000009");
    static final long PACK_MG = 400_000_000L;

    final LedgerScript script;

    /** Up to the closing of the run. */
    TwoMakersRun() {
        script = new LedgerScript()
                .open()
                .register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(OTHER_MAKER, Role.ROLE_BATTERY_MAKER)
                .register(RECYCLER, Role.ROLE_RECYCLER)
                .register(DISPOSER, Role.ROLE_RECYCLER)
                .site("plant", RECYCLER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("pit", DISPOSER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .model("001PB24", MAKER)
                .model("002PB24", OTHER_MAKER)
                .block();
        for (String pack : PACKS) {
            script.battery(pack, pack.startsWith("002") ? OTHER_MAKER : MAKER, "", 20240312, List.of());
        }
        // The last one never was on the market: production scrap goes into the run as well.
        script.receiveReturn(RECYCLER, "plant", PACKS.subList(0, 3).toArray(String[]::new));
        script.offer("H-0", MAKER, RECYCLER, script.nowMs + LedgerScript.DAY_MS, PACKS.get(3))
                .accept("H-0", "plant")
                .block();
        run();
        script.block();
    }

    private void run() {
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setOpenRun(OpenRun.getDefaultInstance()),
                Fact.newBuilder()
                        .setRunOpened(RunOpened.newBuilder()
                                .setRunId("R")
                                .setRoute("BATTERY_HYDROMETALLURGY")
                                .setMaterial(Material.MATERIAL_POWER_BATTERY)),
                link(ItemKind.ITEM_KIND_RUN, "R"));
        RunInputsAdded.Builder inputs = RunInputsAdded.newBuilder().setRunId("R");
        for (String pack : PACKS) {
            inputs.addInputs(RunInputResult.newBuilder()
                    .setBatteryId(pack)
                    .setMassMg(PACK_MG)
                    .setDisposition(Disposition.DISPOSITION_PROCESSED));
        }
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setAddInputs(AddInputs.getDefaultInstance()),
                Fact.newBuilder().setRunInputsAdded(inputs),
                PACKS.stream()
                        .sorted()
                        .map(pack -> link(ItemKind.ITEM_KIND_BATTERY, pack))
                        .toList()
                        .toArray(ItemLink[]::new));
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setAddOutputs(AddOutputs.getDefaultInstance()),
                Fact.newBuilder()
                        .setRunOutputsAdded(RunOutputsAdded.newBuilder()
                                .setRunId("R")
                                .setOpenResidueMg(PACK_MG)
                                .addOutputs(output("salt", 3 * PACK_MG, LotKind.LOT_KIND_PRODUCT)
                                        .setAssay(Assay.newBuilder()
                                                .setMethod("XRF")
                                                .addElements(ElementShare.newBuilder()
                                                        .setElement("Co")
                                                        .setSharePpm(200_000))))
                                .addOutputs(output("slag", PACK_MG, LotKind.LOT_KIND_RESIDUE))),
                link(ItemKind.ITEM_KIND_LOT, "salt"),
                link(ItemKind.ITEM_KIND_LOT, "slag"),
                link(ItemKind.ITEM_KIND_RUN, "R"));
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setCloseRun(CloseRun.getDefaultInstance()),
                Fact.newBuilder()
                        .setRunClosed(RunClosed.newBuilder()
                                .setRunId("R")
                                .setRoute("BATTERY_HYDROMETALLURGY")
                                .setOpenResidueMg(PACK_MG)
                                .setEfficiency(RunRate.newBuilder()
                                        .setLowestPpm(750_000)
                                        .setHighestPpm(750_000))
                                .addRecovery(
                                        RunRate.newBuilder().setElement("Co").setLowestPpm(990_000))
                                .addClaimable(ElementMass.newBuilder()
                                        .setElement("Co")
                                        .setMassMg(101))),
                link(ItemKind.ITEM_KIND_RUN, "R"));
    }

    private static RunOutputResult.Builder output(String id, long massMg, LotKind kind) {
        return RunOutputResult.newBuilder()
                .setLotId(id)
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setGrade(id.toUpperCase(java.util.Locale.ROOT))
                .setMassMg(massMg)
                .setKind(kind);
    }

    void disposed() {
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setHandOverOffered(HandOverOffered.newBuilder()
                                .setHandOverId("H-1")
                                .setConsignorPartyId(RECYCLER)
                                .setConsigneePartyId(DISPOSER)
                                .setExpiresAtMs(script.nowMs + LedgerScript.DAY_MS)
                                .addLines(OfferedLine.newBuilder()
                                        .setLineNo(1)
                                        .setLotId("slag")
                                        .setMassMg(PACK_MG))),
                link(ItemKind.ITEM_KIND_LOT, "slag"),
                link(ItemKind.ITEM_KIND_HAND_OVER, "H-1"));
        script.envelope();
        script.record(
                DISPOSER,
                "pit",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setHandOverAccepted(HandOverAccepted.newBuilder()
                                .setHandOverId("H-1")
                                .setConsignorPartyId(RECYCLER)
                                .setAct(Act.ACT_DISPOSE)
                                .setCustody(Custody.newBuilder()
                                        .setPartyId(DISPOSER)
                                        .setSiteId("pit"))
                                .addAccepted(AcceptedResult.newBuilder()
                                        .setLineNo(1)
                                        .setLotId("slag")
                                        .setAcceptedMg(PACK_MG)
                                        .setWeighedMg(PACK_MG)
                                        .setResidueOfRunId("R")
                                        .setResidueHandedOn(true)
                                        .setNewLot(LotResult.newBuilder()
                                                .setLotId("H-1~1")
                                                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                                                .setMassMg(PACK_MG)
                                                .setCustody(Custody.newBuilder()
                                                        .setPartyId(DISPOSER)
                                                        .setSiteId("pit"))))),
                link(ItemKind.ITEM_KIND_LOT, "H-1~1"),
                link(ItemKind.ITEM_KIND_LOT, "slag"),
                link(ItemKind.ITEM_KIND_HAND_OVER, "H-1"),
                link(ItemKind.ITEM_KIND_RUN, "R"));
    }
}
