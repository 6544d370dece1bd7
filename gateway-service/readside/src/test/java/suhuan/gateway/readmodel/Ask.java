package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import suhuan.api.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.TestPostgres;

/** Questions in short. */
final class Ask {
    static final Viewer REGULATOR = new Viewer(LedgerScript.REGULATOR, true);

    private final ReadModel readModel;
    long nowMs;

    Ask(String schema, long nowMs) {
        readModel = new ReadModel(
                TestPostgres.pool(),
                new ReadModelSettings(schema, Duration.ofSeconds(10), new byte[32], code -> "region " + code));
        this.nowMs = nowMs;
    }

    static Viewer party(String partyId) {
        return new Viewer(partyId, false);
    }

    ReadModel readModel() {
        return readModel;
    }

    Answer<GetItemResponse> tryItem(Viewer viewer, String id) {
        return readModel.getItem(GetItemRequest.newBuilder().setItemId(id).build(), viewer, nowMs);
    }

    ItemView item(Viewer viewer, String id) {
        return found(tryItem(viewer, id)).getItem();
    }

    boolean sees(Viewer viewer, String id) {
        return tryItem(viewer, id) instanceof Answer.Found;
    }

    List<EventView> history(Viewer viewer, String id, int pageSize) {
        List<EventView> events = new ArrayList<>();
        GetHistoryRequest.Builder request =
                GetHistoryRequest.newBuilder().setItemId(id).setPageSize(pageSize);
        do {
            GetHistoryResponse page = found(readModel.getHistory(request.build(), viewer, nowMs));
            events.addAll(page.getEventsList());
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return events;
    }

    List<String> find(Viewer viewer, FindItemsRequest.Builder request) {
        List<String> ids = new ArrayList<>();
        do {
            FindItemsResponse page = found(readModel.findItems(request.build(), viewer, nowMs));
            page.getItemsList().forEach(item -> ids.add(item.getItemId()));
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return ids;
    }

    List<String> findCode(Viewer viewer, String code) {
        return find(viewer, FindItemsRequest.newBuilder().setCode(code));
    }

    ListHoldingsResponse holdings(Viewer viewer, ListHoldingsRequest.Builder request) {
        return found(readModel.listHoldings(request.build(), viewer, nowMs));
    }

    TraceResponse trace(Viewer viewer, String id) {
        return found(readModel.trace(TraceRequest.newBuilder().setItemId(id).build(), viewer, nowMs));
    }

    static <T> T found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return ((Answer.Found<T>) answer).value();
    }
}
