package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.*;

/** What came out of a closed run is corrected: what it recovered is told anew where the contract judged it anew, else stale. */
class RejudgedRunAccountsTest {
    private static final Viewpoint NOW = Viewpoint.getDefaultInstance();

    private final TwoMakersRun run = new TwoMakersRun();
    private final long blockBefore = run.script.blocks().size() - 1;

    private OversightModel model() throws SQLException {
        run.script.block();
        String schema = ReadModelFixture.project(run.script.blocks(), 1);
        ReadModelFixture.markStale(schema);
        return new OversightModel(
                TestPostgres.pool(), new ReadModelSettings(schema, Duration.ofSeconds(10), new byte[32], code -> ""));
    }

    private void correct(String id, Fact corrected, FactCorrected.Builder correction) {
        run.script.record(
                TwoMakersRun.RECYCLER,
                "",
                Command.newBuilder().setCorrect(Correct.getDefaultInstance()),
                Fact.newBuilder()
                        .setFactCorrected(correction
                                .setCorrectionId(id)
                                .setReason("称重有误")
                                .setCorrectedPartyId(TwoMakersRun.RECYCLER)
                                .setCorrectedFactSha256(LedgerScript.sha256(corrected.toByteArray()))),
                link(ItemKind.ITEM_KIND_LOT, "salt"),
                link(ItemKind.ITEM_KIND_LOT, "slag"),
                link(ItemKind.ITEM_KIND_RUN, "R"),
                link(ItemKind.ITEM_KIND_CORRECTION, id));
    }

    private Fact outputs() {
        return run.script.facts().stream()
                .map(LedgerScript.Written::fact)
                .filter(Fact::hasRunOutputsAdded)
                .findFirst()
                .orElseThrow();
    }

    private static FactCorrected.Builder salt(long massMg) {
        return FactCorrected.newBuilder()
                .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                .addTruths(TrueValue.newBuilder()
                        .setField("run_outputs_added.outputs[0].mass_mg")
                        .setValue(String.valueOf(massMg)));
    }

    private static RunRejudged.Builder recovered(Object... elementsAndMasses) {
        RunRejudged.Builder anew = RunRejudged.newBuilder()
                .setRunId("R")
                .setEfficiency(RunRate.newBuilder().setLowestPpm(500_000).setHighestPpm(500_000));
        for (int i = 0; i < elementsAndMasses.length; i += 2) {
            anew.addClaimable(ElementMass.newBuilder()
                    .setElement((String) elementsAndMasses[i])
                    .setMassMg((Integer) elementsAndMasses[i + 1]));
        }
        return anew;
    }

    private Map<String, Long> recovered(OversightModel model, String element, Viewpoint viewpoint) {
        Map<String, Long> sums = new TreeMap<>();
        entries(model, viewpoint).getEntriesList().stream()
                .filter(entry -> entry.getElement().equals(element))
                .forEach(entry -> sums.merge(entry.getPartyId(), entry.getMassMg(), Long::sum));
        sums.values().removeIf(mg -> mg == 0);
        return sums;
    }

    private ListEntriesResponse entries(OversightModel model, Viewpoint viewpoint) {
        return Ask.found(model.listEntries(
                ListEntriesRequest.newBuilder()
                        .setLine(AccountLine.ACCOUNT_LINE_RECOVERED)
                        .setViewpoint(viewpoint)
                        .setPageSize(500)
                        .build(),
                Ask.REGULATOR,
                run.script.nowMs));
    }

    private RecoveryView recovery(OversightModel model, Viewpoint viewpoint) {
        return Ask.found(model.listRecovery(
                        ListRecoveryRequest.newBuilder().setViewpoint(viewpoint).build(),
                        Ask.REGULATOR,
                        run.script.nowMs))
                .getRuns(0);
    }

    private Viewpoint before() {
        return Viewpoint.newBuilder()
                .setAsKnownAt(Position.newBuilder().setBlockNumber(blockBefore).setTransactionIndex(Integer.MAX_VALUE))
                .build();
    }

    private static long stale(ListEntriesResponse entries) {
        return entries.getEntriesList().stream()
                .filter(entry -> entry.getStaleCount() != 0)
                .count();
    }

    @Test
    void whatWasRecoveredIsToldAnewAndDividedAsBefore() throws SQLException {
        correct("X", outputs(), salt(800_000_000L).setRejudged(recovered("Co", 51, "Li", 8)));
        OversightModel model = model();
        assertThat(recovered(model, "Co", NOW))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("", 13L, TwoMakersRun.MAKER, 25L, TwoMakersRun.OTHER_MAKER, 13L));
        assertThat(recovered(model, "Li", NOW))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("", 2L, TwoMakersRun.MAKER, 4L, TwoMakersRun.OTHER_MAKER, 2L));
        assertThat(stale(entries(model, NOW))).isZero();
        assertThat(recovered(model, "Co", before()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("", 25L, TwoMakersRun.MAKER, 51L, TwoMakersRun.OTHER_MAKER, 25L));
        assertThat(recovered(model, "Li", before())).isEmpty();
    }

    @Test
    void eachCorrectionGoesOnFromTheOnesBefore() throws SQLException {
        correct("X", outputs(), salt(1).setRejudged(recovered()));
        correct(
                "Y",
                run.script.facts().get(run.script.facts().size() - 1).fact(),
                salt(2).setRejudged(recovered("Co", 8)));
        OversightModel model = model();
        assertThat(recovered(model, "Co", NOW).values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isZero();
        RecoveryView said = recovery(model, NOW);
        assertThat(said.getRejudged().getClaimable(0).getMassMg()).isEqualTo(8);
        assertThat(said.getStaleList()).extracting(StaleView::getCorrectionId).containsExactly("X", "Y");
    }

    @Test
    void theRunSaysBothWhatItSaidAndWhatIsTrueNow() throws SQLException {
        correct("X", outputs(), salt(800_000_000L).setRejudged(recovered("Co", 51)));
        OversightModel model = model();
        RecoveryView said = recovery(model, NOW);
        assertThat(said.getEfficiency().getLowestPpm()).isEqualTo(750_000);
        assertThat(said.getRejudged().getEfficiency().getLowestPpm()).isEqualTo(500_000);
        assertThat(said.getStaleList()).extracting(StaleView::getRejudged).containsExactly(true);
        assertThat(recovery(model, before()).hasRejudged()).isFalse();
        assertThat(recovery(model, before()).getStaleList()).isEmpty();
    }

    @Test
    void whatNobodyJudgedAnewIsStale() throws SQLException {
        correct("X", outputs(), salt(800_000_000L));
        OversightModel model = model();
        assertThat(recovered(model, "Co", NOW).values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(101);
        assertThat(stale(entries(model, NOW))).isEqualTo(3);
        assertThat(recovery(model, NOW).getStale(0).getRejudged()).isFalse();
    }

    @Test
    void whatDidNotComeOutWasNotRecovered() throws SQLException {
        correct(
                "X",
                outputs(),
                FactCorrected.newBuilder()
                        .setKind(CorrectionKind.CORRECTION_KIND_DID_NOT_OCCUR)
                        .setRejudged(recovered()));
        OversightModel model = model();
        assertThat(recovered(model, "Co", NOW)).isEmpty();
        assertThat(stale(entries(model, NOW))).isZero();
        assertThat(recovered(model, "Co", before())).hasSize(3);
    }
}
