package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.ElementSource;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.api.v1.TraceElementRequest;
import suhuan.api.v1.TraceElementResponse;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.LotKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.BatteryRegistered;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.CompositionFiled;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.ElementBalance;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.RecoveredInside;
import suhuan.ledger.v1.RunBalance;
import suhuan.ledger.v1.RunInputResult;
import suhuan.ledger.v1.RunInputsAdded;
import suhuan.ledger.v1.RunOpened;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;

/**
 * Two packs, one with three times the cobalt of the other, and some added cobalt become a salt; the salt is sold and is half of the
 * cobalt of a new pack.
 */
class ElementTraceTest {
    private static final String MAKER = "91350100MA1000002Y";
    private static final String RECYCLER = "91350100MA1000009K";
    private static final String RICH = "001PB240000003B3C0000001";
    private static final String POOR = "001PB250000003B3C0000002";
    private static final String NEW = "001PB240000003B3C0000003";
    private static final String UNKNOWN = "001PB260000003B3C0000004";
    private static final long KG = 1_000_000L;
    private static final long HALF_NG = 500_000_000L;

    private static LedgerScript script;
    private static Ask ask;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript().open();
        script.register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(RECYCLER, Role.ROLE_RECYCLER)
                .site("plant", RECYCLER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("factory", MAKER, SiteKind.SITE_KIND_FACTORY)
                .model("001PB24", MAKER)
                .model("001PB25", MAKER)
                .model("001PB26", MAKER)
                .block();
        composition("001PB24", 60_000);
        composition("001PB25", 20_000);
        for (String pack : List.of(RICH, POOR, UNKNOWN)) {
            script.battery(pack, MAKER, "factory", 20210312, List.of());
        }
        script.install(RICH, "LSVAA111600000001", MAKER).install(POOR, "LSVAA111800000002", MAKER);
        script.offer("H-1", MAKER, RECYCLER, script.nowMs + LedgerScript.DAY_MS, RICH, POOR, UNKNOWN)
                .accept("H-1", "plant")
                .block();
        // 24 kg and 8 kg of cobalt from the packs, 8 kg added: 40 kg.
        run("R", 8, 200, RICH, POOR);
        run("S", 0, 5, UNKNOWN);
        sold("R-salt", 200);
        renewed();
        ask = new Ask(ReadModelFixture.project(script.blocks(), 3), script.nowMs);
    }

    private static void composition(String model, int cobaltPpm) {
        script.record(
                MAKER,
                "",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setCompositionFiled(CompositionFiled.newBuilder()
                                .setModelCode(model)
                                .setComposition(cobalt(cobaltPpm))),
                link(ItemKind.ITEM_KIND_MODEL, model));
    }

    private static Assay cobalt(int ppm) {
        return Assay.newBuilder()
                .setMethod("EXACT")
                .addElements(ElementShare.newBuilder().setElement("Co").setSharePpm(ppm))
                .build();
    }

