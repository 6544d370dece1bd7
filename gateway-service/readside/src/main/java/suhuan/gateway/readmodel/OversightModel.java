package suhuan.gateway.readmodel;

import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetAccountResponse;
import suhuan.api.v1.GetStockSeriesRequest;
import suhuan.api.v1.GetStockSeriesResponse;
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
import suhuan.common.v1.Material;

/**
 * Answers questions about accounts, stock, duties, flows and indicators. Safe for use by many threads.
 *
 * <p>{@code nowMs} is the time of the question, in milliseconds since 1970-01-01 UTC. Every method may throw {@link
 * ReadModelUnavailableException} and {@link QueryTimedOutException}.
 */
public final class OversightModel {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    private final Snapshots snapshots;
    private final PageTokens tokens;
    private final AccountQuery accounts = new AccountQuery();
    private final EntriesQuery entries = new EntriesQuery();
    private final StockQuery stock = new StockQuery();
    private final ElementsQuery elements = new ElementsQuery();
    private final RecoveryQuery recovery = new RecoveryQuery();
    private final DutiesQuery duties = new DutiesQuery();
    private final FlowsQuery flows = new FlowsQuery();
    private final IndicatorsQuery indicators = new IndicatorsQuery();

    /**
     * @param dataSource PostgreSQL with the schema migrated; a pool, as a connection is taken for each question
     */
    public OversightModel(DataSource dataSource, ReadModelSettings settings) {
        snapshots = new Snapshots(dataSource, settings);
        tokens = new PageTokens(settings.pageTokenKey());
    }

    /** The account of a producer. */
    public Answer<GetAccountResponse> getAccount(GetAccountRequest request, Viewer viewer, long nowMs) {
        RequestCheck check = new RequestCheck()
                .optional("party_id", request.getPartyId())
                .known("material", request.getMaterial(), request.getMaterialValue())
                .range("year", request.getYear(), FIRST_YEAR, LAST_YEAR);
        String partyId = request.getPartyId().isEmpty() ? viewer.partyId() : request.getPartyId();
        Material material = request.getMaterial() == Material.MATERIAL_UNSPECIFIED
                ? Material.MATERIAL_POWER_BATTERY
                : request.getMaterial();
        return answer(
                Moment.check(check, request.getViewpoint()),
                viewer,
                nowMs,
                snapshot -> accounts.ask(snapshot, request, partyId, material));
    }

