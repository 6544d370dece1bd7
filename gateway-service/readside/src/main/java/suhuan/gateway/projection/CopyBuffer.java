package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows of one table in the binary format of PostgreSQL's COPY, gathered in memory and sent at once. Values must be given in the
 * order and with the types of the columns.
 */
final class CopyBuffer {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int OID_INT2 = 21;
    private static final int OID_TEXT = 25;

    private final String copySql;
    private final int columnCount;
    private byte[] bytes = new byte[1024];
    private int size;
    private int rowCount;

    /**
     * @param table name of the table
     * @param columns names of the columns, separated by commas
     */
    CopyBuffer(String table, String columns) {
        copySql = "copy " + table + " (" + columns + ") from stdin with (format binary)";
        columnCount = columns.split(",").length;
    }

    int rowCount() {
        return rowCount;
    }

    CopyBuffer row() {
        if (rowCount++ == 0) {
            reserve(HEADER.length);
            System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
            size = HEADER.length;
        }
        reserve(2);
        putShort(columnCount);
        return this;
    }

    CopyBuffer int2(int value) {
        reserve(6);
        putInt(2);
        putShort(value);
        return this;
    }

    CopyBuffer int4(int value) {
        reserve(8);
        putInt(4);
        putInt(value);
        return this;
    }

    CopyBuffer int8(long value) {
        reserve(12);
        putInt(8);
        putLong(value);
        return this;
    }

    /** A number, or null for 0, which is never the number of anything. */
    CopyBuffer int8OrNull(long value) {
        return value == 0 ? none() : int8(value);
    }

    CopyBuffer bool(boolean value) {
        reserve(5);
        putInt(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyBuffer text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CopyBuffer bytes(byte[] value) {
        return bytes(value, value.length);
    }

    CopyBuffer bytes(byte[] value, int length) {
        reserve(4 + length);
        putInt(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
        return this;
    }

    CopyBuffer bytes(ByteString value) {
        reserve(4 + value.size());
        putInt(value.size());
        value.copyTo(bytes, size);
        size += value.size();
        return this;
    }

    CopyBuffer int2Array(Collection<Integer> values) {
        array(OID_INT2, values.size(), 6 * values.size());
        values.forEach(this::int2);
        return this;
    }

    CopyBuffer textArray(Collection<String> values) {
        byte[][] encoded =
                values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        array(
                OID_TEXT,
                encoded.length,
                Arrays.stream(encoded).mapToInt(v -> 4 + v.length).sum());
        for (byte[] value : encoded) {
            bytes(value);
        }
        return this;
    }

    CopyBuffer none() {
        reserve(4);
        putInt(-1);
        return this;
    }

    /** Sends the rows, if any, and forgets them. */
    void send(Connection connection) throws SQLException {
        if (rowCount == 0) {
            return;
        }
        reserve(2);
        putShort(-1);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copySql);
        try {
            copy.writeToCopy(bytes, 0, size);
            long written = copy.endCopy();
            if (written != rowCount) {
                throw new SQLException(written + " of " + rowCount + " rows written by " + copySql);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        clear();
    }

    void clear() {
        rowCount = 0;
        size = 0;
    }

    private void array(int elementOid, int count, int elementBytes) {
        reserve(4 + 20 + elementBytes);
        if (count == 0) {
            putInt(12);
            putInt(0);
            putInt(0);
            putInt(elementOid);
            return;
        }
        putInt(20 + elementBytes);
        putInt(1);
        putInt(0);
        putInt(elementOid);
        putInt(count);
        putInt(1);
    }

    private void putShort(int value) {
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    // Byte by byte: a view of the array for every number took a sixth of the gateway's time.
    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    @Override
    public @Nullable String toString() {
        return copySql + ": " + rowCount + " rows";
    }
}
