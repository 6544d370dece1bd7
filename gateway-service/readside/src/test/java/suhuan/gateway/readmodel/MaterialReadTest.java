package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.CertificateView;
import suhuan.api.v1.ListSightingsRequest;
import suhuan.api.v1.ListSightingsResponse;
import suhuan.api.v1.LotView;
import suhuan.api.v1.RunView;
import suhuan.api.v1.SightingView;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.api.v1.TraceResponse;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.LotKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.CertificateIssued;
import suhuan.ledger.v1.CertificateResult;
import suhuan.ledger.v1.CertificateRetired;
import suhuan.ledger.v1.CertificateTransferred;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.IssueCertificate;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.OpenRun;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.RetireCertificate;
import suhuan.ledger.v1.RunBalance;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunInputResult;
import suhuan.ledger.v1.RunInputsAdded;
import suhuan.ledger.v1.RunOpened;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;
import suhuan.ledger.v1.TransferCertificate;

/** Runs, residues, certificates and sightings as they are read; traces that pass through a run. */
class MaterialReadTest {
    private static final String MAKER = "91350100MA1000002Y";
    private static final String RECYCLER = "91350100MA1000009K";
    private static final String DISPOSER = "91350100MA1000010U";
    private static final String PACK = "001PB240000003B3C0000001";
    private static final String OTHER_PACK = "001PB240000003B3C0000002";
    private static final long KG = 1_000_000L;

