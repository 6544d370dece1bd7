package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.measure.ChinaDays;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.*;

/** Two makers share a point and pool: accounts, rates, stock, duties and flows, as of days and as known at positions. */
class OversightTest {
    private static final String MAKER = "91350100MA1000002Y";
    private static final String OTHER_MAKER = "91350100MA1000003X";
    private static final String POINT = "91350100MA1000006N";
    private static final String RECYCLER = "91350100MA1000009K";
    private static final int TODAY = 20260921;
    private static final long PACK_MG = 400_000_000L;
    private static final long WEIGHED_MG = 390_000_000L;
    private static final long TONNE = 1_000_000_000L;

    private static LedgerScript script;
    private static OversightModel model;
    private static long blockBeforeDelivery;
    private static long blockOfEdition;
    private static List<String> candidates;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript().open();
        assertThat(ChinaDays.at(script.nowMs)).isEqualTo(TODAY);
        script.register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(OTHER_MAKER, Role.ROLE_BATTERY_MAKER)
                .register(POINT, Role.ROLE_COLLECTOR)
                .register(RECYCLER, Role.ROLE_RECYCLER)
                .site("point", POINT, SiteKind.SITE_KIND_COLLECTION_POINT)
                .site("own", POINT, SiteKind.SITE_KIND_COLLECTION_POINT)
                .site("plant", RECYCLER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .model("001PB24", MAKER)
                .block();
        for (int n = 1; n <= 4; n++) {
            script.battery(pack(n), MAKER, "", 20240312, List.of());
        }
        script.install(pack(1), "LSVAA4182E0000001", MAKER).block();
        sales(MAKER, "S-1", 2023, TONNE);
        sales(MAKER, "S-2", 2024, TONNE);
        sales(MAKER, "S-3", 2025, TONNE);
        sales(OTHER_MAKER, "S-4", 2025, 2 * TONNE);
        shares();
        edition();
        script.block();
        blockOfEdition = script.blocks().size() - 1;
        script.receiveReturn(POINT, "point", pack(2));
        script.receiveReturn(POINT, "own", pack(3));
        candidates = script.receiveReturn(POINT, "own", "");
        script.block();
        blockBeforeDelivery = script.blocks().size() - 1;
        script.match(candidates.get(0), pack(4), POINT);
        delivered();
        filed();
        script.block();
        model = new OversightModel(
                TestPostgres.pool(),
                new ReadModelSettings(
                        ReadModelFixture.project(script.blocks(), 2),
                        Duration.ofSeconds(10),
                        new byte[32],
                        code -> ""));
    }

    private static String pack(int n) {
        return "001PB240000003B3C000000" + n;
    }

    private static void sales(String party, String id, int year, long massMg) {
        DeclareSales said = DeclareSales.newBuilder()
                .setDeclarationId(id)
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setMarket(Market.MARKET_DOMESTIC)
                .setYear(year)
                .setPieces(3)
                .setMassMg(massMg)
                .build();
        script.record(
                party,
                "",
                Command.newBuilder().setDeclareSales(said),
                Fact.newBuilder().setSalesDeclared(SalesDeclared.newBuilder().setDeclaration(said)),
                link(ItemKind.ITEM_KIND_DECLARATION, id));
    }

    private static void shares() {
        RecordShares shares = RecordShares.newBuilder()
                .setValidFromYyyymmdd(TODAY)
                .addShares(Share.newBuilder().setPartyId(MAKER).setSharePpm(333_333))
                .addShares(Share.newBuilder().setPartyId(OTHER_MAKER).setSharePpm(666_667))
                .build();
        script.record(
                POINT,
                "point",
                Command.newBuilder().setRecordShares(shares),
                Fact.newBuilder()
                        .setSharesRecorded(
                                SharesRecorded.newBuilder().setSiteId("point").setShares(shares)),
                link(ItemKind.ITEM_KIND_SITE, "point"));
        FormScheme scheme = FormScheme.newBuilder()
                .setSchemeId("POOL")
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setFirstYear(2026)
                .setLastYear(2026)
                .addMembers(Share.newBuilder().setPartyId(MAKER).setSharePpm(500_000))
                .addMembers(Share.newBuilder().setPartyId(OTHER_MAKER).setSharePpm(500_000))
                .build();
        script.record(
                LedgerScript.REGULATOR,
                "",
                Command.newBuilder().setFormScheme(scheme),
                Fact.newBuilder().setSchemeFormed(SchemeFormed.newBuilder().setScheme(scheme)),
                link(ItemKind.ITEM_KIND_DECLARATION, "POOL"));
    }

