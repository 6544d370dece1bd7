package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import suhuan.api.v1.CustodyView;

/** Who holds an item and where, as columns. */
final class Custodies {
    /** Columns over the joins. */
    static final String COLUMNS = "hp.party_id as holder_id, hp.name as holder_name, hs.site_id as holder_site_id, "
            + "hs.name as holder_site_name, t.held_since_ms";

    /** Joins for a state table t with a holder. */
    static final String JOINS =
            " left join party hp on hp.item_no = t.holder_no left join site hs on hs.item_no = t.holder_site_no ";

    private Custodies() {}

    static CustodyView read(ResultSet row) throws SQLException {
        return CustodyView.newBuilder()
                .setPartyId(ItemViews.text(row, "holder_id"))
                .setPartyName(ItemViews.text(row, "holder_name"))
                .setSiteId(ItemViews.text(row, "holder_site_id"))
                .setSiteName(ItemViews.text(row, "holder_site_name"))
                .setSinceMs(row.getLong("held_since_ms"))
                .build();
    }
}
