package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
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
    private static final long PACK_MG = TwoMakersRun.PACK_MG;

    private static LedgerScript script;
    private static OversightModel model;
    private static long blockBeforeDisposal;

    @BeforeAll
    static void project() throws SQLException {
        TwoMakersRun packs = new TwoMakersRun();
        script = packs.script;
        blockBeforeDisposal = script.blocks().size() - 1;
        packs.disposed();
        script.block();
        model = new OversightModel(
                TestPostgres.pool(),
                new ReadModelSettings(
                        ReadModelFixture.project(script.blocks(), 1),
                        Duration.ofSeconds(10),
                        new byte[32],
                        code -> ""));
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
        assertThat(recovered)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("", 25L, TwoMakersRun.MAKER, 51L, TwoMakersRun.OTHER_MAKER, 25L));
    }

    @Test
    void batteriesAreRecycledOnceTheResidueIsTakenCareOfAndScrapOfProductionIsNobodys() {
        assertThat(byParty(AccountLine.ACCOUNT_LINE_RECYCLED, before())).isEmpty();
        assertThat(byParty(AccountLine.ACCOUNT_LINE_RECYCLED, Viewpoint.getDefaultInstance()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("", PACK_MG, TwoMakersRun.MAKER, 2 * PACK_MG, TwoMakersRun.OTHER_MAKER, PACK_MG));
    }

    @Test
    void stockFollowsTheGoodsAndTheirProducers() {
        Map<String, Long> stock = byParty(AccountLine.ACCOUNT_LINE_STOCK, Viewpoint.getDefaultInstance());
        assertThat(stock)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("", PACK_MG, TwoMakersRun.MAKER, 2 * PACK_MG, TwoMakersRun.OTHER_MAKER, PACK_MG));
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
                ListRecoveryRequest.newBuilder().setYear(2026).build(),
                Ask.party(TwoMakersRun.RECYCLER),
                script.nowMs));
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
                .containsExactlyInAnyOrder(TwoMakersRun.MAKER, TwoMakersRun.OTHER_MAKER);
        assertThat(byParty(AccountLine.ACCOUNT_LINE_DELIVERED_UNLISTED, Viewpoint.getDefaultInstance()))
                .isEmpty();
        assertThat(byParty(AccountLine.ACCOUNT_LINE_PLACED, Viewpoint.getDefaultInstance()))
                .isEmpty();
    }
}
