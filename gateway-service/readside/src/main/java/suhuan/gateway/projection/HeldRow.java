package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An item that someone holds somewhere. */
abstract class HeldRow extends StateRow {
    static final String HELD_COLUMNS = "holder_no, holder_site_no, held_since_fact_no, held_since_ms";

    long holderNo;
    long holderSiteNo;
    long heldSinceFactNo;
    long heldSinceMs;

    /** Where it lay before the fact at hand; null where it lay in no stock. */
    StockFold.@Nullable Place before;

    /** The fact at hand touched it. */
    boolean touched;

    /** Says who holds the item; since when changes only with party or site. */
    final void hold(long partyNo, long siteNo, long factNo, long recordedAtMs) {
        if (partyNo == holderNo && siteNo == holderSiteNo) {
            return;
        }
        holderNo = partyNo;
        holderSiteNo = siteNo;
        heldSinceFactNo = factNo;
        heldSinceMs = recordedAtMs;
    }

    final void writeHeld(CopyBuffer out) {
        out.int8(holderNo).int8OrNull(holderSiteNo).int8(heldSinceFactNo).int8(heldSinceMs);
    }

    final void readHeld(ResultSet in) throws SQLException {
        holderNo = in.getLong("holder_no");
        holderSiteNo = in.getLong("holder_site_no");
        heldSinceFactNo = in.getLong("held_since_fact_no");
        heldSinceMs = in.getLong("held_since_ms");
    }
}
