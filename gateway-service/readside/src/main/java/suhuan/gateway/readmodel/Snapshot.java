package suhuan.gateway.readmodel;

import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.common.v1.Position;

/**
 * One state of the read model as one viewer sees it.
 *
 * @param jdbc runs queries within the snapshot
 * @param blockNumber last block in it; -1 for none
 * @param lastFactNo number of the last fact in it; 0 for none
 * @param viewerNo the viewer's item_no; 0 where it is not registered
 * @param regulator the viewer sees everything
 * @param nowMs time of the question; milliseconds since 1970-01-01 UTC
 */
record Snapshot(JdbcClient jdbc, long blockNumber, long lastFactNo, long viewerNo, boolean regulator, long nowMs) {
    /** Position the answer is true at: the end of the block. */
    Position asOf() {
        return Position.newBuilder().setBlockNumber(blockNumber).build();
    }

    /** A statement, with the parameters {@code viewerNo} and {@code lastFactNo} bound. */
    JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql).param("viewerNo", viewerNo).param("lastFactNo", lastFactNo);
    }

    /**
     * Condition for an item to be seen, for a query that looks at few items.
     *
     * @param item alias of table item in the query
     */
    String visible(String item) {
        if (!regulator && viewerNo == 0) {
            return "false";
        }
        return regulator
                ? "true"
                : "(" + item + ".kind in (5, 6, 7, 14) or " + sighted(item + ".item_no", ":lastFactNo") + ")";
    }

    /**
     * Condition for goods or a hand-over to be seen since a fact or earlier, for a query that looks at few items. A scalar subquery
     * is asked row by row; PostgreSQL would answer "exists" from a hash of all that the viewer sees.
     */
    String sighted(String itemNo, String sinceFactNo) {
        return regulator
                ? "true"
                : "coalesce((select true from sight where sight.party_no = :viewerNo and sight.item_no = " + itemNo
                        + " and sight.fact_no <= " + sinceFactNo + "), false)";
    }

    /**
     * Join that keeps the goods and hand-overs seen, for a query that looks at many items. The viewer is written out, as the best
     * plan for a maker of millions is not the best for a shop.
     */
    String sightJoin(String itemNo) {
        return regulator ? "" : " join sight on sight.party_no = " + viewerNo + " and sight.item_no = " + itemNo;
    }
}
