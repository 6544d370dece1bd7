package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.*;

/** What went into runs is corrected: their rates and the certificates of what they recovered say so. */
class StaleRunsTest {
    private static final String RECYCLER = "91350100MA1000009K";
    private static final String BUYER = "91350100MA1000010U";
    private static final long TONNE = 1_000_000_000L;

    private static LedgerScript script;
    private static OversightModel model;
    private static Ask ask;
    private static long blockBefore;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript()
                .open()
                .register(RECYCLER, Role.ROLE_RECYCLER)
                .register(BUYER, Role.ROLE_RECYCLER)
                .site("plant", RECYCLER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("works", BUYER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .block();
        run("R-own", "L-own", false);
        run("R-site", "L-site", true);
        run("R-sound", "L-sound", false);
        certificate("C-own", "R-own");
        certificate("C-site", "");
        certificate("C-sound", "R-sound");
        script.block();
        blockBefore = script.blocks().size() - 1;
        didNotOccur("X-own", "L-own");
        didNotOccur("X-site", "L-site");
        script.block();
        goesOn();
        String schema = ReadModelFixture.project(script.blocks(), 1);
        ReadModelFixture.markStale(schema);
        // Issued when the marks were there already.
        transferred();
        certificate("C-later", "");
        script.block();
        ReadModelFixture.projectMore(schema, script.blocks());
        ReadModelFixture.markStale(schema);
        ask = new Ask(schema, script.nowMs);
        model = new OversightModel(
                TestPostgres.pool(), new ReadModelSettings(schema, Duration.ofSeconds(10), new byte[32], code -> ""));
    }

    private static void run(String run, String lot, boolean fromSite) {
        ItemLink link = link(ItemKind.ITEM_KIND_RUN, run);
        script.receiveLot(lot, Material.MATERIAL_SCRAP_STEEL, TONNE, RECYCLER, "plant");
        tell(Fact.newBuilder().setRunOpened(RunOpened.newBuilder().setRunId(run).setRoute("route")), link);
        tell(
                Fact.newBuilder()
                        .setRunInputsAdded(RunInputsAdded.newBuilder()
                                .setRunId(run)
                                .addInputs(RunInputResult.newBuilder()
                                        .setLotId(lot)
                                        .setMassMg(TONNE))),
                link,
                link(ItemKind.ITEM_KIND_LOT, lot));
        tell(
                Fact.newBuilder()
                        .setRunClosed(RunClosed.newBuilder()
                                .setRunId(run)
                                .setEfficiency(RunRate.newBuilder()
                                        .setLowestPpm(900_000)
                                        .setHighestPpm(900_000))
                                .setClaimYear(2026)
                                .setClaimedFromSite(fromSite)),
                link);
    }

    private static void tell(Fact.Builder fact, ItemLink... links) {
        script.record(RECYCLER, "plant", Command.newBuilder().setCloseRun(CloseRun.getDefaultInstance()), fact, links);
    }

    private static void goesOn() {
        tell(
                Fact.newBuilder()
                        .setRunOpened(RunOpened.newBuilder().setRunId("R-open").setRoute("route")),
                link(ItemKind.ITEM_KIND_RUN, "R-open"));
        tell(
                Fact.newBuilder()
                        .setCustodyReassigned(CustodyReassigned.newBuilder()
                                .setFromPartyId(RECYCLER)
                                .setToPartyId(BUYER)
                                .addRunIds("R-open")
                                .setRunSiteId("works")),
                link(ItemKind.ITEM_KIND_RUN, "R-open"));
        script.block();
    }

    private static CertificateResult.Builder certified(String id, String run) {
        return CertificateResult.newBuilder()
                .setCertificateId(id)
                .setPartyId(RECYCLER)
                .setMassMg(TONNE)
                .setYear(2026)
                .setRunId(run)
                .setSiteId("plant");
    }

    private static void certificate(String id, String run) {
        tell(
                Fact.newBuilder()
                        .setCertificateIssued(CertificateIssued.newBuilder().setCertificate(certified(id, run))),
                link(ItemKind.ITEM_KIND_CERTIFICATE, id));
    }

    private static void transferred() {
        tell(
                Fact.newBuilder()
                        .setCertificateTransferred(CertificateTransferred.newBuilder()
                                .setCertificate(certified("C-own", "R-own").setMassMg(TONNE / 2))
                                .setPart(certified("C-part", "R-own")
                                        .setPartyId(BUYER)
                                        .setMassMg(TONNE / 2))),
                link(ItemKind.ITEM_KIND_CERTIFICATE, "C-own"),
                link(ItemKind.ITEM_KIND_CERTIFICATE, "C-part"));
    }

    private static void didNotOccur(String id, String lot) {
        Fact corrected = script.facts().stream()
                .map(LedgerScript.Written::fact)
                .filter(fact -> fact.getLotReceived().getLot().getLotId().equals(lot))
                .findFirst()
                .orElseThrow();
        List<ItemLink> links = new ArrayList<>();
        links.add(link(ItemKind.ITEM_KIND_LOT, lot));
        links.add(link(ItemKind.ITEM_KIND_CORRECTION, id));
        tell(
                Fact.newBuilder()
                        .setFactCorrected(FactCorrected.newBuilder()
                                .setCorrectionId(id)
                                .setKind(CorrectionKind.CORRECTION_KIND_DID_NOT_OCCUR)
                                .setReason("没有收到")
                                .setCorrectedPartyId(RECYCLER)
                                .setCorrectedFactSha256(LedgerScript.sha256(corrected.toByteArray()))),
                links.toArray(ItemLink[]::new));
    }

    private static List<String> stale(String item) {
        return ask.item(Ask.REGULATOR, item).getStaleList().stream()
                .map(StaleView::getCorrectionId)
                .toList();
    }

    private static RecoveryView recovery(String run, Viewpoint viewpoint) {
        return Ask.found(model.listRecovery(
                        ListRecoveryRequest.newBuilder().setViewpoint(viewpoint).build(), Ask.REGULATOR, script.nowMs))
                .getRunsList()
                .stream()
                .filter(view -> view.getRunId().equals(run))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCertificateOfAStaleRunIsStaleWhoeverHoldsIt() {
        assertThat(stale("C-own")).containsExactly("X-own");
        assertThat(stale("C-part")).containsExactly("X-own");
        assertThat(ask.item(Ask.party(BUYER), "C-part").getStale(0).getReason()).isEqualTo("没有收到");
        assertThat(ask.item(Ask.REGULATOR, "C-part").getStale(0).getHolderNotAsked())
                .isTrue();
        assertThat(ask.item(Ask.REGULATOR, "C-own").getStale(0).getHolderNotAsked())
                .isFalse();
        assertThat(stale("C-sound")).isEmpty();
    }

    @Test
    void aCertificateOfThePeriodAccountOfASiteReliesOnTheRunsThatAreCreditedToIt() {
        assertThat(stale("C-site")).containsExactly("X-site");
        assertThat(stale("C-later")).containsExactly("X-site");
    }

    @Test
    void aRunThatGoesOnWithAnotherPartyIsSeenByItAtItsSite() {
        suhuan.api.v1.RunView run = ask.item(Ask.party(BUYER), "R-open").getRun();
        assertThat(run.getPartyId()).isEqualTo(BUYER);
        assertThat(run.getSiteId()).isEqualTo("works");
        assertThat(ask.history(Ask.party(BUYER), "R-open", 5)
                        .get(1)
                        .getFact()
                        .getCustodyReassigned()
                        .getRunIdsList())
                .containsExactly("R-open");
        assertThat(ask.sees(Ask.party(BUYER), "R-sound")).isFalse();
    }

    @Test
    void ratesOfAStaleRunStayAndSayThatTheyAreOfBefore() {
        RecoveryView now = recovery("R-own", Viewpoint.getDefaultInstance());
        assertThat(now.getEfficiency().getLowestPpm()).isEqualTo(900_000);
        assertThat(now.getStaleList()).extracting(StaleView::getSteps).containsExactly(1);
        assertThat(recovery("R-sound", Viewpoint.getDefaultInstance()).getStaleList())
                .isEmpty();
        Viewpoint before = Viewpoint.newBuilder()
                .setAsKnownAt(Position.newBuilder().setBlockNumber(blockBefore).setTransactionIndex(1_000_000))
                .build();
        assertThat(recovery("R-own", before).getStaleList()).isEmpty();
    }
}
