package suhuan.cli.oversight;

import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import suhuan.api.v1.AccountFigure;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.AccountRate;
import suhuan.api.v1.DutyState;
import suhuan.api.v1.DutyView;
import suhuan.api.v1.ElementStock;
import suhuan.api.v1.EntryView;
import suhuan.api.v1.FlowView;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetAccountResponse;
import suhuan.api.v1.GetStockSeriesRequest;
import suhuan.api.v1.GetStockSeriesResponse;
import suhuan.api.v1.IndicatorView;
import suhuan.api.v1.LimitView;
import suhuan.api.v1.ListDutiesRequest;
import suhuan.api.v1.ListDutiesResponse;
import suhuan.api.v1.ListElementsRequest;
import suhuan.api.v1.ListElementsResponse;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListEntriesResponse;
import suhuan.api.v1.ListFlowsRequest;
import suhuan.api.v1.ListFlowsResponse;
import suhuan.api.v1.ListIndicatorsRequest;
import suhuan.api.v1.ListIndicatorsResponse;
import suhuan.api.v1.ListRecoveryRequest;
import suhuan.api.v1.ListRecoveryResponse;
import suhuan.api.v1.ListStockRequest;
import suhuan.api.v1.ListStockResponse;
import suhuan.api.v1.OversightServiceGrpc.OversightServiceImplBase;
import suhuan.api.v1.RecoveryView;
import suhuan.api.v1.StaleView;
import suhuan.api.v1.StockDay;
import suhuan.api.v1.StockView;
import suhuan.common.v1.CorrectionKind;
import suhuan.common.v1.DutyTrigger;
import suhuan.common.v1.Material;
import suhuan.common.v1.Position;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.RuleComparator;
import suhuan.common.v1.RuleMetric;
import suhuan.common.v1.SourceMark;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunRate;
import suhuan.ledger.v1.RunRejudged;

/** Answers every question of oversight with one small page, and keeps what was asked. Lists of two pages end after the second. */
final class OversightAnswers extends OversightServiceImplBase {
    private static final long TONNE = 1_000_000_000L;
    private static final String SECOND = "second";

    final List<Object> asked = new ArrayList<>();

