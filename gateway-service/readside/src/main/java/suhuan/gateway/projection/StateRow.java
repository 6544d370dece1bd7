package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of a state table: an item as it is after the last fact folded. */
abstract class StateRow {
    /** Columns every item has, before its own. */
    static final String ITEM_COLUMNS = "item_no, valid_from_block, first_fact_no, last_fact_no, fact_count, ";

    long itemNo;
    long validFromBlock;
    long firstFactNo;
    long lastFactNo;
    int factCount;

    /** Bytes of this are the chain's head; empty before the first fact. */
    ByteString lastFactSha256 = ByteString.EMPTY;

    /** A row with this number is in the table. */
    boolean stored;

    /** The row differs from what is in the table. */
    boolean changed;

    /** No more differs than the columns of the chain: when it is valid from, its last fact, and how many there are. */
    boolean linked;

    abstract StateTable table();

    /** Takes note that the table has the row as it is now. */
    final void written() {
        stored = true;
        changed = false;
        linked = false;
    }

    /** Writes all columns in the order of {@link StateTable#columns}. */
    abstract void write(CopyBuffer out);

    final void writeItem(CopyBuffer out) {
        out.int8(itemNo).int8(validFromBlock).int8(firstFactNo).int8(lastFactNo).int4(factCount);
    }

    final void readItem(ResultSet in) throws SQLException {
        itemNo = in.getLong("item_no");
        validFromBlock = in.getLong("valid_from_block");
        firstFactNo = in.getLong("first_fact_no");
        lastFactNo = in.getLong("last_fact_no");
        factCount = in.getInt("fact_count");
        lastFactSha256 = ByteString.copyFrom(in.getBytes("last_fact_sha256"));
        stored = true;
    }
}
