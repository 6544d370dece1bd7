package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.*;

/** What is lost or stolen is in no stock and against no limit, stays visible as lost, and comes back when it is found. */
class LostStockTest {
    private static final String MAKER = "91350100MA1000002Y";
    private static final String POINT = "91350100MA1000006N";
    private static final String PACK = "001PB240000003B3C0000001";
    private static final String STOLEN = "001PB240000003B3C0000002";
    private static final String QUARANTINED = "001PB240000003B3C0000003";
    private static final long PACK_MG = 400_000_000L;

    private static LedgerScript script;
    private static OversightModel model;
    private static long blockWhenAllThere;
    private static long blockWhenLost;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript()
                .open()
                .register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(POINT, Role.ROLE_COLLECTOR)
                .site("point", POINT, SiteKind.SITE_KIND_COLLECTION_POINT);
        for (String pack : new String[] {PACK, STOLEN, QUARANTINED}) {
            script.battery(pack, MAKER, "", 20240312, java.util.List.of()).receiveReturn(POINT, "point", pack);
        }
        script.block();
        blockWhenAllThere = script.blocks().size() - 1;
        held("Q", HoldKind.HOLD_KIND_QUARANTINE, QUARANTINED);
        held("L", HoldKind.HOLD_KIND_LOST, PACK);
        held("S", HoldKind.HOLD_KIND_STOLEN, STOLEN);
        script.block();
        blockWhenLost = script.blocks().size() - 1;
        found("S", HoldKind.HOLD_KIND_STOLEN, STOLEN);
        script.block();
        model = new OversightModel(
                TestPostgres.pool(),
                new ReadModelSettings(
                        ReadModelFixture.project(script.blocks(), 2),
                        Duration.ofSeconds(10),
                        new byte[32],
                        code -> ""));
    }

    private static void held(String id, HoldKind kind, String pack) {
        script.record(
                POINT,
                "point",
                Command.newBuilder().setReportLost(ReportLost.newBuilder().setCaseId(id)),
                Fact.newBuilder()
                        .setGoodsHeldBack(GoodsHeldBack.newBuilder()
                                .setCaseId(id)
                                .setKind(kind)
                                .setGoods(HeldGoods.newBuilder().addBatteryIds(pack))),
                link(ItemKind.ITEM_KIND_BATTERY, pack),
                link(ItemKind.ITEM_KIND_CASE, id));
    }

    private static void found(String id, HoldKind kind, String pack) {
        script.record(
                POINT,
                "point",
                Command.newBuilder().setReportFound(ReportFound.newBuilder().setCaseId(id)),
                Fact.newBuilder()
                        .setGoodsReleased(GoodsReleased.newBuilder()
                                .setCaseId(id)
                                .setKind(kind)
                                .setGoods(HeldGoods.newBuilder().addBatteryIds(pack))),
                link(ItemKind.ITEM_KIND_BATTERY, pack),
                link(ItemKind.ITEM_KIND_CASE, id));
    }

    private static StockView stock(long block) {
        return Ask.found(model.listStock(
                        ListStockRequest.newBuilder()
                                .setSiteId("point")
                                .setViewpoint(Viewpoint.newBuilder()
                                        .setAsKnownAt(Position.newBuilder()
                                                .setBlockNumber(block)
                                                .setTransactionIndex(1_000_000)))
                                .build(),
                        Ask.REGULATOR,
                        script.nowMs))
                .getStocks(0);
    }

    @Test
    void lostGoodsLeaveTheStockAndAreShownApart() {
        assertThat(stock(blockWhenAllThere).getMassMg()).isEqualTo(3 * PACK_MG);
        assertThat(stock(blockWhenAllThere).getLostPieceCount()).isZero();
        StockView lost = stock(blockWhenLost);
        assertThat(lost.getMassMg()).isEqualTo(PACK_MG);
        assertThat(lost.getPieceCount()).isEqualTo(1);
        assertThat(lost.getLostMassMg()).isEqualTo(2 * PACK_MG);
        assertThat(lost.getLostPieceCount()).isEqualTo(2);
    }

    @Test
    void whatIsFoundIsBackInStock() {
        StockView now = stock(script.blocks().size() - 1);
        assertThat(now.getMassMg()).isEqualTo(2 * PACK_MG);
        assertThat(now.getLostMassMg()).isEqualTo(PACK_MG);
    }

    @Test
    void everyMoveIsAnEntryWithItsFact() {
        ListEntriesResponse moves = Ask.found(model.listEntries(
                ListEntriesRequest.newBuilder()
                        .setItemId(STOLEN)
                        .setLine(AccountLine.ACCOUNT_LINE_LOST)
                        .build(),
                Ask.REGULATOR,
                script.nowMs));
        assertThat(moves.getEntriesList()).extracting(EntryView::getMassMg).containsExactly(PACK_MG, -PACK_MG);
        StockDay day = Ask.found(model.getStockSeries(
                        GetStockSeriesRequest.newBuilder().setSiteId("point").build(), Ask.REGULATOR, script.nowMs))
                .getDays(0);
        assertThat(day.getMassMg()).isEqualTo(2 * PACK_MG);
    }
}