    private static void edition() {
        LoadRuleEdition edition = LoadRuleEdition.newBuilder()
                .setEditionId("E-1")
                .setJurisdiction("CN")
                .setSource(RuleSource.newBuilder().setDocument("document").setMark(SourceMark.SOURCE_MARK_SECONDARY))
                .setValidFromYyyymmdd(20250101)
                .addRules(Rule.newBuilder()
                        .setRuleId("RATE")
                        .setMetric(RuleMetric.RULE_METRIC_COLLECTION_RATE)
                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                        .setComparator(RuleComparator.RULE_COMPARATOR_AT_LEAST)
                        .setTargetPpm(350_000)
                        .setBasis(RateBasis.RATE_BASIS_THREE_YEARS_BEFORE)
                        .addChannels(ReturnChannel.RETURN_CHANNEL_OWN))
                .addRules(Rule.newBuilder()
                        .setRuleId("STOCK")
                        .setMetric(RuleMetric.RULE_METRIC_STOCK_MASS)
                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                        .setSiteKind(SiteKind.SITE_KIND_COLLECTION_POINT)
                        .setComparator(RuleComparator.RULE_COMPARATOR_AT_MOST)
                        .setLimitMg(PACK_MG))
                .addDuties(DutyRule.newBuilder()
                        .setDutyId("TAKE-BACK")
                        .setTitle("报告")
                        .setRole(Role.ROLE_COLLECTOR)
                        .setTrigger(DutyTrigger.DUTY_TRIGGER_RETURN_RECEIVED)
                        .setWorkingDays(5))
                .addDuties(DutyRule.newBuilder()
                        .setDutyId("ANNUAL")
                        .setTitle("年报")
                        .setRole(Role.ROLE_BATTERY_MAKER)
                        .setTrigger(DutyTrigger.DUTY_TRIGGER_YEAR_ENDED)
                        .setDueMonthDay(331))
                .addCalendars(CalendarYear.newBuilder().setYear(2026).addWorkingDaysYyyymmdd(20260927))
                .build();
        script.record(
                LedgerScript.REGULATOR,
                "",
                Command.newBuilder().setLoadRuleEdition(edition),
                Fact.newBuilder()
                        .setRuleEditionLoaded(RuleEditionLoaded.newBuilder().setEdition(edition)),
                link(ItemKind.ITEM_KIND_RULE_EDITION, "E-1"));
    }

    /** Packs 2 and 3 go to a recycler on the list, pack 4 to the same on a day on which it is on none. */
    private static void delivered() {
        for (int n = 2; n <= 4; n++) {
            String id = "H-" + n;
            script.offer(id, POINT, RECYCLER, script.nowMs + LedgerScript.DAY_MS, pack(n));
            script.record(
                    RECYCLER,
                    "plant",
                    Command.newBuilder()
                            .setAcceptHandOver(AcceptHandOver.newBuilder()
                                    .setHandOverId(id)
                                    .setAcceptAll(true)),
                    Fact.newBuilder()
                            .setHandOverAccepted(HandOverAccepted.newBuilder()
                                    .setHandOverId(id)
                                    .setConsignorPartyId(POINT)
                                    .setAct(Act.ACT_RECYCLE)
                                    .setCustody(Custody.newBuilder()
                                            .setPartyId(RECYCLER)
                                            .setSiteId("plant"))
                                    .addAccepted(AcceptedResult.newBuilder()
                                            .setLineNo(1)
                                            .setBatteryId(pack(n))
                                            .setAcceptedMg(PACK_MG)
                                            .setWeighedMg(PACK_MG)
                                            .setListedWithBatchId(n == 4 ? "" : "B-1")
                                            .setDisposition(Disposition.DISPOSITION_STORED))),
                    link(ItemKind.ITEM_KIND_BATTERY, pack(n)),
                    link(ItemKind.ITEM_KIND_HAND_OVER, id));
        }
    }

