package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.*;

/** Packs of two makers go through one run: what is recovered and recycled is divided between them, to the milligram. */
class RunAccountsTest {
    private static final String MAKER = "91350100MA1000002Y";
    private static final String OTHER_MAKER = "91350100MA1000003X";
    private static final String RECYCLER = "91350100MA1000009K";
    private static final String DISPOSER = "91350100MA1000010U";
    private static final List<String> PACKS = List.of(
            "001PB240000003B3C0000001",
            "001PB240000003B3C0000002",
            "002PB240000003B3C0000001",
            "001PB240000003B3C0000009");
    private static final long PACK_MG = 400_000_000L;

    private static LedgerScript script;
    private static OversightModel model;
    private static long blockBeforeDisposal;

    @BeforeAll
    static void project() throws SQLException {
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
        blockBeforeDisposal = script.blocks().size() - 1;
        disposed();
        script.block();
        model = new OversightModel(
                TestPostgres.pool(),
                new ReadModelSettings(
                        ReadModelFixture.project(script.blocks(), 1),
                        Duration.ofSeconds(10),
                        new byte[32],
                        code -> ""));
    }

    private static void run() {
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

    private static void disposed() {
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

    private static Map<String, Long> byParty(AccountLine line, Viewpoint viewpoint) {
        Map<String, Long> sums = new TreeMap<>();
        Ask.found(model.listEntries(
                        ListEntriesRequest.newBuilder()
                                .setLine(line)
                                .setViewpoint(viewpoint)
                                .setPageSize(500)
                                .build(),
                        Ask.REGULATOR,
                        script.nowMs))
                .getEntriesList()
                .forEach(entry -> sums.merge(entry.getPartyId(), entry.getMassMg(), Long::sum));
        sums.values().removeIf(mg -> mg == 0);
        return sums;
    }

    private static Viewpoint before() {
        return Viewpoint.newBuilder()
                .setAsKnownAt(Position.newBuilder()
                        .setBlockNumber(blockBeforeDisposal)
                        .setTransactionIndex(Integer.MAX_VALUE))
                .build();
    }

    @Test
    void whatIsRecoveredIsDividedByWhatWentInToTheMilligram() {
        Map<String, Long> recovered = byParty(AccountLine.ACCOUNT_LINE_RECOVERED, Viewpoint.getDefaultInstance());
        // 101 mg by 2 : 1 : 1; the last milligram goes to the largest remainder.
        assertThat(recovered).containsExactlyInAnyOrderEntriesOf(Map.of("", 25L, MAKER, 51L, OTHER_MAKER, 25L));
    }

    @Test
    void batteriesAreRecycledOnceTheResidueIsTakenCareOfAndScrapOfProductionIsNobodys() {
        assertThat(byParty(AccountLine.ACCOUNT_LINE_RECYCLED, before())).isEmpty();
        assertThat(byParty(AccountLine.ACCOUNT_LINE_RECYCLED, Viewpoint.getDefaultInstance()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("", PACK_MG, MAKER, 2 * PACK_MG, OTHER_MAKER, PACK_MG));
    }

    @Test
    void stockFollowsTheGoodsAndTheirProducers() {
        Map<String, Long> stock = byParty(AccountLine.ACCOUNT_LINE_STOCK, Viewpoint.getDefaultInstance());
        assertThat(stock)
                .containsExactlyInAnyOrderEntriesOf(Map.of("", PACK_MG, MAKER, 2 * PACK_MG, OTHER_MAKER, PACK_MG));
        ListStockResponse sites =
                Ask.found(model.listStock(ListStockRequest.getDefaultInstance(), Ask.REGULATOR, script.nowMs));
        assertThat(sites.getStocksList()).extracting(StockView::getSiteId).containsExactly("plant", "pit");
        assertThat(sites.getStocksList()).extracting(StockView::getMassMg).containsExactly(3 * PACK_MG, PACK_MG);
    }

    @Test
    void elementsOfASiteAreThoseOfItsAssays() {
        ListElementsResponse elements =
                Ask.found(model.listElements(ListElementsRequest.getDefaultInstance(), Ask.REGULATOR, script.nowMs));
        assertThat(elements.getElementsList())
                .extracting(ElementStock::getSiteId, ElementStock::getElement, ElementStock::getContentMg)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pit", "", PACK_MG),
                        org.assertj.core.groups.Tuple.tuple("plant", "Co", 3 * PACK_MG / 5));
    }

    @Test
    void recoveryIsWhatTheRunSaid() {
        ListRecoveryResponse recovery = Ask.found(model.listRecovery(
                ListRecoveryRequest.newBuilder().setYear(2026).build(), Ask.party(RECYCLER), script.nowMs));
        assertThat(recovery.getRunsList()).singleElement().satisfies(run -> {
            assertThat(run.getRunId()).isEqualTo("R");
            assertThat(run.getEfficiency().getLowestPpm()).isEqualTo(750_000);
            assertThat(run.getRecovery(0).getElement()).isEqualTo("Co");
        });
        assertThat(Ask.found(model.listRecovery(
                                ListRecoveryRequest.newBuilder().setYear(2025).build(), Ask.REGULATOR, script.nowMs))
                        .getRunsCount())
                .isZero();
    }

    @Test
    void whatNeverWasOnTheMarketIsNeitherCollectedNorDelivered() {
        assertThat(byParty(AccountLine.ACCOUNT_LINE_COLLECTED, Viewpoint.getDefaultInstance())
                        .keySet())
                .containsExactlyInAnyOrder(MAKER, OTHER_MAKER);
        assertThat(byParty(AccountLine.ACCOUNT_LINE_DELIVERED_UNLISTED, Viewpoint.getDefaultInstance()))
                .isEmpty();
        assertThat(byParty(AccountLine.ACCOUNT_LINE_PLACED, Viewpoint.getDefaultInstance()))
                .isEmpty();
    }
}
