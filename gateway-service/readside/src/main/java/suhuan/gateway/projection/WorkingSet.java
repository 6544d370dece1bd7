package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;

/** The items that a run of blocks touches, in memory: loaded in bulk, changed fact by fact, written once by {@link RowWriter}. */
final class WorkingSet {
    private final Connection connection;
    private final Checkpoint start;
    private final Map<ItemKey, Long> registryNumbers;
    private final RecentItems recent;
    private final Map<ItemKey, Long> numbers = new HashMap<>();
    private final Map<Long, StateRow> rows = new LinkedHashMap<>();
    private final Map<LicenceKey, LicenceRow> licences = new LinkedHashMap<>();
    private final RowWriter writer;
    private final Sights sights;
    private final List<StateRow> created = new ArrayList<>();
    private final Accounts accounts;
    private final StockFold stock;
    private final Corrections corrections = new Corrections();
    private final List<HeldRow> touched = new ArrayList<>();
    private long nextItemNo;

    /**
     * @param registryNumbers numbers of parties and sites known from earlier; grows, and must be dropped if the transaction fails
     * @param recent items of earlier runs; what is touched is taken out, and given back by {@link #keep}
     */
    WorkingSet(Connection connection, Checkpoint start, Map<ItemKey, Long> registryNumbers, RecentItems recent) {
        this.connection = connection;
        this.start = start;
        this.registryNumbers = registryNumbers;
        this.recent = recent;
        this.writer = new RowWriter();
        this.sights = new Sights(connection, start.nextItemNo());
        this.accounts = new Accounts(connection);
        this.stock = new StockFold(accounts);
        this.nextItemNo = start.nextItemNo();
    }

    RowWriter writer() {
        return writer;
    }

    Sights sights() {
        return sights;
    }

    Accounts accounts() {
        return accounts;
    }

    Corrections corrections() {
        return corrections;
    }

    long nextItemNo() {
        return nextItemNo;
    }