    private static void filed() {
        FileReport report = FileReport.newBuilder()
                .setReportId("R-1")
                .setDutyId("TAKE-BACK")
                .addSubjectIds(pack(2))
                .build();
        script.record(
                POINT,
                "point",
                Command.newBuilder().setFileReport(report),
                Fact.newBuilder().setReportFiled(ReportFiled.newBuilder().setReport(report)),
                link(ItemKind.ITEM_KIND_DECLARATION, "R-1"));
    }

    private static GetAccountResponse account(String party, GetAccountRequest.Builder request) {
        return Ask.found(
                model.getAccount(request.setPartyId(party).setYear(2026).build(), Ask.REGULATOR, script.nowMs));
    }

    private static long figure(GetAccountResponse account, AccountLine line) {
        return account.getFiguresList().stream()
                .filter(figure -> figure.getLine() == line)
                .mapToLong(AccountFigure::getMassMg)
                .sum();
    }

    @Test
    void aPackOfASharedPointIsDividedByTheSharesAndAnyOtherIsItsMakers() {
        GetAccountResponse account = account(MAKER, GetAccountRequest.newBuilder());
        long third = 129_999_870L;
        assertThat(figure(account, AccountLine.ACCOUNT_LINE_COLLECTED)).isEqualTo(third + 2 * WEIGHED_MG);
        GetAccountResponse other = account(OTHER_MAKER, GetAccountRequest.newBuilder());
        assertThat(figure(other, AccountLine.ACCOUNT_LINE_COLLECTED)).isEqualTo(WEIGHED_MG - third);
        assertThat(figure(account, AccountLine.ACCOUNT_LINE_PLACED)).isEqualTo(PACK_MG);
    }

    @Test
    void aCandidateCountsForNobodyUntilItIsMatchedAndThenFromTheDayItCameBack() {
        GetAccountResponse before = account(MAKER, known(blockBeforeDelivery));
        assertThat(figure(before, AccountLine.ACCOUNT_LINE_COLLECTED)).isEqualTo(129_999_870L + WEIGHED_MG);
        ListEntriesRequest nobodys = ListEntriesRequest.newBuilder()
                .setNobody(true)
                .setLine(AccountLine.ACCOUNT_LINE_COLLECTED)
                .build();
        ListEntriesResponse now = Ask.found(model.listEntries(nobodys, Ask.REGULATOR, script.nowMs));
        assertThat(now.getTotalMassMg()).isZero();
        assertThat(now.getTotalCount()).isEqualTo(2);
        assertThat(now.getEntries(0).getItemId()).isEqualTo(candidates.get(0));
    }

    @Test
    void onlyWhatReachesAListedPartyIsDelivered() {
        GetAccountResponse account = account(MAKER, GetAccountRequest.newBuilder());
        assertThat(figure(account, AccountLine.ACCOUNT_LINE_DELIVERED)).isEqualTo(133_333_200L + PACK_MG);
        assertThat(figure(account, AccountLine.ACCOUNT_LINE_DELIVERED_UNLISTED)).isEqualTo(PACK_MG);
    }

    @Test
    void everyFigureOpensToEntriesThatAddUpToIt() {
        GetAccountResponse account = account(MAKER, GetAccountRequest.newBuilder());
        assertThat(account.getFiguresList()).hasSizeGreaterThan(4);
        for (AccountFigure figure : account.getFiguresList()) {
            ListEntriesResponse opened = Ask.found(model.listEntries(
                    ListEntriesRequest.newBuilder()
                            .setPartyId(MAKER)
                            .setYear(2026)
                            .setMaterial(Material.MATERIAL_POWER_BATTERY)
                            .setLine(figure.getLine())
                            .setChannel(figure.getChannel())
                            .setElement(figure.getElement())
                            .setPageSize(500)
                            .build(),
                    Ask.REGULATOR,
                    script.nowMs));
            assertThat(opened.getTotalMassMg()).isEqualTo(figure.getMassMg());
            assertThat(opened.getTotalPieces()).isEqualTo(figure.getPieceCount());
            assertThat(opened.getTotalCount()).isEqualTo(figure.getEntryCount());
            assertThat(opened.getEntriesList().stream()
                            .mapToLong(EntryView::getMassMg)
                            .sum())
                    .isEqualTo(figure.getMassMg());
        }
    }