    private static void run(String run, long addedKg, long saltKg, String... packs) {
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setRunOpened(RunOpened.newBuilder().setRunId(run).setRoute("BATTERY_HYDROMETALLURGY")),
                link(ItemKind.ITEM_KIND_RUN, run));
        RunBalance balance = RunBalance.newBuilder()
                .addElements(ElementBalance.newBuilder().setElement("Co").setAddedMg(addedKg * KG))
                .build();
        RunInputsAdded.Builder inputs =
                RunInputsAdded.newBuilder().setRunId(run).setBalance(balance);
        List<suhuan.ledger.v1.ItemLink> links = new ArrayList<>();
        for (String pack : packs) {
            links.add(link(ItemKind.ITEM_KIND_BATTERY, pack));
            inputs.addInputs(RunInputResult.newBuilder()
                    .setBatteryId(pack)
                    .setMassMg(400 * KG)
                    .setDisposition(Disposition.DISPOSITION_PROCESSED));
        }
        links.add(link(ItemKind.ITEM_KIND_RUN, run));
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder(),
                Fact.newBuilder().setRunInputsAdded(inputs),
                links.toArray(suhuan.ledger.v1.ItemLink[]::new));
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setRunOutputsAdded(RunOutputsAdded.newBuilder()
                                .setRunId(run)
                                .setBalance(balance)
                                .addOutputs(RunOutputResult.newBuilder()
                                        .setLotId(run + "-salt")
                                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                                        .setGrade("COBALT_SULPHATE")
                                        .setMassMg(saltKg * KG)
                                        .setKind(LotKind.LOT_KIND_PRODUCT)
                                        .setAssay(cobalt(200_000)))),
                link(ItemKind.ITEM_KIND_LOT, run + "-salt"),
                link(ItemKind.ITEM_KIND_RUN, run));
        script.block();
    }

    private static void sold(String salt, long kg) {
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setHandOverOffered(HandOverOffered.newBuilder()
                                .setHandOverId("H-2")
                                .setConsignorPartyId(RECYCLER)
                                .setConsigneePartyId(MAKER)
                                .setExpiresAtMs(script.nowMs + LedgerScript.DAY_MS)
                                .addLines(OfferedLine.newBuilder()
                                        .setLineNo(1)
                                        .setLotId(salt)
                                        .setMassMg(kg * KG))),
                link(ItemKind.ITEM_KIND_LOT, salt),
                link(ItemKind.ITEM_KIND_HAND_OVER, "H-2"));
        Custody factory =
                Custody.newBuilder().setPartyId(MAKER).setSiteId("factory").build();
        script.record(
                MAKER,
                "factory",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setHandOverAccepted(HandOverAccepted.newBuilder()
                                .setHandOverId("H-2")
                                .setConsignorPartyId(RECYCLER)
                                .setComplete(true)
                                .setCustody(factory)
                                .addAccepted(AcceptedResult.newBuilder()
                                        .setLineNo(1)
                                        .setLotId(salt)
                                        .setAcceptedMg(kg * KG)
                                        .setWeighedMg(kg * KG)
                                        .setNewLot(LotResult.newBuilder()
                                                .setLotId("H-2~1")
                                                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                                                .setGrade("COBALT_SULPHATE")
                                                .setMassMg(kg * KG)
                                                .setCustody(factory)))),
                link(ItemKind.ITEM_KIND_LOT, "H-2~1"),
                link(ItemKind.ITEM_KIND_LOT, salt),
                link(ItemKind.ITEM_KIND_HAND_OVER, "H-2"));
        script.block();
    }

    /** 60 kg of the salt hold 12 kg of cobalt; the pack holds 24 kg. */
    private static void renewed() {
        script.record(
                MAKER,
                "factory",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setBatteryRegistered(BatteryRegistered.newBuilder()
                                .setBatteryId(NEW)
                                .setModelCode("001PB24")
                                .setMakerPartyId(MAKER)
                                .setMassMg(400 * KG)
                                .setCustody(
                                        Custody.newBuilder().setPartyId(MAKER).setSiteId("factory"))
                                .addRecovered(RecoveredInside.newBuilder()
                                        .setLotId("H-2~1")
                                        .setMassMg(60 * KG)
                                        .setLotRemainingMg(140 * KG))),
                link(ItemKind.ITEM_KIND_BATTERY, NEW),
                link(ItemKind.ITEM_KIND_LOT, "H-2~1"));
        script.block();
    }

    private static TraceElementResponse trace(Viewer viewer, String id, long massMg) {
        TraceElementRequest request = TraceElementRequest.newBuilder()
                .setItemId(id)
                .setElement("Co")
                .setMassMg(massMg)
                .build();
        return Ask.found(ask.readModel().traceElement(request, viewer, ask.nowMs));
    }

    private static List<String> told(TraceElementResponse response) {
        return response.getSourcesList().stream()
                .map(source -> source.getOrigin() + " " + source.getItemId() + " " + source.getMassNg())
                .toList();
    }

    @Test
    void aGramInTheNewPackIsHalfPrimaryAndHalfOfThePacksByTheirContent() {
        TraceElementResponse response = trace(Ask.REGULATOR, NEW, 1_000);
        assertThat(told(response))
                .containsExactly(
                        "ELEMENT_ORIGIN_PRIMARY " + NEW + " " + HALF_NG,
                        "ELEMENT_ORIGIN_BATTERY " + RICH + " 300000000",
                        "ELEMENT_ORIGIN_BATTERY " + POOR + " 100000000",
                        "ELEMENT_ORIGIN_ADDITION R 100000000");
        assertThat(response.getEstimated()).isFalse();
        assertThat(response.getSources(1).getVinsList()).containsExactly("LSVAA111600000001");
        assertThat(response.getSources(1).getMakerPartyId()).isEqualTo(MAKER);
        assertThat(response.getSources(3).getVinsList()).isEmpty();
    }

    @Test
    void aMassThatDoesNotDivideAddsUpAllTheSame() {
        TraceElementResponse response = trace(Ask.REGULATOR, "H-2~1", 7);
        assertThat(response.getSourcesList().stream()
                        .mapToLong(ElementSource::getMassNg)
                        .sum())
                .isEqualTo(7_000_000L);
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        TraceElementRequest.Builder request = TraceElementRequest.newBuilder()
                .setItemId(NEW)
                .setElement("Co")
                .setMassMg(1_000)
                .setPageSize(3);
        TraceElementResponse first = Ask.found(ask.readModel().traceElement(request.build(), Ask.REGULATOR, ask.nowMs));
        assertThat(first.getSourcesCount()).isEqualTo(3);
        assertThat(first.getSourceCount()).isEqualTo(4);
        TraceElementResponse second = Ask.found(ask.readModel()
                .traceElement(request.setPageToken(first.getNextPageToken()).build(), Ask.REGULATOR, ask.nowMs));
        assertThat(told(second)).containsExactly("ELEMENT_ORIGIN_ADDITION R 100000000");
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void theMakerSeesNoFurtherThanItsSupplierAllowsAndTheMassIsStillWhole() {
        TraceElementResponse response = trace(Ask.party(MAKER), NEW, 1_000);
        assertThat(told(response))
                .containsExactlyInAnyOrder(
                        "ELEMENT_ORIGIN_PRIMARY " + NEW + " " + HALF_NG, "ELEMENT_ORIGIN_HIDDEN R-salt " + HALF_NG);
    }

    @Test
    void aSingleInputNeedsNoAssayToBeTheSource() {
        TraceElementResponse response = trace(Ask.REGULATOR, "S-salt", 1);
        assertThat(told(response)).containsExactly("ELEMENT_ORIGIN_BATTERY " + UNKNOWN + " 1000000");
        assertThat(response.getEstimated()).isFalse();
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        TraceElementRequest none =
                TraceElementRequest.newBuilder().setItemId(NEW).setElement("Co").build();
        assertThat(ask.readModel().traceElement(none, Ask.REGULATOR, ask.nowMs))
                .isInstanceOf(Answer.InvalidRequest.class);
        TraceElementRequest run = none.toBuilder().setItemId("R").setMassMg(1).build();
        assertThat(ask.readModel().traceElement(run, Ask.REGULATOR, ask.nowMs)).isInstanceOf(Answer.NotFound.class);
        TraceElementRequest foreign =
                none.toBuilder().setItemId(NEW).setMassMg(1).build();
        assertThat(ask.readModel().traceElement(foreign, Ask.party(RECYCLER), ask.nowMs))
                .isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void theNewPackShowsWhatItIsMadeOfAndTheLotWhereItWent() {
        assertThat(ask.item(Ask.REGULATOR, NEW).getBattery().getRecoveredList())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.getLotId()).isEqualTo("H-2~1");
                    assertThat(part.getMassMg()).isEqualTo(60 * KG);
                });
        assertThat(ask.item(Ask.REGULATOR, "H-2~1").getLot().getMassMg()).isEqualTo(140 * KG);
        assertThat(ask.trace(Ask.REGULATOR, NEW).getEdgesList())
                .anyMatch(edge -> edge.getKind() == TraceEdgeKind.TRACE_EDGE_KIND_MADE_OF
                        && edge.getFromItemId().equals("H-2~1"));
        assertThat(ask.history(Ask.party(MAKER), "H-2~1", 50))
                .anyMatch(event -> event.getFact().getBatteryRegistered().getRecoveredCount() == 1);
    }
}
