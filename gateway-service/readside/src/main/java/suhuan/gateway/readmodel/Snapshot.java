package suhuan.gateway.readmodel;

import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.common.v1.Position;

/**
 * One state of the read model as one viewer sees it.
 *
 * @param sql runs queries within the snapshot
 * @param blockNumber last block in it; -1 for none
 * @param lastFactNo number of the last fact in it; 0 for none
 * @param viewerNo the viewer's item_no; 0 where it is not registered
 * @param regulator the viewer sees everything
 * @param nowMs time of the question; milliseconds since 1970-01-01 UTC
 */
record Snapshot(JdbcClient sql, long blockNumber, long lastFactNo, long viewerNo, boolean regulator, long nowMs) {
    /** Position the answer is true at: the end of the block. */
    Position asOf() {
        return Position.newBuilder().setBlockNumber(blockNumber).build();
    }

    /**
     * Condition for an item to be seen.
     *
     * @param item alias of table item in the query
     */
    String visible(String item) {
        if (regulator) {
            return "true";
        }
        if (viewerNo == 0) {
            return "false";
        }
        return "(" + item + ".kind in (5, 6, 7) or " + sighted(item + ".item_no") + ")";
    }

    /** Condition for a battery, candidate, lot or hand-over to be seen, by its number. */
    String sighted(String itemNo) {
        return sighted(itemNo, Long.toString(lastFactNo));
    }

    /** Condition for it to be seen since a fact or earlier. */
    String sighted(String itemNo, String sinceFactNo) {
        return regulator
                ? "true"
                : "exists (select 1 from sight where sight.party_no = " + viewerNo + " and sight.item_no = " + itemNo
                        + " and sight.fact_no <= " + sinceFactNo + ")";
    }
}