    @Test
    void theRateIsThePartOfThePoolByTheAverageOfThreeYearsBefore() {
        AccountRate rate = account(MAKER, GetAccountRequest.newBuilder()).getRates(0);
        assertThat(rate.getOwnMg()).isEqualTo(133_333_200L + PACK_MG);
        assertThat(rate.getPoolMg()).isEqualTo(2 * PACK_MG);
        assertThat(rate.getCountedMg()).isEqualTo(PACK_MG);
        assertThat(rate.getBasisYearsList()).containsExactly(2023, 2024, 2025);
        assertThat(rate.getBasisSumMg()).isEqualTo(3 * TONNE);
        assertThat(rate.getRatePpm()).isEqualTo(400_000);
        assertThat(rate.getJudgement()).isEqualTo(Judgement.JUDGEMENT_MET);
        assertThat(rate.getFormulaZh()).contains("前三年度平均投放量").contains("联合体系").contains("不含生产废料");
        AccountRate other = account(OTHER_MAKER, GetAccountRequest.newBuilder()).getRates(0);
        assertThat(other.getCountedMg() + rate.getCountedMg()).isEqualTo(rate.getPoolMg());
        assertThat(other.getBasisYearsList()).containsExactly(2025);
        assertThat(other.getRatePpm()).isEqualTo(200_000);
        assertThat(other.getJudgement()).isEqualTo(Judgement.JUDGEMENT_NOT_MET);
    }

    @Test
    void aNewcomerIsNotYetLiable() {
        GetAccountResponse account = Ask.found(model.getAccount(
                GetAccountRequest.newBuilder()
                        .setPartyId(OTHER_MAKER)
                        .setYear(2025)
                        .build(),
                Ask.REGULATOR,
                script.nowMs));
        assertThat(account.getRates(0).getJudgement()).isEqualTo(Judgement.JUDGEMENT_OUT_OF_SCOPE);
    }

    @Test
    void oldAnswersStayWhatTheyWere() {
        GetAccountResponse before = account(MAKER, known(blockBeforeDelivery));
        assertThat(figure(before, AccountLine.ACCOUNT_LINE_DELIVERED)).isZero();
        assertThat(account(MAKER, known(blockOfEdition - 1)).getRatesCount()).isZero();
        GetAccountRequest.Builder yesterday = GetAccountRequest.newBuilder()
                .setViewpoint(Viewpoint.newBuilder().setAsOfYyyymmdd(TODAY - 1));
        assertThat(figure(account(MAKER, yesterday), AccountLine.ACCOUNT_LINE_COLLECTED))
                .isZero();
        GetAccountRequest.Builder knownYesterday = GetAccountRequest.newBuilder()
                .setViewpoint(Viewpoint.newBuilder().setAsKnownOnYyyymmdd(TODAY - 1));
        assertThat(account(MAKER, knownYesterday).getFiguresCount()).isZero();
    }

    private static GetAccountRequest.Builder known(long block) {
        return GetAccountRequest.newBuilder()
                .setViewpoint(Viewpoint.newBuilder()
                        .setAsKnownAt(
                                Position.newBuilder().setBlockNumber(block).setTransactionIndex(Integer.MAX_VALUE)));
    }

