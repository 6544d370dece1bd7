package suhuan.gateway.readmodel;

import java.util.Optional;
import javax.sql.DataSource;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.FindItemsResponse;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.api.v1.ListHoldingsRequest;
import suhuan.api.v1.ListHoldingsResponse;
import suhuan.api.v1.ListSightingsRequest;
import suhuan.api.v1.ListSightingsResponse;
import suhuan.api.v1.TraceElementRequest;
import suhuan.api.v1.TraceElementResponse;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;

/**
 * Answers questions from the read model. Safe for use by many threads; each question takes one connection for its time.
 *
 * <p>{@code nowMs} is the time of the question, in milliseconds since 1970-01-01 UTC: an offer whose end has passed is expired.
 *
 * <p>Every method may throw {@link ReadModelUnavailableException} and {@link QueryTimedOutException}.
 */
public final class ReadModel {
    private final Snapshots snapshots;
    private final PageTokens tokens;
    private final ItemViews views;
    private final HistoryQuery history = new HistoryQuery();
    private final FindQuery find;
    private final HoldingsQuery holdings;
    private final TraceQuery trace;
    private final ElementTrace elements = new ElementTrace();
    private final SightingsQuery sightings = new SightingsQuery();

    /**
     * @param dataSource PostgreSQL with the schema migrated; a pool, as a connection is taken for each question
     */
    public ReadModel(DataSource dataSource, ReadModelSettings settings) {
        snapshots = new Snapshots(dataSource, settings);
        tokens = new PageTokens(settings.pageTokenKey());
        views = new ItemViews(settings.regionNames());
        find = new FindQuery(views);
        holdings = new HoldingsQuery(views);
        trace = new TraceQuery(views);
    }

    /** One item as it is. */
    public Answer<GetItemResponse> getItem(GetItemRequest request, Viewer viewer, long nowMs) {
        RequestCheck check = new RequestCheck()
                .required("item_id", request.getItemId())
                .known("kind", request.getKind(), request.getKindValue());
        Answer<GetItemResponse> failure = check.failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.ask(
                viewer,
                nowMs,
                snapshot -> ItemFinder.find(snapshot, request.getItemId(), request.getKindValue(), ItemFinder.LAST_KIND)
                        .<Answer<GetItemResponse>>map(item -> new Answer.Found<>(GetItemResponse.newBuilder()
                                .setItem(views.load(snapshot, item))
                                .setAsOf(snapshot.asOf())
                                .build()))
                        .orElseGet(() -> new Answer.NotFound<>(request.getItemId())));
    }

    /** What happened to an item, oldest first. */
    public Answer<GetHistoryResponse> getHistory(GetHistoryRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .required("item_id", request.getItemId())
                .known("kind", request.getKind(), request.getKindValue())
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        Answer<GetHistoryResponse> failure = paging.check(check).failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.ask(
                viewer,
                nowMs,
                snapshot -> history.ask(snapshot, viewer, request, pageSize(request.getPageSize()), paging));
    }

    /** Where an item came from and went to. */
    public Answer<TraceResponse> trace(TraceRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .required("item_id", request.getItemId())
                .known("direction", request.getDirection(), request.getDirectionValue())
                .range("max_depth", request.getMaxDepth(), 0, TraceQuery.MAX_DEPTH)
                .range("max_nodes", request.getMaxNodes(), 0, TraceQuery.MAX_NODES);
        Answer<TraceResponse> failure = paging.check(check).failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.ask(viewer, nowMs, snapshot -> trace.ask(snapshot, request, paging));
    }

    /** From which batteries and lots a mass of an element in an item came. */
    public Answer<TraceElementResponse> traceElement(TraceElementRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .required("item_id", request.getItemId())
                .required("element", request.getElement())
                .range("mass_mg", request.getMassMg(), 1, ElementTrace.MAX_MG)
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        Answer<TraceElementResponse> failure = paging.check(check).failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.ask(
                viewer, nowMs, snapshot -> elements.ask(snapshot, request, pageSize(request.getPageSize()), paging));
    }

    /** What parties hold now. */
    public Answer<ListHoldingsResponse> listHoldings(ListHoldingsRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .optional("party_id", request.getPartyId())
                .optional("site_id", request.getSiteId())
                .known("material", request.getMaterial(), request.getMaterialValue())
                .range("min_age_days", request.getMinAgeDays(), 0, 36_500)
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        Answer<ListHoldingsResponse> failure = paging.check(check).failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.search(
                viewer,
                nowMs,
                snapshot -> holdings.ask(snapshot, viewer, request, pageSize(request.getPageSize()), paging));
    }

    /** Items by conditions, in the order of their ids. */
    public Answer<FindItemsResponse> findItems(FindItemsRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        Answer<FindItemsResponse> failure = paging.check(checked(request)).failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.search(
                viewer, nowMs, snapshot -> find.ask(snapshot, request, pageSize(request.getPageSize()), paging));
    }

    /** Events refused because the life of the battery had ended, newest first. */
    public Answer<ListSightingsResponse> listSightings(ListSightingsRequest request, Viewer viewer, long nowMs) {
        Paging paging = new Paging(tokens, viewer, request, request.getPageToken());
        RequestCheck check = new RequestCheck()
                .optional("battery_id", request.getBatteryId())
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        Answer<ListSightingsResponse> failure = paging.check(check).failure();
        if (failure != null) {
            return failure;
        }
        return snapshots.ask(
                viewer, nowMs, snapshot -> sightings.ask(snapshot, request, pageSize(request.getPageSize()), paging));
    }

    /** A registered party; empty where it is not registered, or the text cannot be an id. For knowing callers, not for answering them. */
    public Optional<PartyIdentity> party(String partyId) {
        if (new RequestCheck().required("party_id", partyId).failure() != null) {
            return Optional.empty();
        }
        return snapshots.ask(new Viewer(partyId, false), 0, snapshot -> PartyDirectory.find(snapshot, partyId));
    }

    private static RequestCheck checked(FindItemsRequest request) {
        RequestCheck check = new RequestCheck()
                .optional("code", request.getCode())
                .optional("model_code", request.getModelCode())
                .optional("vin", request.getVin())
                .optional("maker_party_id", request.getMakerPartyId())
                .day("produced_from_yyyymmdd", request.getProducedFromYyyymmdd())
                .day("produced_to_yyyymmdd", request.getProducedToYyyymmdd())
                .range("page_size", request.getPageSize(), 0, Paging.MAX_SIZE);
        int codeLength = request.getCode().length();
        check.that(
                codeLength == 0 || codeLength >= FindQuery.MIN_CODE,
                "code",
                request.getCode(),
                FindQuery.MIN_CODE + " characters or more");
        boolean any = codeLength > 0
                || !request.getModelCode().isEmpty()
                || !request.getVin().isEmpty()
                || !request.getMakerPartyId().isEmpty()
                || request.getProducedFromYyyymmdd() != 0
                || request.getProducedToYyyymmdd() != 0;
        return check.that(any, "code", "", "at least one condition");
    }

    private static int pageSize(int asked) {
        return asked == 0 ? Paging.DEFAULT_SIZE : asked;
    }
}