    /** Loads what the facts say they touch, in a few statements; what they do not say is loaded when it is asked for. */
    void preload(Collection<RecordedFact> facts) throws SQLException {
        List<ItemKey> wanted = new ArrayList<>();
        for (RecordedFact recorded : facts) {
            Fact fact = recorded.fact();
            for (ItemLink link : fact.getItemsList()) {
                ItemKey key = new ItemKey(link.getKind(), link.getItemId());
                if (!link.getPreviousFactSha256().isEmpty() && !recalled(key)) {
                    wanted.add(key);
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        loadNumbers(wanted);
        Map<StateTable, List<Long>> byTable = new LinkedHashMap<>();
        numbers.forEach((key, number) -> {
            if (!rows.containsKey(number)) {
                byTable.computeIfAbsent(StateTable.of(key.kind()), t -> new ArrayList<>())
                        .add(number);
            }
        });
        for (Map.Entry<StateTable, List<Long>> entry : byTable.entrySet()) {
            loadRows(entry.getKey(), entry.getValue());
        }
    }

    /** Whether an item is in memory, from an earlier run of blocks or this one. */
    private boolean recalled(ItemKey key) {
        if (numbers.containsKey(key)) {
            return true;
        }
        RecentItems.Kept kept = recent.take(key);
        if (kept == null) {
            return false;
        }
        numbers.put(key, kept.row().itemNo);
        rows.put(kept.row().itemNo, kept.row());
        if (kept.account() != null) {
            accounts.known(kept.account());
        }
        return true;
    }

    /** Gives the items back for the runs of blocks to come, once this one is written; what is not committed is forgotten again. */
    void keep() {
        numbers.forEach((key, number) -> {
            StateRow row = rows.get(number);
            if (row != null) {
                recent.keep(key, row, accounts.kept(number));
            }
        });
    }

    /** Begins a new item. The fact that does so must link it. */
    void create(RecordedFact fact, ItemKey key, StateRow row) throws SQLException {
        if (numbers.containsKey(key)) {
            throw fact.invalid(key + " exists already");
        }
        row.itemNo = nextItemNo++;
        row.validFromBlock = fact.blockNumber();
        row.changed = true;
        numbers.put(key, row.itemNo);
        rows.put(row.itemNo, row);
        created.add(row);
        accounts.fresh(row.itemNo);
        touch(row);
        writer.item(row.itemNo, key);
    }

    /** Keeps where goods lie before the fact at hand changes them. */
    private void touch(StateRow row) {
        if (row instanceof HeldRow held && !held.touched) {
            held.before = held.factCount == 0 ? null : stock.place(held);
            held.touched = true;
            touched.add(held);
        }
    }

    /** Enters what a fact changed in the stock of sites. */
    void compareStock(long factNo, int day) {
        for (HeldRow row : touched) {
            stock.moved(factNo, day, row.itemNo, row.before, stock.place(row));
            row.before = null;
            row.touched = false;
        }
        touched.clear();
    }

    /** Says that a row is about to change in a block: the row as it was before the block goes into history. */
    <R extends StateRow> R change(RecordedFact fact, R row) {
        supersede(fact, row);
        row.changed = true;
        return row;
    }

    private void supersede(RecordedFact fact, StateRow row) {
        touch(row);
        if (row.validFromBlock < fact.blockNumber()) {
            writer.history(row, fact.blockNumber());
            row.validFromBlock = fact.blockNumber();
        }
    }

    /** Adds the fact to the chain of every item it links and checks that it fits. */
    void link(RecordedFact recorded, long factNo) throws SQLException {
        for (ItemLink link : recorded.fact().getItemsList()) {
            ItemKey key = new ItemKey(link.getKind(), link.getItemId());
            StateRow row = row(recorded, key);
            supersede(recorded, row);
            row.linked = true;
            if (!row.lastFactSha256.equals(link.getPreviousFactSha256())) {
                throw recorded.invalid("the chain of " + key + " is broken: the fact names another predecessor");
            }
            if (row.factCount++ == 0) {
                row.firstFactNo = factNo;
            }
            row.lastFactNo = factNo;
            row.lastFactSha256 = recorded.sha256();
            writer.event(row.itemNo, factNo);
        }
        for (StateRow row : created) {
            if (row.factCount == 0) {
                throw recorded.invalid(
                        "makes item " + row.itemNo + " of " + row.table().tableName() + " without linking it");
            }
        }
        created.clear();
    }

    BatteryRow battery(RecordedFact fact, String id) throws SQLException {
        return change(fact, (BatteryRow) row(fact, ItemKey.battery(id)));
    }

    LotRow lot(RecordedFact fact, String id) throws SQLException {
        return change(fact, (LotRow) row(fact, ItemKey.lot(id)));
    }

    HandOverRow handOver(RecordedFact fact, String id) throws SQLException {
        return change(fact, (HandOverRow) row(fact, ItemKey.handOver(id)));
    }

    /** A vehicle; a fact that links it as new makes it. */
    VehicleRow vehicle(RecordedFact fact, String vin) throws SQLException {
        ItemKey key = ItemKey.vehicle(vin);
        boolean known = fact.fact().getItemsList().stream()
                .anyMatch(link -> link.getKind() == key.kind()
                        && link.getItemId().equals(vin)
                        && !link.getPreviousFactSha256().isEmpty());
        if (known) {
            return change(fact, (VehicleRow) row(fact, key));
        }
        VehicleRow row = new VehicleRow();
        create(fact, key, row);
        return row;
    }

    VehicleCaseRow vehicleCase(RecordedFact fact, String id) throws SQLException {
        return change(fact, (VehicleCaseRow) row(fact, ItemKey.vehicleCase(id)));
    }

    ProcessRunRow run(RecordedFact fact, String id) throws SQLException {
        return change(fact, (ProcessRunRow) row(fact, ItemKey.run(id)));
    }

    CertificateRow certificate(RecordedFact fact, String id) throws SQLException {
        return change(fact, (CertificateRow) row(fact, ItemKey.certificate(id)));
    }

    MatterRow matter(RecordedFact fact, ItemKey key) throws SQLException {
        return change(fact, (MatterRow) row(fact, key));
    }

    /** Number of a party. */
    long party(RecordedFact fact, String partyId) throws SQLException {
        return number(fact, ItemKey.party(partyId));
    }

    /** Number of a site; 0 for none. */
    long site(RecordedFact fact, String siteId) throws SQLException {
        return siteId.isEmpty() ? 0 : number(fact, ItemKey.site(siteId));
    }

    void createLicence(RecordedFact fact, LicenceRow row) {
        row.validFromBlock = fact.blockNumber();
        row.changed = true;
        licences.put(new LicenceKey(row.partyNo, row.licenceNo), row);
    }

    LicenceRow licence(RecordedFact fact, long partyNo, String licenceNo) throws SQLException {
        LicenceKey key = new LicenceKey(partyNo, licenceNo);
        LicenceRow row = licences.get(key);
        if (row == null) {
            row = loadLicence(key);
            if (row == null) {
                throw fact.invalid("licence " + licenceNo + " was never granted");
            }
            licences.put(key, row);
        }
        return change(fact, row);
    }

    /**
     * Number of an item that a verdict names.
     *
     * @throws InvalidLedgerException where no fact made it
     */
    long numberOf(ItemKey key) throws SQLException {
        if (!registryNumbers.containsKey(key) && !recalled(key)) {
            loadNumbers(List.of(key));
        }
        Long number = numbers.getOrDefault(key, registryNumbers.get(key));
        if (number == null) {
            throw new InvalidLedgerException("a verdict", key + " was never made");
        }
        return number;
    }

    /** Number of any item. */
    long number(RecordedFact fact, ItemKey key) throws SQLException {
        Long number = numbers.get(key);
        number = number == null ? registryNumbers.get(key) : number;
        if (number == null) {
            if (!recalled(key)) {
                loadNumbers(List.of(key));
            }
            number = numbers.get(key);
        }
        if (number == null) {
            throw fact.invalid(key + " was never made");
        }
        if (key.kind() == ItemKind.ITEM_KIND_PARTY || key.kind() == ItemKind.ITEM_KIND_SITE) {
            registryNumbers.put(key, number);
        }
        return number;
    }

    /** Writes everything gathered. */
    void write(Connection to) throws SQLException {
        writer.states(to, rows.values());
        writer.states(to, licences.values());
        writer.send(to);
        sights.write(to);
        accounts.write(to);
        corrections.write(to);
    }

    private StateRow row(RecordedFact fact, ItemKey key) throws SQLException {
        long number = number(fact, key);
        StateRow row = rows.get(number);
        if (row == null) {
            loadRows(StateTable.of(key.kind()), List.of(number));
            row = rows.get(number);
        }
        if (row == null) {
            throw fact.invalid(key + " has no row");
        }
        return row;
    }

    private void loadNumbers(Collection<ItemKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select i.item_no, k.ord from unnest(?::smallint[], ?::text[]) with ordinality k (kind, item_id, ord)"
                        + " join item i on i.item_id = k.item_id and i.kind = k.kind")) {
            List<ItemKey> ordered = List.copyOf(keys);
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint",
                            ordered.stream()
                                    .map(k -> (short) k.kind().getNumber())
                                    .toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", ordered.stream().map(ItemKey::id).toArray()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    numbers.put(ordered.get(result.getInt(2) - 1), result.getLong(1));
                }
            }
        }
    }

    private void loadRows(StateTable table, List<Long> wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select t.*, f.sha256 as last_fact_sha256 from "
                + table.tableName() + " t join fact f on f.fact_no = t.last_fact_no where t.item_no = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", wanted.toArray()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    StateRow row = table.read(result);
                    rows.putIfAbsent(row.itemNo, row);
                }
            }
        }
        if (table.counts()) {
            accounts.load(wanted);
        }
    }

    private @Nullable LicenceRow loadLicence(LicenceKey key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select * from licence where party_no = ? and licence_no = ?")) {
            statement.setLong(1, key.partyNo());
            statement.setString(2, key.licenceNo());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? LicenceRow.read(result) : null;
            }
        }
    }

    /** Item numbers from this on were given in this run. */
    long firstNewItemNo() {
        return start.nextItemNo();
    }

    private record LicenceKey(long partyNo, String licenceNo) {}
}
