package suhuan.gateway.readmodel;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.ItemView;
import suhuan.ledger.v1.ItemKind;

/** Loads items as they are in a snapshot, many at once with one query for each kind. */
final class ItemViews {
    /** Columns of every item: tables item i, its state t and its last fact f. */
    static final String COLUMNS =
            "i.item_no, i.kind as item_kind, i.item_id, t.fact_count, f.sha256 as last_fact_sha256, "
                    + FactPosition.COLUMNS + ", ";

    /** Joins of every item for state table t. */
    static final String JOINS = " t join item i on i.item_no = t.item_no join fact f on f.fact_no = t.last_fact_no ";

    private final BatteryViews batteries = new BatteryViews();
    private final LotViews lots = new LotViews();
    private final HandOverViews handOvers = new HandOverViews();
    private final VehicleViews vehicles = new VehicleViews();
    private final RunViews runs = new RunViews();
    private final CertificateViews certificates = new CertificateViews();
    private final MatterViews matters = new MatterViews();
    private final StaleViews stale = new StaleViews();
    private final ResponsibilityViews responsibility = new ResponsibilityViews();
    private final RegistryViews registry;

    ItemViews(RegionNames regionNames) {
        registry = new RegistryViews(regionNames);
    }

    ItemView load(Snapshot snapshot, FoundItem item) {
        return load(snapshot, List.of(item)).get(0);
    }

    /** Views in the order of the items. Whether the viewer sees them has been asked before. */
    List<ItemView> load(Snapshot snapshot, Collection<FoundItem> items) {
        Map<Integer, List<Long>> byKind = new TreeMap<>();
        items.forEach(item -> byKind.computeIfAbsent(
                        item.kind() == ItemKind.ITEM_KIND_CANDIDATE_VALUE
                                ? ItemKind.ITEM_KIND_BATTERY_VALUE
                                : item.kind(),
                        k -> new ArrayList<>())
                .add(item.itemNo()));
        Map<Long, ItemView> views = new HashMap<>();
        byKind.forEach((kind, numbers) -> views.putAll(
                loadKind(snapshot, kind, numbers.stream().mapToLong(n -> n).toArray())));
        stale.add(snapshot, views);
        return items.stream()
                .map(item -> {
                    ItemView view = views.get(item.itemNo());
                    if (view == null) {
                        throw new IllegalStateException("item " + item.itemNo() + " has no state");
                    }
                    return view;
                })
                .toList();
    }

    private Map<Long, ItemView> loadKind(Snapshot snapshot, int kind, long[] itemNos) {
        return switch (ItemKind.forNumber(kind)) {
            case ITEM_KIND_BATTERY -> batteries.load(snapshot, itemNos);
            case ITEM_KIND_LOT -> lots.load(snapshot, itemNos);
            case ITEM_KIND_HAND_OVER -> handOvers.load(snapshot, itemNos);
            case ITEM_KIND_PARTY -> registry.parties(snapshot, itemNos);
            case ITEM_KIND_SITE -> registry.sites(snapshot, itemNos);
            case ITEM_KIND_MODEL -> registry.models(snapshot, itemNos);
            case ITEM_KIND_VEHICLE -> vehicles.vehicles(snapshot, itemNos);
            case ITEM_KIND_VEHICLE_CASE -> vehicles.cases(snapshot, itemNos);
            case ITEM_KIND_RUN -> runs.load(snapshot, itemNos);
            case ITEM_KIND_CERTIFICATE -> certificates.load(snapshot, itemNos);
            case ITEM_KIND_CASE, ITEM_KIND_DELEGATION, ITEM_KIND_CORRECTION -> matters.load(snapshot, itemNos);
            case ITEM_KIND_RULE_EDITION -> responsibility.editions(snapshot, itemNos);
            case ITEM_KIND_DECLARATION -> responsibility.declarations(snapshot, itemNos);
            default -> throw new IllegalStateException("no view for items of kind " + kind);
        };
    }

    /** One view of an item, from its row. */
    interface RowView {
        ItemView.Builder of(ItemView.Builder begun, ResultSet row) throws SQLException;
    }

    /** Views by number of the item; each row is one. */
    static Map<Long, ItemView> each(JdbcClient.StatementSpec question, RowView view) {
        Map<Long, ItemView> views = new HashMap<>();
        question.query(row -> {
            views.put(row.getLong("item_no"), view.of(begin(row), row).build());
        });
        return views;
    }

    /** What every item shows. */
    static ItemView.Builder begin(ResultSet row) throws SQLException {
        return ItemView.newBuilder()
                .setKindValue(row.getInt("item_kind"))
                .setItemId(row.getString("item_id"))
                .setLastFactSha256(ByteString.copyFrom(row.getBytes("last_fact_sha256")))
                .setFactCount(row.getLong("fact_count"))
                .setLastPosition(FactPosition.read(row));
    }

    /** A column that may be null, as the empty text. */
    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
