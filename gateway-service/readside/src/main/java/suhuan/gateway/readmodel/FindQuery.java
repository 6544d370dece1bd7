package suhuan.gateway.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.FindItemsResponse;

/** Finds items by conditions, in the order of their ids. */
final class FindQuery {
    /** Shortest beginning of a code. */
    static final int MIN_CODE = 3;

    /** From this length on a beginning of a code leaves few items: of GB/T 34014 it names the maker's line and day. */
    private static final int NARROW_CODE = 17;

    /** Items found by one beginning of a scanned code; more than that is no search. */
    private static final int MAX_SCANNED_CODES = 100_000;

    /** Sorts behind every id that begins with the text before it. */
    private static final String LAST_CHARACTER = new String(Character.toChars(Character.MAX_CODE_POINT));

    private static final String AFTER = "(i.item_id, i.kind) > (:afterId, :afterKind)";

    private final ItemViews views;

    FindQuery(ItemViews views) {
        this.views = views;
    }

    Answer<FindItemsResponse> ask(Snapshot snapshot, FindItemsRequest request, int pageSize, Paging paging) {
        List<FoundItem> found = !snapshot.regulator() && snapshot.viewerNo() == 0
                ? List.of()
                : find(snapshot, request, pageSize + 1, paging);
        boolean more = found.size() > pageSize;
        List<FoundItem> page = more ? found.subList(0, pageSize) : found;
        FindItemsResponse.Builder response = FindItemsResponse.newBuilder()
                .addAllItems(views.load(snapshot, page))
                .setAsOf(snapshot.asOf());
        if (more) {
            FoundItem last = page.get(page.size() - 1);
            response.setNextPageToken(paging.next(new PageToken(last.kind(), 0, last.itemId())));
        }
        return new Answer.Found<>(response.build());
    }

    private static List<FoundItem> find(Snapshot snapshot, FindItemsRequest request, int limit, Paging paging) {
        List<String> conditions = batteryConditions(request);
        String battery = conditions.isEmpty() ? "" : " join battery b on b.item_no = i.item_no";
        String seen = battery + snapshot.sightJoin("i.item_no");
        String common =
                String.join("", conditions.stream().map(c -> " and " + c).toList());
        String range = range(request, paging.start());
        long[] parents = {};
        List<String> sources = new ArrayList<>();
        sources.add(page("item i" + seen, range + common));
        if (!request.getCode().isEmpty()) {
            parents = ChildLookup.find(snapshot, request.getCode());
            sources.add(page(
                    "(select distinct c.item_no from item_code c where c.code >= :code and c.code < :codeEnd limit "
                            + MAX_SCANNED_CODES + ") c join item i on i.item_no = c.item_no" + seen,
                    AFTER + common));
            if (parents.length > 0) {
                sources.add(page("item i" + seen, "i.item_no = any (:parents) and " + AFTER + common));
            }
            if (battery.isEmpty() && !snapshot.regulator()) {
                sources.add(page("item i", "i.kind >= 5 and i.kind <= 7 and " + range));
            }
        }
        String sql = "select item_no, kind, item_id from (" + String.join(" union ", sources)
                + ") found order by item_id, kind limit :limit";
        return bind(snapshot.sql(sql), request, parents, limit, paging)
                .query((row, n) -> new FoundItem(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
    }

    /**
     * The stretch of ids a page is taken from. Its beginning is said once: given two, PostgreSQL may begin to read the index at
     * the lower.
     */
    private static String range(FindItemsRequest request, @Nullable PageToken start) {
        boolean byModel = request.getCode().isEmpty();
        String lowest = byModel ? request.getModelCode() : request.getCode();
        boolean within = start != null && compare(start.text(), lowest) >= 0;
        if (lowest.isEmpty()) {
            return AFTER;
        }
        String end = byModel ? "i.item_id < :modelEnd" : "i.item_id < :codeEnd";
        return (within ? AFTER : byModel ? "i.item_id >= :model" : "i.item_id >= :code") + " and " + end;
    }

    /** The order of PostgreSQL's collation C over UTF-8. */
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> batteryConditions(FindItemsRequest request) {
        List<String> conditions = new ArrayList<>();
        if (!request.getModelCode().isEmpty()) {
            // A code begins with the code of its model, so the order of ids serves this condition too: see range.
            conditions.add("b.model_code = :model");
        }
        if (!request.getVin().isEmpty()) {
            conditions.add("b.vin = :vin and b.vin <> ''");
        }
        if (!request.getMakerPartyId().isEmpty()) {
            conditions.add("b.maker_no = (select p.item_no from party p where p.party_id = :maker)");
        }
        if (request.getProducedFromYyyymmdd() != 0 || request.getProducedToYyyymmdd() != 0) {
            conditions.add("b.produced_on_yyyymmdd between :producedFrom and :producedTo");
        }
        return conditions;
    }

    private static String page(String from, String where) {
        return "(select i.item_no, i.kind, i.item_id from " + from + " where " + where
                + " order by i.item_id, i.kind limit :limit)";
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec sql, FindItemsRequest request, long[] parents, int limit, Paging paging) {
        PageToken start = paging.start();
        int to = request.getProducedToYyyymmdd();
        return sql.param("code", request.getCode())
                .param("codeEnd", request.getCode() + LAST_CHARACTER)
                .param("parents", parents)
                .param("afterId", start == null ? "" : start.text())
                .param("afterKind", start == null ? 0 : start.first())
                .param("model", request.getModelCode())
                .param("modelEnd", request.getModelCode() + LAST_CHARACTER)
                .param("vin", request.getVin())
                .param("maker", request.getMakerPartyId())
                .param("producedFrom", Math.max(1, request.getProducedFromYyyymmdd()))
                .param("producedTo", to == 0 ? Integer.MAX_VALUE : to)
                .param("limit", limit);
    }
}
