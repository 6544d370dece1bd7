package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.*;

/** Facts that accounts rest on are corrected: figures are told anew or say that they are stale, and what was known then stays. */
class CorrectedAccountsTest {
    private static final String MAKER = "91350100MA1000002Y";
    private static final String POINT = "91350100MA1000006N";
    private static final String YARD = "91350100MA1000007L";
    private static final long PACK_MG = 400_000_000L;
    private static final long TONNE = 1_000_000_000L;

    private static LedgerScript script;
    private static OversightModel model;
    private static OversightModel inOneGo;
    private static Ask ask;
    private static long blockBefore;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript()
                .open()
                .register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(POINT, Role.ROLE_COLLECTOR)
                .register(YARD, Role.ROLE_SCRAP_PROCESSOR)
                .site("point", POINT, SiteKind.SITE_KIND_COLLECTION_POINT)
                .site("yard", YARD, SiteKind.SITE_KIND_SCRAP_YARD)
                .model("001PB24", MAKER);
        for (int n = 1; n <= 5; n++) {
            script.battery(pack(n), MAKER, "", 20240312, List.of());
        }
        script.install(pack(1), "LSVAA4182E0000001", MAKER)
                .install(pack(2), "LSVAA4182E0000002", MAKER)
                .block();
        sales("S-1", TONNE);
        script.receiveReturn(POINT, "point", pack(3));
        script.receiveReturn(POINT, "point", pack(4));
        script.receiveReturn(POINT, "point", "");
        for (String lot : List.of("L-mass", "L-none", "L-grade", "L-part")) {
            script.receiveLot(lot, Material.MATERIAL_SCRAP_STEEL, 2 * TONNE, YARD, "yard");
        }
        script.split("L-part", Map.of("P.1", TONNE, "P.2", TONNE)).block();
        blockBefore = script.blocks().size() - 1;
        did("C-install", MAKER, fact(Fact.FactCase.BATTERY_INSTALLED, 0));
        did("C-return", POINT, fact(Fact.FactCase.RETURN_RECEIVED, 1));
        did("C-candidate", POINT, fact(Fact.FactCase.RETURN_RECEIVED, 2));
        did("C-none", YARD, fact(Fact.FactCase.LOT_RECEIVED, 1));
        did("C-part", YARD, fact(Fact.FactCase.LOT_RECEIVED, 3));
        was("C-pack", MAKER, fact(Fact.FactCase.BATTERY_REGISTERED, 1), "battery_registered.mass_mg", "390000000");
        was(
                "C-weighed",
                POINT,
                fact(Fact.FactCase.RETURN_RECEIVED, 0),
                "return_received.batteries[0].mass_mg",
                "380000000");
        was(
                "C-sales",
                MAKER,
                fact(Fact.FactCase.SALES_DECLARED, 0),
                "sales_declared.declaration.mass_mg",
                "1200000000");
        was("C-mass", YARD, fact(Fact.FactCase.LOT_RECEIVED, 0), "lot_received.lot.mass_mg", "1900000000");
        was("C-grade", YARD, fact(Fact.FactCase.LOT_RECEIVED, 2), "lot_received.lot.grade", "201-B");
        script.block();
        // What came after: the lot of other mass is used up, the battery is installed for true, another pack goes into
        // stock.
        script.split("L-mass", Map.of("M.1", TONNE, "M.2", TONNE))
                .install(pack(1), "LSVAA4182E0000003", MAKER)
                .receiveReturn(POINT, "point", pack(2));
        script.block();
        model = model(1);
        inOneGo = model(1_000);
    }

    private static OversightModel model(int blocksATransaction) throws SQLException {
        String schema = ReadModelFixture.project(script.blocks(), blocksATransaction);
        ReadModelFixture.markStale(schema);
        ask = new Ask(schema, script.nowMs);
        return new OversightModel(
                TestPostgres.pool(), new ReadModelSettings(schema, Duration.ofSeconds(10), new byte[32], code -> ""));
    }

    private static String pack(int n) {
        return "001PB240000003B3C000000" + n;
    }

    private static Fact fact(Fact.FactCase kind, int at) {
        return script.facts().stream()
                .map(LedgerScript.Written::fact)
                .filter(fact -> fact.getFactCase() == kind)
                .toList()
                .get(at);
    }

    private static void sales(String id, long massMg) {
        DeclareSales said = DeclareSales.newBuilder()
                .setDeclarationId(id)
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setMarket(Market.MARKET_DOMESTIC)
                .setYear(2026)
                .setMonth(6)
                .setPieces(3)
                .setMassMg(massMg)
                .build();
        script.record(
                MAKER,
                "",
                Command.newBuilder().setDeclareSales(said),
                Fact.newBuilder().setSalesDeclared(SalesDeclared.newBuilder().setDeclaration(said)),
                link(ItemKind.ITEM_KIND_DECLARATION, id));
    }

    private static void did(String id, String party, Fact corrected) {
        correct(id, party, corrected, FactCorrected.newBuilder().setKind(CorrectionKind.CORRECTION_KIND_DID_NOT_OCCUR));
    }

    private static void was(String id, String party, Fact corrected, String field, String value) {
        correct(
                id,
                party,
                corrected,
                FactCorrected.newBuilder()
                        .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                        .addTruths(TrueValue.newBuilder().setField(field).setValue(value)));
    }

    private static void correct(String id, String party, Fact corrected, FactCorrected.Builder told) {
        List<ItemLink> links = new ArrayList<>();
        corrected.getItemsList().forEach(item -> links.add(link(item.getKind(), item.getItemId())));
        links.add(link(ItemKind.ITEM_KIND_CORRECTION, id));
        script.record(
                party,
                "",
                Command.newBuilder().setCorrect(Correct.newBuilder().setCorrectionId(id)),
                Fact.newBuilder()
                        .setFactCorrected(told.setCorrectionId(id)
                                .setReason("看错了 " + id)
                                .setCorrectedPartyId(party)
                                .setCorrectedFactSha256(LedgerScript.sha256(corrected.toByteArray()))),
                links.toArray(ItemLink[]::new));
    }

    private static ListEntriesResponse entries(ListEntriesRequest.Builder request) {
        return Ask.found(model.listEntries(request.setPageSize(500).build(), Ask.REGULATOR, script.nowMs));
    }

    private static ListEntriesResponse entries(AccountLine line, String item) {
        return entries(ListEntriesRequest.newBuilder().setLine(line).setItemId(item));
    }

    private static long mass(AccountLine line, String item) {
        return entries(line, item).getTotalMassMg();
    }

    private static Viewpoint before() {
        return Viewpoint.newBuilder()
                .setAsKnownAt(Position.newBuilder().setBlockNumber(blockBefore).setTransactionIndex(1_000_000))
                .build();
    }

    private static GetAccountResponse account(OversightModel of, Viewpoint viewpoint) {
        return Ask.found(of.getAccount(
                GetAccountRequest.newBuilder()
                        .setPartyId(MAKER)
                        .setYear(2026)
                        .setViewpoint(viewpoint)
                        .build(),
                Ask.REGULATOR,
                script.nowMs));
    }

    private static AccountFigure figure(Viewpoint viewpoint, AccountLine line) {
        return account(model, viewpoint).getFiguresList().stream()
                .filter(figure -> figure.getLine() == line)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatDidNotOccurCountsNoMoreFromTheCorrectionOnAndMayHappenAfterAll() {
        List<EntryView> placed =
                entries(AccountLine.ACCOUNT_LINE_PLACED, pack(1)).getEntriesList();
        assertThat(placed).extracting(EntryView::getMassMg).containsExactly(PACK_MG, -PACK_MG, PACK_MG);
        assertThat(placed).extracting(EntryView::getPieces).containsExactly(1, -1, 1);
        assertThat(placed).allSatisfy(entry -> assertThat(entry.getStaleList()).isEmpty());
        assertThat(mass(AccountLine.ACCOUNT_LINE_COLLECTED, pack(4))).isZero();
        assertThat(mass(AccountLine.ACCOUNT_LINE_TAKEN_IN, "L-none")).isZero();
        assertThat(mass(AccountLine.ACCOUNT_LINE_STOCK, "L-none")).isZero();
    }

    @Test
    void aThingThatNeverCameIsInNoStockOnAnyDay() {
        String candidate = fact(Fact.FactCase.RETURN_RECEIVED, 2)
                .getReturnReceived()
                .getBatteries(0)
                .getBatteryId();
        ListEntriesResponse stock = entries(AccountLine.ACCOUNT_LINE_STOCK, candidate);
        assertThat(stock.getTotalMassMg()).isZero();
        assertThat(stock.getTotalPieces()).isZero();
        assertThat(stock.getEntriesList()).extracting(EntryView::getDayYyyymmdd).containsExactly(20260921, 20260921);
    }

    @Test
    void aTrueMassIsInEveryFigureThatTheWrongOneWasIn() {
        assertThat(mass(AccountLine.ACCOUNT_LINE_PLACED, pack(2))).isEqualTo(390_000_000L);
        // It came into stock after the correction.
        assertThat(mass(AccountLine.ACCOUNT_LINE_STOCK, pack(2))).isEqualTo(390_000_000L);
        assertThat(mass(AccountLine.ACCOUNT_LINE_COLLECTED, pack(3))).isEqualTo(380_000_000L);
        assertThat(mass(AccountLine.ACCOUNT_LINE_DECLARED, "S-1")).isEqualTo(1_200_000_000L);
        assertThat(mass(AccountLine.ACCOUNT_LINE_TAKEN_IN, "L-mass")).isEqualTo(1_900_000_000L);
        assertThat(entries(ListEntriesRequest.newBuilder().setItemId(pack(2))).getStaleCount())
                .isZero();
    }

    @Test
    void aLotOfTrueMassLeavesNothingBehindWhenItIsUsedUp() {
        List<EntryView> stock =
                entries(AccountLine.ACCOUNT_LINE_STOCK, "L-mass").getEntriesList();
        assertThat(stock).extracting(EntryView::getMassMg).containsExactly(2 * TONNE, -100_000_000L, -1_900_000_000L);
    }

    @Test
    void whatIsBuiltOnAFactThatDidNotOccurIsStaleWithTheReason() {
        for (String part : List.of("P.1", "P.2")) {
            ListEntriesResponse stock = entries(AccountLine.ACCOUNT_LINE_STOCK, part);
            assertThat(stock.getTotalMassMg()).isEqualTo(TONNE);
            assertThat(stock.getStaleCount()).isEqualTo(1);
            assertThat(stock.getEntries(0).getStale(0).getCorrectionId()).isEqualTo("C-part");
            assertThat(stock.getEntries(0).getStale(0).getReason()).contains("看错了");
            assertThat(stock.getEntries(0).getStale(0).getSteps()).isEqualTo(1);
        }
        // The pack is where it is, however it came there.
        ListEntriesResponse returned = entries(AccountLine.ACCOUNT_LINE_STOCK, pack(4));
        assertThat(returned.getTotalMassMg()).isEqualTo(PACK_MG);
        assertThat(returned.getStaleCount()).isEqualTo(1);
    }

    @Test
    void aTruthThatNoFigureIsMadeOfLeavesFiguresAndMarksThem() {
        ListEntriesResponse takenIn = entries(AccountLine.ACCOUNT_LINE_TAKEN_IN, "L-grade");
        assertThat(takenIn.getTotalMassMg()).isEqualTo(2 * TONNE);
        assertThat(takenIn.getEntries(0).getStaleList())
                .extracting(StaleView::getCorrectionId)
                .containsExactly("C-grade");
    }

    @Test
    void whatWasKnownBeforeStaysAsItWas() {
        assertThat(figure(before(), AccountLine.ACCOUNT_LINE_PLACED).getMassMg())
                .isEqualTo(2 * PACK_MG);
        assertThat(figure(before(), AccountLine.ACCOUNT_LINE_DECLARED).getMassMg())
                .isEqualTo(TONNE);
        assertThat(account(model, before()).getStaleList()).isEmpty();
        assertThat(entries(ListEntriesRequest.newBuilder().setViewpoint(before()))
                        .getStaleCount())
                .isZero();
        assertThat(figure(Viewpoint.getDefaultInstance(), AccountLine.ACCOUNT_LINE_PLACED)
                        .getMassMg())
                .isEqualTo(PACK_MG + 390_000_000L);
    }

    @Test
    void anAccountWithStaleEntriesSaysSoAndStillAddsUp() {
        GetAccountResponse account = account(model, Viewpoint.getDefaultInstance());
        assertThat(account.getStaleList())
                .extracting(StaleView::getCorrectionId)
                .containsExactly("C-return");
        AccountFigure stock = figure(Viewpoint.getDefaultInstance(), AccountLine.ACCOUNT_LINE_STOCK);
        assertThat(stock.getStaleEntryCount()).isEqualTo(1);
        assertThat(stock.getStaleMassMg()).isEqualTo(PACK_MG);
        for (AccountFigure figure : account.getFiguresList()) {
            ListEntriesResponse opened = entries(ListEntriesRequest.newBuilder()
                    .setPartyId(MAKER)
                    .setYear(2026)
                    .setMaterial(Material.MATERIAL_POWER_BATTERY)
                    .setLine(figure.getLine())
                    .setChannel(figure.getChannel()));
            assertThat(opened.getTotalMassMg()).isEqualTo(figure.getMassMg());
            assertThat(opened.getTotalPieces()).isEqualTo(figure.getPieceCount());
            assertThat(opened.getStaleCount()).isEqualTo(figure.getStaleEntryCount());
            assertThat(opened.getEntriesList())
                    .allSatisfy(entry -> assertThat(entry.getFactSha256()).isNotEmpty());
        }
    }

    @Test
    void stockOfASiteSaysHowMuchOfItIsStale() {
        StockView yard = Ask.found(model.listStock(
                        ListStockRequest.newBuilder().setSiteId("yard").build(), Ask.REGULATOR, script.nowMs))
                .getStocks(0);
        // L-grade, the parts of the lot that never came, and those of the lot that was lighter.
        assertThat(yard.getMassMg()).isEqualTo(6 * TONNE);
        assertThat(yard.getStaleEntryCount()).isEqualTo(5);
    }

    @Test
    void howBlocksAreGroupedChangesNothing() {
        assertThat(account(inOneGo, Viewpoint.getDefaultInstance()))
                .isEqualTo(account(model, Viewpoint.getDefaultInstance()));
        ListEntriesRequest all =
                ListEntriesRequest.newBuilder().setPageSize(500).build();
        assertThat(Ask.found(inOneGo.listEntries(all, Ask.REGULATOR, script.nowMs)))
                .isEqualTo(Ask.found(model.listEntries(all, Ask.REGULATOR, script.nowMs)));
    }

    @Test
    void theGoodsThemselvesShowTheCorrection() {
        assertThat(ask.item(Ask.REGULATOR, "P.1").getStaleList())
                .extracting(StaleView::getCorrectionId)
                .containsExactly("C-part");
        assertThat(ask.item(Ask.REGULATOR, "S-1").getStaleList()).hasSize(1);
    }
}
