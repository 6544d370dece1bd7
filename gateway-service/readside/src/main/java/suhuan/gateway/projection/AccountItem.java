package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** For whom an item counts, and for what it was counted already. */
final class AccountItem {
    static final String COLUMNS =
            "item_no, placed, collected_yyyymmdd, collected_channel, collected_mg, collected_site_no, "
                    + "delivered, delivered_yyyymmdd, delivered_site_no, recycled, material, shares, battery_shares, "
                    + "voided, corrected_by_mg";

    /** Delivered to a party on no list. */
    static final int UNLISTED = 1;

    /** Delivered to a party on the list. */
    static final int LISTED = 2;

    final long itemNo;
    boolean placed;
    int collectedYyyymmdd;
    int collectedChannel;
    long collectedMg;
    long collectedSiteNo;
    int delivered;
    int deliveredYyyymmdd;
    long deliveredSiteNo;
    boolean recycled;
    int material;
    Attribution shares = Attribution.NONE;
    Attribution batteryShares = Attribution.NONE;

    /** Its first fact did not occur: it is nowhere. */
    boolean voided;

    /** By how much its mass is more than the ledger says. */
    long correctedByMg;

    /** A row with this number is in the table. */
    boolean stored;

    boolean changed;

    AccountItem(long itemNo) {
        this.itemNo = itemNo;
    }

    /** Takes note that the table has it as it is now. */
    void written() {
        stored |= changed;
        changed = false;
    }

    static AccountItem read(ResultSet in) throws SQLException {
        AccountItem item = new AccountItem(in.getLong("item_no"));
        item.placed = in.getBoolean("placed");
        item.collectedYyyymmdd = in.getInt("collected_yyyymmdd");
        item.collectedChannel = in.getInt("collected_channel");
        item.collectedMg = in.getLong("collected_mg");
        item.collectedSiteNo = in.getLong("collected_site_no");
        item.delivered = in.getInt("delivered");
        item.deliveredYyyymmdd = in.getInt("delivered_yyyymmdd");
        item.deliveredSiteNo = in.getLong("delivered_site_no");
        item.recycled = in.getBoolean("recycled");
        item.material = in.getInt("material");
        item.shares = Attribution.parse(in.getString("shares"));
        item.batteryShares = Attribution.parse(in.getString("battery_shares"));
        item.voided = in.getBoolean("voided");
        item.correctedByMg = in.getLong("corrected_by_mg");
        item.stored = true;
        return item;
    }

    void write(CopyBuffer out) {
        out.int8(itemNo).bool(placed).int4(collectedYyyymmdd).int2(collectedChannel);
        out.int8(collectedMg).int8OrNull(collectedSiteNo).int2(delivered).int4(deliveredYyyymmdd);
        out.int8OrNull(deliveredSiteNo)
                .bool(recycled)
                .int2(material)
                .text(shares.text())
                .text(batteryShares.text())
                .bool(voided)
                .int8(correctedByMg);
    }
}