    private <T> void answer(Object request, T response, StreamObserver<T> observer) {
        asked.add(request);
        observer.onNext(response);
        observer.onCompleted();
    }

    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> observer) {
        GetAccountResponse response = GetAccountResponse.newBuilder()
                .setPartyId("91330206MA2DEM001D")
                .setPartyName("甬江电池")
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setYear(2026)
                .addFigures(AccountFigure.newBuilder()
                        .setLine(AccountLine.ACCOUNT_LINE_COLLECTED)
                        .setChannel(ReturnChannel.RETURN_CHANNEL_OWN)
                        .setMassMg(2 * TONNE)
                        .setPieceCount(5)
                        .setEntryCount(5))
                .addFigures(AccountFigure.newBuilder()
                        .setLine(AccountLine.ACCOUNT_LINE_RECOVERED)
                        .setElement("Co")
                        .setMassMg(1_234)
                        .setEntryCount(1))
                .addRates(rate().addBasisYears(2024).addBasisYears(2025).setBasisSumMg(8 * TONNE))
                .addRates(rate().setSchemeId("POOL-1").setPoolMg(3 * TONNE).setOwnMg(TONNE))
                .build();
        answer(request, response, observer);
    }

    private static AccountRate.Builder rate() {
        return AccountRate.newBuilder()
                .setRuleId("RATE")
                .setEditionId("EXAMPLE")
                .setRatePpm(250_000)
                .setTargetPpm(700_000)
                .setComparator(RuleComparator.RULE_COMPARATOR_AT_LEAST)
                .setJudgement(Judgement.JUDGEMENT_NOT_MET)
                .setCountedMg(2 * TONNE)
                .setFormulaEn("collected ÷ placed")
                .setFormulaZh("回收÷投放")
                .setDocument("doc")
                .setMark(SourceMark.SOURCE_MARK_INFERRED);
    }

    @Override
    public void listEntries(ListEntriesRequest request, StreamObserver<ListEntriesResponse> observer) {
        boolean second = request.getPageToken().equals(SECOND);
        EntryView.Builder entry = EntryView.newBuilder()
                .setLine(AccountLine.ACCOUNT_LINE_COLLECTED)
                .setDayYyyymmdd(20260401)
                .setItemId(second ? "B-2" : "B-1")
                .setSiteId("RC-POINT-1")
                .setMassMg(478_123_400)
                .setPosition(Position.newBuilder().setBlockNumber(9));
        if (second) entry.setPartyId("91330206MA2DEM001D").setElement("Co").setFromSiteId("YJ-PLANT-1");
        ListEntriesResponse response = ListEntriesResponse.newBuilder()
                .addEntries(entry)
                .setNextPageToken(second ? "" : SECOND)
                .setTotalCount(2)
                .setTotalMassMg(956_246_800)
                .setTotalPieces(2)
                .build();
        answer(request, response, observer);
    }

    @Override
    public void listStock(ListStockRequest request, StreamObserver<ListStockResponse> observer) {
        ListStockResponse response = ListStockResponse.newBuilder()
                .addStocks(StockView.newBuilder()
                        .setSiteId("RC-POINT-1")
                        .setSiteName("双流网点")
                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                        .setMassMg(6 * TONNE)
                        .setPieceCount(14)
                        .setOldestSinceYyyymmdd(20260301)
                        .setOldestDays(31)
                        .addLimits(LimitView.newBuilder()
                                .setMetric(RuleMetric.RULE_METRIC_STOCK_MASS)
                                .setComparator(RuleComparator.RULE_COMPARATOR_AT_MOST)
                                .setLimitMg(5 * TONNE)
                                .setJudgement(Judgement.JUDGEMENT_NOT_MET))
                        .addLimits(LimitView.newBuilder()
                                .setMetric(RuleMetric.RULE_METRIC_STOCK_AGE)
                                .setComparator(RuleComparator.RULE_COMPARATOR_AT_MOST)
                                .setLimitDays(90)
                                .setJudgement(Judgement.JUDGEMENT_MET)))
                .addStocks(StockView.newBuilder()
                        .setSiteId("PJ-YARD-1")
                        .setSiteName("浦东料场")
                        .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                        .setMassMg(TONNE + 1)
                        .setOldestSinceYyyymmdd(20260401))
                .setTruncated(true)
                .build();
        answer(request, response, observer);
    }

    @Override
    public void getStockSeries(GetStockSeriesRequest request, StreamObserver<GetStockSeriesResponse> observer) {
        GetStockSeriesResponse response = GetStockSeriesResponse.newBuilder()
                .addDays(StockDay.newBuilder()
                        .setDayYyyymmdd(20260401)
                        .setInMg(2 * TONNE)
                        .setMassMg(2 * TONNE))
                .build();
        answer(request, response, observer);
    }

    @Override
    public void listElements(ListElementsRequest request, StreamObserver<ListElementsResponse> observer) {
        ListElementsResponse response = ListElementsResponse.newBuilder()
                .addElements(ElementStock.newBuilder()
                        .setSiteId("XJ-PLANT-1")
                        .setElement("Co")
                        .setContentMg(24_000_000)
                        .setItemCount(4))
                .addElements(ElementStock.newBuilder()
                        .setSiteId("XJ-PLANT-1")
                        .setContentMg(TONNE)
                        .setItemCount(2))
                .build();
        answer(request, response, observer);
    }

    @Override
    public void listRecovery(ListRecoveryRequest request, StreamObserver<ListRecoveryResponse> observer) {
        ListRecoveryResponse response = ListRecoveryResponse.newBuilder()
                .addRuns(RecoveryView.newBuilder()
                        .setRunId("WL-SALTS")
                        .setRoute("BATTERY_HYDROMETALLURGY")
                        .setSiteId("XJ-PLANT-1")
                        .setClosedOnYyyymmdd(20260501)
                        .setEfficiency(
                                RunRate.newBuilder().setLowestPpm(700_000).setHighestPpm(715_500))
                        .addRecovery(RunRate.newBuilder()
                                .setElement("Co")
                                .setLowestPpm(994_949)
                                .setHighestPpm(994_949))
                        .addRecovery(RunRate.newBuilder().setElement("Pb").setAbsent(true))
                        .setRejudged(RunRejudged.newBuilder()
                                .setUnaccountedMg(6 * TONNE / 1_000)
                                .setEfficiency(RunRate.newBuilder()
                                        .setLowestPpm(640_000)
                                        .setHighestPpm(640_000))
                                .addRecovery(RunRate.newBuilder()
                                        .setElement("Co")
                                        .setLowestPpm(901_000)
                                        .setHighestPpm(901_000))
                                .addVerdicts(RuleVerdict.newBuilder()
                                        .setRuleId("CN-2024-CO")
                                        .setElement("Co")
                                        .setMetric("RECOVERY")
                                        .setEdition("CN-2024")
                                        .setThresholdPpm(980_000)
                                        .setJudgement(Judgement.JUDGEMENT_NOT_MET)))
                        .addStale(StaleView.newBuilder()
                                .setCorrectionId("X-1")
                                .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                                .setReason("秤未校准")
                                .setRejudged(true))
                        .addVerdicts(RuleVerdict.newBuilder()
                                .setRuleId("CN-2024-CO")
                                .setElement("Co")
                                .setEdition("CN-2024")
                                .setThresholdPpm(980_000)
                                .setJudgement(Judgement.JUDGEMENT_MET))
                        .addVerdicts(RuleVerdict.newBuilder()
                                .setMetric("EFFICIENCY")
                                .setEdition("EU-2030")
                                .setThresholdPpm(700_000)
                                .setJudgement(Judgement.JUDGEMENT_NOT_YET_IN_FORCE)))
                .build();
        answer(request, response, observer);
    }

    @Override
    public void listDuties(ListDutiesRequest request, StreamObserver<ListDutiesResponse> observer) {
        DutyView.Builder duty = DutyView.newBuilder()
                .setDutyId("CN-2018-11-IN")
                .setTitle("网点入库上传")
                .setPartyId("91510116MA2DEM0033")
                .setPartyName("蓉城网点")
                .setTrigger(DutyTrigger.DUTY_TRIGGER_RETURN_RECEIVED)
                .setSubjectId("B-1")
                .setTriggeredOnYyyymmdd(20260301)
                .setDueOnYyyymmdd(20260413);
        ListDutiesResponse response = ListDutiesResponse.newBuilder()
                .addDuties(duty.setState(DutyState.DUTY_STATE_OVERDUE))
                .addDuties(duty.clone()
                        .setSubjectId("B-2")
                        .setState(DutyState.DUTY_STATE_LATE)
                        .setReportedOnYyyymmdd(20260420))
                .addDuties(
                        duty.clone().setSubjectId("B-3").setDueOnYyyymmdd(0).setState(DutyState.DUTY_STATE_NO_CALENDAR))
                .setNextPageToken(SECOND)
                .build();
        answer(request, response, observer);
    }

    @Override
    public void listFlows(ListFlowsRequest request, StreamObserver<ListFlowsResponse> observer) {
        ListFlowsResponse response = ListFlowsResponse.newBuilder()
                .addFlows(FlowView.newBuilder()
                        .setFromRegionCode("51")
                        .setToRegionCode("43")
                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                        .setMassMg(3 * TONNE)
                        .setPieceCount(7)
                        .setEntryCount(7))
                .addFlows(FlowView.newBuilder()
                        .setToRegionCode("32")
                        .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                        .setMassMg(TONNE)
                        .setEntryCount(1))
                .build();
        answer(request, response, observer);
    }

    @Override
    public void listIndicators(ListIndicatorsRequest request, StreamObserver<ListIndicatorsResponse> observer) {
        ListIndicatorsResponse response = ListIndicatorsResponse.newBuilder()
                .addIndicators(IndicatorView.newBuilder()
                        .setNameEn("scrap steel taken in")
                        .setNameZh("废钢回收量")
                        .setMassMg(722 * TONNE)
                        .setEntryCount(28)
                        .setPlannedTonnes(320_000_000)
                        .setPlannedYear(2025)
                        .setSource("工信部规〔2021〕178号"))
                .addIndicators(IndicatorView.newBuilder()
                        .setNameEn("waste power batteries recycled")
                        .setNameZh("废旧动力电池再生利用量")
                        .setSource("工信部规〔2021〕178号"))
                .build();
        answer(request, response, observer);
    }
}