    @Test
    void aPartyReadsItsOwnAccountOnly() {
        GetAccountRequest asked =
                GetAccountRequest.newBuilder().setPartyId(MAKER).setYear(2026).build();
        assertThat(model.getAccount(asked, Ask.party(MAKER), script.nowMs)).isInstanceOf(Answer.Found.class);
        assertThat(model.getAccount(asked, Ask.party(OTHER_MAKER), script.nowMs))
                .isInstanceOf(Answer.NotFound.class);
        ListEntriesRequest entries =
                ListEntriesRequest.newBuilder().setPartyId(MAKER).build();
        assertThat(model.listEntries(entries, Ask.party(OTHER_MAKER), script.nowMs))
                .isInstanceOf(Answer.NotFound.class);
        ListEntriesResponse own = Ask.found(
                model.listEntries(ListEntriesRequest.getDefaultInstance(), Ask.party(OTHER_MAKER), script.nowMs));
        assertThat(own.getEntriesList())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getPartyId()).isEqualTo(OTHER_MAKER));
        assertThat(model.listIndicators(
                        ListIndicatorsRequest.newBuilder().setYear(2026).build(), Ask.party(MAKER), script.nowMs))
                .isInstanceOf(Answer.InvalidRequest.class);
    }

    @Test
    void stockIsJudgedByTheLimitsOfTheDay() {
        ListStockResponse now = stock(Viewpoint.getDefaultInstance());
        assertThat(now.getStocksList()).extracting(StockView::getSiteId).containsExactly("plant");
        assertThat(now.getStocks(0).getMassMg()).isEqualTo(3 * PACK_MG);
        assertThat(now.getStocks(0).getLimitsList()).isEmpty();
        ListStockResponse before = stock(Viewpoint.newBuilder()
                .setAsKnownAt(Position.newBuilder()
                        .setBlockNumber(blockBeforeDelivery)
                        .setTransactionIndex(Integer.MAX_VALUE))
                .build());
        assertThat(before.getStocksList()).extracting(StockView::getSiteId).containsExactly("own", "point");
        assertThat(before.getStocks(0).getMassMg()).isEqualTo(PACK_MG + WEIGHED_MG);
        assertThat(before.getStocks(0).getPieceCount()).isEqualTo(2);
        assertThat(before.getStocks(0).getLimits(0).getJudgement()).isEqualTo(Judgement.JUDGEMENT_NOT_MET);
        assertThat(before.getStocks(1).getLimits(0).getJudgement()).isEqualTo(Judgement.JUDGEMENT_MET);
        assertThat(before.getStocks(1).getOldestSinceYyyymmdd()).isEqualTo(TODAY);
    }

    private static ListStockResponse stock(Viewpoint viewpoint) {
        return Ask.found(model.listStock(
                ListStockRequest.newBuilder().setViewpoint(viewpoint).build(), Ask.REGULATOR, script.nowMs));
    }

    @Test
    void theSeriesOfASiteClosesWithItsStock() {
        GetStockSeriesResponse series = Ask.found(model.getStockSeries(
                GetStockSeriesRequest.newBuilder().setSiteId("own").build(), Ask.party(POINT), script.nowMs));
        assertThat(series.getDaysCount()).isEqualTo(1);
        assertThat(series.getDays(0).getInMg() - series.getDays(0).getOutMg()).isEqualTo(0);
        assertThat(series.getDays(0).getMassMg()).isZero();
        assertThat(model.getStockSeries(
                        GetStockSeriesRequest.newBuilder().setSiteId("own").build(), Ask.party(MAKER), script.nowMs))
                .isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void dutiesAreMetDueOrOverdueByTheWorkingDays() {
        List<DutyView> today = duties(Viewpoint.getDefaultInstance(), POINT);
        assertThat(today).hasSize(3);
        assertThat(today.get(0).getSubjectId()).isEqualTo(pack(2));
        assertThat(today.get(0).getPartyId()).isEqualTo(POINT);
        assertThat(today.get(0).getPartyName()).isEqualTo("Name of " + POINT);
        assertThat(today.get(0).getState()).isEqualTo(DutyState.DUTY_STATE_MET);
        // Monday, 21 September, and five working days: Sunday, the 27th, is one of them.
        assertThat(today.get(1).getDueOnYyyymmdd()).isEqualTo(20260927);
        assertThat(today.get(1).getState()).isEqualTo(DutyState.DUTY_STATE_DUE);
        List<DutyView> later =
                duties(Viewpoint.newBuilder().setAsOfYyyymmdd(20260928).build(), POINT);
        assertThat(later.get(0).getState()).isEqualTo(DutyState.DUTY_STATE_MET);
        assertThat(later.get(1).getState()).isEqualTo(DutyState.DUTY_STATE_OVERDUE);
        assertThat(duties(Viewpoint.getDefaultInstance(), MAKER))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.getSubjectId()).isEqualTo("2025");
                    assertThat(duty.getDueOnYyyymmdd()).isEqualTo(20260331);
                    assertThat(duty.getState()).isEqualTo(DutyState.DUTY_STATE_OVERDUE);
                });
    }

    private static List<DutyView> duties(Viewpoint viewpoint, String party) {
        return Ask.found(model.listDuties(
                        ListDutiesRequest.newBuilder()
                                .setPartyId(party)
                                .setViewpoint(viewpoint)
                                .build(),
                        Ask.REGULATOR,
                        script.nowMs))
                .getDutiesList();
    }

    @Test
    void pagesOfDutiesAreTheWholeList() {
        ListDutiesRequest.Builder request =
                ListDutiesRequest.newBuilder().setPartyId(POINT).setPageSize(1);
        List<String> subjects = new java.util.ArrayList<>();
        do {
            ListDutiesResponse page = Ask.found(model.listDuties(request.build(), Ask.REGULATOR, script.nowMs));
            page.getDutiesList().forEach(duty -> subjects.add(duty.getSubjectId()));
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        assertThat(subjects).containsExactly(pack(2), pack(3), candidates.get(0));
    }

    @Test
    void flowsGoFromRegionToRegion() {
        ListFlowsResponse flows = Ask.found(
                model.listFlows(ListFlowsRequest.newBuilder().setYear(2026).build(), Ask.REGULATOR, script.nowMs));
        assertThat(flows.getFlowsList()).singleElement().satisfies(flow -> {
            assertThat(flow.getFromRegionCode()).isEqualTo("33");
            assertThat(flow.getToRegionCode()).isEqualTo("33");
            assertThat(flow.getMassMg()).isEqualTo(3 * PACK_MG);
            assertThat(flow.getPieceCount()).isEqualTo(3);
        });
    }

    @Test
    void indicatorsNameTheirDocumentAndRegion() {
        IndicatorView collected = indicator("YANGTZE_DELTA");
        assertThat(collected.getMassMg()).isEqualTo(3 * WEIGHED_MG);
        assertThat(collected.getSource()).contains("178号");
        assertThat(indicator("JING_JIN_JI").getMassMg()).isZero();
        assertThat(indicator("").getMassMg()).isEqualTo(3 * WEIGHED_MG);
    }

    private static IndicatorView indicator(String region) {
        return Ask.found(model.listIndicators(
                        ListIndicatorsRequest.newBuilder()
                                .setYear(2026)
                                .setRegion(region)
                                .build(),
                        Ask.REGULATOR,
                        script.nowMs))
                .getIndicatorsList()
                .stream()
                .filter(view -> view.getIndicator().equals("POWER_BATTERY"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void editionsAndDeclarationsAreItemsWithAHistory() throws SQLException {
        Ask ask = new Ask(ReadModelFixture.project(script.blocks(), 3), script.nowMs);
        assertThat(ask.item(Ask.party(MAKER), "E-1")
                        .getRuleEdition()
                        .getEdition()
                        .getRulesCount())
                .isEqualTo(2);
        assertThat(ask.item(Ask.party(MAKER), "S-1").getDeclaration().getSales().getYear())
                .isEqualTo(2023);
        assertThat(ask.sees(Ask.party(OTHER_MAKER), "S-1")).isFalse();
        assertThat(ask.sees(Ask.party(OTHER_MAKER), "POOL")).isTrue();
        assertThat(ask.sees(Ask.party(RECYCLER), "POOL")).isFalse();
        assertThat(ask.history(Ask.REGULATOR, "R-1", 5)).hasSize(1);
    }
}
