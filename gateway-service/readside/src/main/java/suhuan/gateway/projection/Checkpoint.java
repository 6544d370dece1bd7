package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far the projection is.
 *
 * @param blockNumber last block in the tables; -1 for none
 * @param blockSha256 its hash; empty for none
 * @param nextFactNo number of the next fact
 * @param nextItemNo number of the next item
 * @param nextRunNo number of the next run of the child index
 */
record Checkpoint(long blockNumber, ByteString blockSha256, long nextFactNo, long nextItemNo, long nextRunNo) {

    static Checkpoint read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select block_number, block_sha256, next_fact_no, next_item_no, next_run_no from checkpoint");
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("the read model has no checkpoint");
            }
            return new Checkpoint(
                    result.getLong(1),
                    ByteString.copyFrom(result.getBytes(2)),
                    result.getLong(3),
                    result.getLong(4),
                    result.getLong(5));
        }
    }

    /**
     * Moves the checkpoint on within the transaction.
     *
     * @return false where it no longer stands where this one does: another projector was here
     */
    boolean advance(Connection connection, Checkpoint to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update checkpoint set block_number = ?, block_sha256 = ?, next_fact_no = ?, next_item_no = ?, next_run_no = ?"
                        + " where block_number = ?")) {
            statement.setLong(1, to.blockNumber);
            statement.setBytes(2, to.blockSha256.toByteArray());
            statement.setLong(3, to.nextFactNo);
            statement.setLong(4, to.nextItemNo);
            statement.setLong(5, to.nextRunNo);
            statement.setLong(6, blockNumber);
            return statement.executeUpdate() == 1;
        }
    }
}
