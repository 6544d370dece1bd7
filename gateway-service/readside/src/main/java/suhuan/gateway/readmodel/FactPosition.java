package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import suhuan.common.v1.Position;

/** The place of a fact, as columns. */
final class FactPosition {
    /** Columns of table fact under alias f. */
    static final String COLUMNS = "f.block_number, f.transaction_index, f.envelope_index, f.command_index";

    private FactPosition() {}

    static Position read(ResultSet in) throws SQLException {
        return Position.newBuilder()
                .setBlockNumber(in.getLong("block_number"))
                .setTransactionIndex(in.getInt("transaction_index"))
                .setEnvelopeIndex(in.getInt("envelope_index"))
                .setCommandIndex(in.getInt("command_index"))
                .build();
    }
}