    private static LedgerScript script;
    private static Ask ask;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript().open();
        script.register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(RECYCLER, Role.ROLE_RECYCLER)
                .register(DISPOSER, Role.ROLE_RECYCLER)
                .site("plant", RECYCLER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("pit", DISPOSER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .model("001PB24", MAKER)
                .block();
        for (String pack : List.of(PACK, OTHER_PACK)) {
            script.battery(pack, MAKER, "", 20210312, List.of());
        }
        script.offer("H-1", MAKER, RECYCLER, script.nowMs + LedgerScript.DAY_MS, PACK, OTHER_PACK)
                .accept("H-1", "plant")
                .block();
        run();
        certificates();
        script.refused(
                        DISPOSER,
                        "pit",
                        Command.newBuilder().setReceiveReturn(ReceiveReturn.getDefaultInstance()),
                        Rejection.newBuilder()
                                .setReason(RejectionReason.REJECTION_REASON_BATTERY_LIFE_ENDED)
                                .addDetails(RejectionDetail.newBuilder()
                                        .setName("battery_id")
                                        .setValue(PACK)))
                .block();
        ask = new Ask(ReadModelFixture.project(script.blocks(), 3), script.nowMs);
    }

    private static void run() {
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setOpenRun(OpenRun.getDefaultInstance()),
                Fact.newBuilder()
                        .setRunOpened(RunOpened.newBuilder().setRunId("R").setRoute("BATTERY_HYDROMETALLURGY")),
                link(ItemKind.ITEM_KIND_RUN, "R"));
        RunInputsAdded.Builder inputs =
                RunInputsAdded.newBuilder().setRunId("R").setBalance(balance(800, 0));
        for (String pack : List.of(PACK, OTHER_PACK)) {
            inputs.addInputs(RunInputResult.newBuilder()
                    .setBatteryId(pack)
                    .setMassMg(400 * KG)
                    .setDisposition(Disposition.DISPOSITION_PROCESSED));
        }
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setAddInputs(AddInputs.getDefaultInstance()),
                Fact.newBuilder().setRunInputsAdded(inputs),
                link(ItemKind.ITEM_KIND_BATTERY, PACK),
                link(ItemKind.ITEM_KIND_BATTERY, OTHER_PACK),
                link(ItemKind.ITEM_KIND_RUN, "R"));
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setAddOutputs(AddOutputs.getDefaultInstance()),
                Fact.newBuilder()
                        .setRunOutputsAdded(RunOutputsAdded.newBuilder()
                                .setRunId("R")
                                .addOutputs(out("salt", "COBALT_SULPHATE", 300, LotKind.LOT_KIND_PRODUCT)
                                        .setAssay(Assay.newBuilder()
                                                .setMethod("XRF")
                                                .addElements(share("Co", 210_000))
                                                .addElements(share("Ni", 7)))
                                        .addReduced(share("Co", 209_999)))
                                .addOutputs(out("slag", "SLAG", 500, LotKind.LOT_KIND_RESIDUE))
                                .setOpenResidueMg(500 * KG)
                                .setBalance(balance(800, 800))),
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
                                .setOpenResidueMg(500 * KG)
                                .setBalance(balance(800, 800))),
                link(ItemKind.ITEM_KIND_RUN, "R"));
        script.block();
    }

    private static RunOutputResult.Builder out(String id, String grade, long kg, LotKind kind) {
        return RunOutputResult.newBuilder()
                .setLotId(id)
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setGrade(grade)
                .setMassMg(kg * KG)
                .setKind(kind);
    }

    private static ElementShare share(String element, int ppm) {
        return ElementShare.newBuilder().setElement(element).setSharePpm(ppm).build();
    }

    private static RunBalance balance(long inKg, long outKg) {
        return RunBalance.newBuilder().setInMg(inKg * KG).setOutMg(outKg * KG).build();
    }

    private static CertificateResult.Builder certificate(String id, String holder, long kg) {
        return CertificateResult.newBuilder()
                .setCertificateId(id)
                .setPartyId(holder)
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setElement("Co")
                .setMassMg(kg * KG)
                .setScheme("CN_EPR")
                .setRegionCode("350900")
                .setYear(2026)
                .setRunId("R")
                .setSiteId("plant");
    }

    private static void certificates() {
        script.record(
                RECYCLER,
                "plant",
                Command.newBuilder().setIssueCertificate(IssueCertificate.getDefaultInstance()),
                Fact.newBuilder()
                        .setCertificateIssued(
                                CertificateIssued.newBuilder().setCertificate(certificate("C", RECYCLER, 40))),
                link(ItemKind.ITEM_KIND_CERTIFICATE, "C"));
        script.record(
                RECYCLER,
                "",
                Command.newBuilder().setTransferCertificate(TransferCertificate.getDefaultInstance()),
                Fact.newBuilder()
                        .setCertificateTransferred(CertificateTransferred.newBuilder()
                                .setCertificate(certificate("C", RECYCLER, 30))
                                .setPart(certificate("D", MAKER, 10))),
                link(ItemKind.ITEM_KIND_CERTIFICATE, "C"),
                link(ItemKind.ITEM_KIND_CERTIFICATE, "D"));
        script.envelope();
        script.record(
                MAKER,
                "",
                Command.newBuilder().setRetireCertificate(RetireCertificate.getDefaultInstance()),
                Fact.newBuilder()
                        .setCertificateRetired(CertificateRetired.newBuilder()
                                .setCertificate(certificate("D", MAKER, 4))
                                .setRetiredMg(6 * KG)),
                link(ItemKind.ITEM_KIND_CERTIFICATE, "D"));
        script.block();
    }

    @Test
    void aRunSaysWhereItStands() {
        RunView run = ask.item(Ask.REGULATOR, "R").getRun();
        assertThat(run.getOpened().getRoute()).isEqualTo("BATTERY_HYDROMETALLURGY");
        assertThat(run.getPartyId()).isEqualTo(RECYCLER);
        assertThat(run.getSiteId()).isEqualTo("plant");
        assertThat(run.getBalance().getOutMg()).isEqualTo(800 * KG);
        assertThat(run.hasClosed()).isTrue();
        assertThat(run.getCompleted()).isFalse();
        assertThat(run.getOpenResidueMg()).isEqualTo(500 * KG);
    }

    @Test
    void aPackIsInItsRunAndHeldByNobodyAndNotRecycledBeforeTheResidueIsGone() throws SQLException {
        BatteryView pack = ask.item(Ask.REGULATOR, PACK).getBattery();
        assertThat(pack.getDisposition()).isEqualTo(Disposition.DISPOSITION_PROCESSED);
        assertThat(pack.getRunId()).isEqualTo("R");
        assertThat(pack.getRecycled()).isFalse();
        assertThat(ask.holdings(
                                Ask.REGULATOR,
                                suhuan.api.v1.ListHoldingsRequest.newBuilder().setPartyId(RECYCLER))
                        .getTotalMassMg())
                .isEqualTo(800 * KG);
    }

    @Test
    void residueThatIsDisposedOfMakesItsBatteriesRecycled() throws SQLException {
        LedgerScript later = script;
        later.record(
                RECYCLER,
                "plant",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setHandOverOffered(HandOverOffered.newBuilder()
                                .setHandOverId("H-2")
                                .setConsignorPartyId(RECYCLER)
                                .setConsigneePartyId(DISPOSER)
                                .setExpiresAtMs(later.nowMs + LedgerScript.DAY_MS)
                                .addLines(OfferedLine.newBuilder()
                                        .setLineNo(1)
                                        .setLotId("slag")
                                        .setMassMg(500 * KG))),
                link(ItemKind.ITEM_KIND_LOT, "slag"),
                link(ItemKind.ITEM_KIND_HAND_OVER, "H-2"));
        later.block();
        LotResult made = LotResult.newBuilder()
                .setLotId("H-2~1")
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setGrade("SLAG")
                .setMassMg(500 * KG)
                .setCustody(Custody.newBuilder().setPartyId(DISPOSER).setSiteId("pit"))
                .build();
        later.record(
                DISPOSER,
                "pit",
                Command.newBuilder(),
                Fact.newBuilder()
                        .setHandOverAccepted(HandOverAccepted.newBuilder()
                                .setHandOverId("H-2")
                                .setConsignorPartyId(RECYCLER)
                                .setCustody(made.getCustody())
                                .addAccepted(AcceptedResult.newBuilder()
                                        .setLineNo(1)
                                        .setLotId("slag")
                                        .setAcceptedMg(500 * KG)
                                        .setWeighedMg(500 * KG)
                                        .setNewLot(made)
                                        .setResidueOfRunId("R")
                                        .setResidueHandedOn(true))),
                link(ItemKind.ITEM_KIND_LOT, "H-2~1"),
                link(ItemKind.ITEM_KIND_LOT, "slag"),
                link(ItemKind.ITEM_KIND_HAND_OVER, "H-2"),
                link(ItemKind.ITEM_KIND_RUN, "R"));
        later.block();
        Ask then = new Ask(ReadModelFixture.project(later.blocks(), 2), later.nowMs);
        assertThat(then.item(Ask.REGULATOR, "R").getRun().getCompleted()).isTrue();
        assertThat(then.item(Ask.REGULATOR, PACK).getBattery().getRecycled()).isTrue();
        LotView slag = then.item(Ask.REGULATOR, "H-2~1").getLot();
        assertThat(slag.getKind()).isEqualTo(LotKind.LOT_KIND_RESIDUE);
        assertThat(slag.getResidueOfRunId()).isEmpty();
        assertThat(ask.item(Ask.REGULATOR, "slag").getLot().getResidueOfRunId()).isEqualTo("R");
    }

    @Test
    void aLotShowsTheAssayThatGoesOn() {
        LotView salt = ask.item(Ask.party(RECYCLER), "salt").getLot();
        assertThat(salt.getKind()).isEqualTo(LotKind.LOT_KIND_PRODUCT);
        assertThat(salt.getAssay().getElementsList()).containsExactly(share("Co", 209_999), share("Ni", 7));
        assertThat(ask.item(Ask.party(RECYCLER), "slag").getLot().hasAssay()).isFalse();
    }

    @Test
    void aTracePassesThroughTheRunBothWays() {
        TraceResponse back = ask.trace(Ask.REGULATOR, "salt");
        assertThat(back.getNodesList())
                .extracting(node -> node.getItem().getItemId())
                .contains("salt", "R", PACK, OTHER_PACK);
        assertThat(back.getEdgesList())
                .filteredOn(edge -> edge.getKind() == TraceEdgeKind.TRACE_EDGE_KIND_RUN_INPUT)
                .extracting(TraceEdge::getFromItemId)
                .containsExactly(PACK, OTHER_PACK);
        TraceResponse forward = ask.trace(Ask.REGULATOR, PACK);
        assertThat(forward.getEdgesList())
                .filteredOn(edge -> edge.getKind() == TraceEdgeKind.TRACE_EDGE_KIND_RUN_OUTPUT)
                .extracting(TraceEdge::getToItemId)
                .containsExactly("salt", "slag");
        assertThat(ask.trace(Ask.REGULATOR, "R").getNodesList()).hasSizeGreaterThan(4);
    }

    @Test
    void theMakerReadsOfItsPackWhatConcernsItAndNothingOfTheRun() {
        assertThat(ask.sees(Ask.party(MAKER), "R")).isFalse();
        Fact fact = ask.history(Ask.party(MAKER), PACK, 10).stream()
                .map(event -> event.getFact())
                .filter(Fact::hasRunInputsAdded)
                .findFirst()
                .orElseThrow();
        assertThat(fact.getRunInputsAdded().hasBalance()).isFalse();
        assertThat(fact.getRunInputsAdded().getInputsList())
                .extracting(RunInputResult::getBatteryId)
                .containsExactly(PACK, OTHER_PACK);
    }

    @Test
    void certificatesAreSeenByTheirHolders() {
        CertificateView part = ask.item(Ask.party(MAKER), "D").getCertificate();
        assertThat(part.getCertificate()).isEqualTo(certificate("D", MAKER, 4).build());
        assertThat(part.getRetiredMg()).isEqualTo(6 * KG);
        assertThat(ask.sees(Ask.party(MAKER), "C")).isFalse();
        Fact moved = ask.history(Ask.party(MAKER), "D", 10).get(0).getFact();
        assertThat(moved.getCertificateTransferred().hasCertificate()).isFalse();
        assertThat(moved.getCertificateTransferred().getPart().getCertificateId())
                .isEqualTo("D");
    }

    @Test
    void aRefusedEventOfAnEndedBatteryIsASightingForTheRegulatorAndTheMaker() {
        for (Viewer viewer : List.of(Ask.REGULATOR, Ask.party(MAKER))) {
            ListSightingsResponse sightings = Ask.found(
                    ask.readModel().listSightings(ListSightingsRequest.getDefaultInstance(), viewer, ask.nowMs));
            assertThat(sightings.getSightingsList()).hasSize(1);
            SightingView sighting = sightings.getSightings(0);
            assertThat(sighting.getBatteryId()).isEqualTo(PACK);
            assertThat(sighting.getPartyId()).isEqualTo(DISPOSER);
            assertThat(sighting.getSiteId()).isEqualTo("pit");
            assertThat(sighting.getCommand()).isEqualTo("RECEIVE_RETURN");
        }
        assertThat(Ask.found(ask.readModel()
                                .listSightings(
                                        ListSightingsRequest.getDefaultInstance(), Ask.party(DISPOSER), ask.nowMs))
                        .getSightingsList())
                .isEmpty();
    }
}