    /** The entries that figures are sums of. */
    public Answer<ListEntriesResponse> listEntries(ListEntriesRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .optional("party_id", request.getPartyId())
                .optional("site_id", request.getSiteId())
                .optional("item_id", request.getItemId())
                .optional("element", request.getElement())
                .known("material", request.getMaterial(), request.getMaterialValue())
                .known("line", request.getLine(), request.getLineValue())
                .known("channel", request.getChannel(), request.getChannelValue())
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE)
                .that(
                        !request.getNobody()
                                || (viewer.regulator() && request.getPartyId().isEmpty()),
                        "nobody",
                        "true",
                        "false, or no party and asked by the regulator");
        return own(
                paging.check(Moment.check(check, request.getViewpoint())),
                request.getPartyId(),
                viewer,
                nowMs,
                (snapshot, partyId) ->
                        entries.ask(snapshot, request, partyId, pageSize(request.getPageSize()), paging));
    }

    /** Stock by site and material. */
    public Answer<ListStockResponse> listStock(ListStockRequest request, Viewer viewer, long nowMs) {
        RequestCheck check = new RequestCheck()
                .optional("party_id", request.getPartyId())
                .optional("site_id", request.getSiteId())
                .known("material", request.getMaterial(), request.getMaterialValue());
        return own(
                Moment.check(check, request.getViewpoint()),
                request.getPartyId(),
                viewer,
                nowMs,
                (snapshot, partyId) -> stock.stocks(snapshot, request, partyId));
    }

    /** Stock of a site over time. */
    public Answer<GetStockSeriesResponse> getStockSeries(GetStockSeriesRequest request, Viewer viewer, long nowMs) {
        RequestCheck check = new RequestCheck()
                .required("site_id", request.getSiteId())
                .known("material", request.getMaterial(), request.getMaterialValue())
                .day("from_yyyymmdd", request.getFromYyyymmdd());
        return answer(
                Moment.check(check, request.getViewpoint()),
                viewer,
                nowMs,
                snapshot -> stock.series(snapshot, request));
    }

    /** What lies at sites by element. */
    public Answer<ListElementsResponse> listElements(ListElementsRequest request, Viewer viewer, long nowMs) {
        RequestCheck check =
                new RequestCheck().optional("party_id", request.getPartyId()).optional("site_id", request.getSiteId());
        return own(
                Moment.check(check, request.getViewpoint()),
                request.getPartyId(),
                viewer,
                nowMs,
                (snapshot, partyId) -> elements.ask(snapshot, request, partyId));
    }

    /** What closed runs recovered. */
    public Answer<ListRecoveryResponse> listRecovery(ListRecoveryRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .optional("party_id", request.getPartyId())
                .optional("site_id", request.getSiteId())
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        return own(
                paging.check(Moment.check(check, request.getViewpoint())),
                request.getPartyId(),
                viewer,
                nowMs,
                (snapshot, partyId) ->
                        recovery.ask(snapshot, request, partyId, pageSize(request.getPageSize()), paging));
    }

    /** Who owes which report by when. */
    public Answer<ListDutiesResponse> listDuties(ListDutiesRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .optional("party_id", request.getPartyId())
                .optional("duty_id", request.getDutyId())
                .known("state", request.getState(), request.getStateValue())
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        return own(
                paging.check(Moment.check(check, request.getViewpoint())),
                request.getPartyId(),
                viewer,
                nowMs,
                (snapshot, partyId) -> duties.ask(snapshot, request, partyId, pageSize(request.getPageSize()), paging));
    }

    /** Goods between regions. */
    public Answer<ListFlowsResponse> listFlows(ListFlowsRequest request, Viewer viewer, long nowMs) {
        RequestCheck check = new RequestCheck()
                .known("material", request.getMaterial(), request.getMaterialValue())
                .that(
                        List.of(0, 2, 4, 6).contains(request.getRegionDigits()),
                        "region_digits",
                        Integer.toString(request.getRegionDigits()),
                        "2, 4 or 6");
        return answer(
                Moment.check(check, request.getViewpoint()), viewer, nowMs, snapshot -> flows.ask(snapshot, request));
    }

    /** Sums beside the figures of the plan. */
    public Answer<ListIndicatorsResponse> listIndicators(ListIndicatorsRequest request, Viewer viewer, long nowMs) {
        List<String> prefixes = PlanTables.prefixes(request.getRegion());
        RequestCheck check = new RequestCheck()
                .range("year", request.getYear(), FIRST_YEAR, LAST_YEAR)
                .optional("region", request.getRegion())
                .that(
                        prefixes != null,
                        "region",
                        request.getRegion(),
                        "2, 4 or 6 digits of a region code or one of " + String.join(", ", PlanTables.clusters()))
                .that(viewer.regulator(), "region", request.getRegion(), "asked by the regulator");
        return answer(
                Moment.check(check, request.getViewpoint()),
                viewer,
                nowMs,
                snapshot -> indicators.ask(snapshot, request, prefixes == null ? List.of() : prefixes));
    }

    private interface OfParty<T> {
        Answer<T> ask(Snapshot snapshot, String partyId);
    }

    /** A question about a party: the regulator asks about any or all, everybody else about itself. */
    private <T> Answer<T> own(RequestCheck check, String asked, Viewer viewer, long nowMs, OfParty<T> question) {
        if (!viewer.regulator() && !asked.isEmpty() && !asked.equals(viewer.partyId())) {
            Answer.@Nullable InvalidRequest<T> failure = check.failure();
            return failure != null ? failure : new Answer.NotFound<>(asked);
        }
        String partyId = viewer.regulator() ? asked : viewer.partyId();
        return answer(check, viewer, nowMs, snapshot -> question.ask(snapshot, partyId));
    }

    private <T> Answer<T> answer(
            RequestCheck check, Viewer viewer, long nowMs, Function<Snapshot, Answer<T>> question) {
        Answer.@Nullable InvalidRequest<T> failure = check.failure();
        return failure != null ? failure : snapshots.search(viewer, nowMs, question);
    }

    private static int pageSize(int asked) {
        return asked == 0 ? Paging.DEFAULT_SIZE : asked;
    }
}
