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
import suhuan.ledger.v1.Share;
import suhuan.ledger.v1.SharesRecorded;

/** What the accounts keep of the items and sites that a run of blocks touches, and the entries it adds. */
final class Accounts {
    private final Connection connection;
    private final Map<Long, AccountItem> items = new LinkedHashMap<>();
    private final Map<Long, List<SiteShares>> shares = new HashMap<>();
    private final CopyBuffer entries = new CopyBuffer(
            "account_entry",
            "fact_no, entry_no, line, party_no, material, year, day_yyyymmdd, channel, element, grade, site_no, from_site_no, "
                    + "item_no, mass_mg, pieces");
    private final CopyBuffer dutyEvents =
            new CopyBuffer("duty_event", "fact_no, trigger, subject_id, party_no, day_yyyymmdd");
    private final CopyBuffer dutyReports =
            new CopyBuffer("duty_report", "fact_no, party_no, duty_id, subject_id, day_yyyymmdd");
    private long lastFactNo;
    private int lastEntryNo;

    /**
     * Shares of a network point.
     *
     * @param fromYyyymmdd first day
     * @param shares by which what comes in is divided
     */
    private record SiteShares(int fromYyyymmdd, Attribution shares) {}

    Accounts(Connection connection) {
        this.connection = connection;
    }

    /** What is kept of an item; of nothing where it counts for nobody yet. Who changes it says so with {@link #change}. */
    AccountItem item(long itemNo) {
        AccountItem known = items.get(itemNo);
        if (known == null) {
            throw new IllegalStateException("item " + itemNo + " was not loaded for the accounts");
        }
        return known;
    }

    /** Takes note of an item that came into being. */
    void fresh(long itemNo) {
        items.put(itemNo, new AccountItem(itemNo));
    }

    /** Takes note of an item that an earlier run of blocks left as it is. */
    void known(AccountItem item) {
        items.put(item.itemNo, item);
    }

    /** What is kept of an item, to be remembered; null where nobody asked for it. */
    @Nullable
    AccountItem kept(long itemNo) {
        return items.get(itemNo);
    }

    AccountItem change(long itemNo) {
        AccountItem item = item(itemNo);
        item.changed = true;
        return item;
    }

    /** Loads what is kept of items, in one statement; those of which nothing is kept are known as such. */
    void load(Collection<Long> itemNos) throws SQLException {
        List<Long> wanted =
                itemNos.stream().filter(no -> !items.containsKey(no)).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + AccountItem.COLUMNS + " from account_item where item_no = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", wanted.toArray()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    AccountItem item = AccountItem.read(result);
                    items.put(item.itemNo, item);
                }
            }
        }
        wanted.forEach(no -> items.computeIfAbsent(no, AccountItem::new));
    }

    /** By which shares what a site takes in on a day is divided; of none where nobody shares it. */
    Attribution sharesOf(WorkingSet working, RecordedFact recorded, long siteNo, int day) throws SQLException {
        Attribution found = Attribution.NONE;
        for (SiteShares of : recordedShares(working, recorded, siteNo)) {
            found = of.fromYyyymmdd() <= day ? of.shares() : found;
        }
        return found;
    }

    /** Takes note of shares; of two that begin on one day the later fact holds. */
    void shared(WorkingSet working, RecordedFact recorded, long siteNo, SharesRecorded fact) throws SQLException {
        add(recordedShares(working, recorded, siteNo), working, recorded, fact);
    }

    private List<SiteShares> recordedShares(WorkingSet working, RecordedFact recorded, long siteNo)
            throws SQLException {
        List<SiteShares> known = shares.get(siteNo);
        if (known != null) {
            return known;
        }
        List<SiteShares> loaded = new ArrayList<>();
        shares.put(siteNo, loaded);
        try (PreparedStatement statement = connection.prepareStatement("select f.bytes from fact f join item_event e on"
                + " e.fact_no = f.fact_no where e.item_no = ? and f.fact_case = ? order by f.fact_no")) {
            statement.setLong(1, siteNo);
            statement.setInt(2, Fact.SHARES_RECORDED_FIELD_NUMBER);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    add(
                            loaded,
                            working,
                            recorded,
                            parsed(recorded, result.getBytes(1)).getSharesRecorded());
                }
            }
        }
        return loaded;
    }

    private static Fact parsed(RecordedFact recorded, byte[] bytes) {
        try {
            return Fact.parseFrom(bytes);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw recorded.invalid("a fact of the read model cannot be read: " + e.getMessage());
        }
    }

    private static void add(List<SiteShares> to, WorkingSet working, RecordedFact recorded, SharesRecorded fact)
            throws SQLException {
        Attribution divided = Attribution.NONE;
        for (Share share : fact.getShares().getSharesList()) {
            divided = divided.plus(Attribution.of(working.party(recorded, share.getPartyId()), share.getSharePpm()));
        }
        int from = fact.getShares().getValidFromYyyymmdd();
        int at = to.size();
        while (at > 0 && to.get(at - 1).fromYyyymmdd() > from) {
            at--;
        }
        to.add(at, new SiteShares(from, divided));
    }

    /** Adds an entry; those of a fact are numbered in the order in which they are added. */
    void enter(long factNo, Entry entry) {
        lastEntryNo = factNo == lastFactNo ? lastEntryNo + 1 : 1;
        lastFactNo = factNo;
        entries.row().int8(factNo).int4(lastEntryNo).int2(entry.line()).int8OrNull(entry.partyNo());
        entries.int2(entry.material()).int4(entry.year()).int4(entry.day()).int2(entry.channel());
        entries.text(entry.element()).text(entry.grade()).int8OrNull(entry.siteNo());
        entries.int8OrNull(entry.fromSiteNo()).int8OrNull(entry.itemNo());
        entries.int8(entry.massMg()).int4(entry.pieces());
    }

    void dutyEvent(long factNo, int trigger, String subjectId, long partyNo, int day) {
        dutyEvents
                .row()
                .int8(factNo)
                .int2(trigger)
                .text(subjectId)
                .int8(partyNo)
                .int4(day);
    }

    void dutyReport(long factNo, long partyNo, String dutyId, String subjectId, int day) {
        dutyReports
                .row()
                .int8(factNo)
                .int8(partyNo)
                .text(dutyId)
                .text(subjectId)
                .int4(day);
    }

    void write(Connection to) throws SQLException {
        entries.send(to);
        dutyEvents.send(to);
        dutyReports.send(to);
        CopyBuffer changed = new CopyBuffer("account_item", AccountItem.COLUMNS);
        List<Long> old = new ArrayList<>();
        for (AccountItem item : items.values()) {
            if (item.changed) {
                changed.row();
                item.write(changed);
                if (item.stored) {
                    old.add(item.itemNo);
                }
            }
        }
        if (!old.isEmpty()) {
            try (PreparedStatement statement =
                    to.prepareStatement("delete from account_item where item_no = any (?)")) {
                statement.setArray(1, to.createArrayOf("bigint", old.toArray()));
                statement.executeUpdate();
            }
        }
        changed.send(to);
    }
}
