package suhuan.gateway.projection;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Writes the index that finds the battery of a module or cell: the registrations of one transaction make one sorted run, and the
 * newest runs are merged when eight of them are of one size. So each code is written a handful of times in
 * a ledger's life, always in sequence, whatever the order of codes, and a search meets few runs.
 */
final class ChildIndex {
    /** Entries a row; 500 of 8 bytes fit a page twice. */
    static final int CHUNK_ENTRIES = 500;

    private static final int OFFSET_BITS = 24;
    private static final int FAN_OUT = 8;
    /** Runs of this many entries are merged no more: eight of them would weigh on one transaction. */
    private static final long CLOSED_ENTRIES = 1 << 20;

    private static final int NEWEST_RUNS = 128;

    private final ChildCodes childCodes = new ChildCodes();
    private final CopyBuffer lists = new CopyBuffer("battery_children", "item_no, codes");
    private long[] entries = new long[1024];
    private int entryCount;
    private long baseItemNo;
    private long lastItemNo;
    private long nextRunNo;

    ChildIndex(long nextRunNo) {
        this.nextRunNo = nextRunNo;
    }

    long nextRunNo() {
        return nextRunNo;
    }

    /** Adds the codes inside a battery; batteries come in ascending order. */
    void add(long itemNo, List<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        byte[][] sorted = ChildCodes.sorted(codes);
        lists.row().int8(itemNo).bytes(ChildCodes.encode(sorted));
        if (entryCount == 0) {
            baseItemNo = itemNo;
        }
        lastItemNo = itemNo;
        if (entryCount + sorted.length > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(entryCount + sorted.length, 2 * entries.length));
        }
        for (byte[] code : sorted) {
            entries[entryCount++] = childCodes.hash(code) << OFFSET_BITS | (itemNo - baseItemNo);
        }
    }

    void write(Connection connection) throws SQLException {
        if (entryCount == 0) {
            return;
        }
        lists.send(connection);
        Run merged = new Run(nextRunNo, baseItemNo, lastItemNo, entryCount);
        List<Run> old = runsToMerge(newestRuns(connection), merged);
        long[] all = Arrays.copyOf(entries, entryCount);
        if (!old.isEmpty()) {
            long base = old.get(0).baseItemNo();
            all = mergedEntries(connection, old, base);
            merged = new Run(nextRunNo, base, lastItemNo, all.length);
            delete(connection, old);
        }
        Arrays.sort(all);
        writeRun(connection, merged, all);
        nextRunNo++;
        entryCount = 0;
    }

    /**
     * The newest stored runs that become one with the new run, oldest first; often none. Eight runs of one level become one of
     * the next, with the smaller ones between them; so an entry is written about once a level, whether blocks are large or small.
     */
    private static List<Run> runsToMerge(List<Run> newestFirst, Run added) {
        int take = 0;
        long total = added.entryCount();
        for (int level = 0; level <= level(CLOSED_ENTRIES); level++) {
            int reach = take;
            long sum = total;
            int ofLevel = level(total) == level ? 1 : 0;
            while (reach < newestFirst.size() && mayMerge(newestFirst.get(reach), level, added)) {
                Run run = newestFirst.get(reach++);
                sum += run.entryCount();
                ofLevel += level(run.entryCount()) == level ? 1 : 0;
            }
            if (level(total) <= level && ofLevel >= FAN_OUT) {
                take = reach;
                total = sum;
            }
        }
        List<Run> old = new ArrayList<>(newestFirst.subList(0, take));
        Collections.reverse(old);
        return old;
    }

    private static boolean mayMerge(Run run, int level, Run added) {
        return level(run.entryCount()) <= level
                && run.entryCount() < CLOSED_ENTRIES
                && added.lastItemNo() - run.baseItemNo() < 1L << OFFSET_BITS;
    }

    /** Logarithm to base eight. */
    private static int level(long entryCount) {
        return (63 - Long.numberOfLeadingZeros(entryCount)) / 3;
    }

    private static List<Run> newestRuns(Connection connection) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select run_no, base_item_no, last_item_no, entry_count from child_run order by run_no desc limit "
                                + NEWEST_RUNS);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                runs.add(new Run(result.getLong(1), result.getLong(2), result.getLong(3), result.getLong(4)));
            }
        }
        return runs;
    }

    private long[] mergedEntries(Connection connection, List<Run> old, long base) throws SQLException {
        long total = entryCount + old.stream().mapToLong(Run::entryCount).sum();
        long[] all = new long[Math.toIntExact(total)];
        int count = 0;
        for (Run run : old) {
            long shift = run.baseItemNo() - base;
            try (PreparedStatement statement = connection.prepareStatement(
                    "select entries from child_chunk where run_no = ? order by first_entry")) {
                statement.setLong(1, run.runNo());
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        ByteBuffer chunk = ByteBuffer.wrap(result.getBytes(1));
                        while (chunk.hasRemaining()) {
                            all[count++] = chunk.getLong() + shift;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < entryCount; i++) {
            all[count++] = entries[i] + (baseItemNo - base);
        }
        if (count != all.length) {
            throw new IllegalStateException("child runs hold " + count + " entries, not " + all.length);
        }
        return all;
    }

    private static void delete(Connection connection, List<Run> old) throws SQLException {
        Object[] runNos = old.stream().map(Run::runNo).toArray();
        for (String table : List.of("child_chunk", "child_run")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from " + table + " where run_no = any (?)")) {
                statement.setArray(1, connection.createArrayOf("bigint", runNos));
                statement.executeUpdate();
            }
        }
    }

    /** Two codes of one battery may hash alike and need one entry. */
    private static void writeRun(Connection connection, Run run, long[] sorted) throws SQLException {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        CopyBuffer chunks = new CopyBuffer("child_chunk", "run_no, first_entry, entries");
        ByteBuffer chunk = ByteBuffer.allocate(Long.BYTES * CHUNK_ENTRIES);
        for (int from = 0; from < distinct; from += CHUNK_ENTRIES) {
            int to = Math.min(from + CHUNK_ENTRIES, distinct);
            chunk.clear();
            chunk.asLongBuffer().put(sorted, from, to - from);
            chunks.row().int8(run.runNo()).int8(sorted[from]).bytes(chunk.array(), Long.BYTES * (to - from));
        }
        chunks.send(connection);
        CopyBuffer runs = new CopyBuffer("child_run", "run_no, base_item_no, last_item_no, entry_count");
        runs.row()
                .int8(run.runNo())
                .int8(run.baseItemNo())
                .int8(run.lastItemNo())
                .int8(distinct);
        runs.send(connection);
    }

    private record Run(long runNo, long baseItemNo, long lastItemNo, long entryCount) {}
}
