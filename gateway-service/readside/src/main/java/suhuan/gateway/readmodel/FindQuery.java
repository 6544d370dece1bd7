package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.FindItemsResponse;

/** Finds items by conditions, in the order of their ids. */
final class FindQuery {
    /** Shortest beginning of a code. */
    static final int MIN_CODE = 3;

    /** Sorts behind every id that begins with the text before it. */
    private static final String LAST_CHARACTER = new String(Character.toChars(Character.MAX_CODE_POINT));

    private final ItemViews views;

    FindQuery(ItemViews views) {
        this.views = views;
    }

    Answer<FindItemsResponse> ask(Snapshot snapshot, FindItemsRequest request, int pageSize, Paging paging) {
        String common = conditions(snapshot, request);
        String sql;
        long[] parents = {};
        if (request.getCode().isEmpty()) {
            sql = page("true", common);
        } else {
            parents = ChildLookup.find(snapshot, request.getCode());
            sql = page("i.item_id >= :code and i.item_id < :codeEnd", common)
                    + " union "
                    + page(
                            "i.item_no in (select c.item_no from item_code c where c.code >= :code and c.code < :codeEnd)",
                            common)
                    + (parents.length == 0 ? "" : " union " + page("i.item_no = any (:parents)", common));
        }
        List<FoundItem> found = bind(
                        snapshot.sql().sql("select * from (" + sql + ") found order by item_id, kind limit :limit"),
                        request,
                        parents,
                        pageSize + 1,
                        paging)
                .query((row, n) -> new FoundItem(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
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

    private static String conditions(Snapshot snapshot, FindItemsRequest request) {
        List<String> conditions = new ArrayList<>();
        conditions.add("(i.item_id, i.kind) > (:afterId, :afterKind)");
        conditions.add(snapshot.visible("i"));
        if (!request.getModelCode().isEmpty()) {
            // A code begins with the code of its model, so the order of ids serves this condition too.
            conditions.add("i.item_id >= :model and i.item_id < :modelEnd and b.model_code = :model");
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
        return String.join(" and ", conditions);
    }

    private static String page(String source, String common) {
        String battery = common.contains("b.") ? " join battery b on b.item_no = i.item_no" : "";
        return "(select i.item_no, i.kind, i.item_id from item i" + battery + " where " + source + " and " + common
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
