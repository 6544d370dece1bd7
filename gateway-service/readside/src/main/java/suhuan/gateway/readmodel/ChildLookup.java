package suhuan.gateway.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the batteries that hold a module or cell, by its whole code. The formats are told in the migration that makes the tables. */
final class ChildLookup {
    private static final int HASH_SHIFT = 25;
    private static final int OFFSET_BITS = 24;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    /** Batteries that claim one code; more are not looked at. */
    private static final int MAX_BATTERIES = 1000;

    private ChildLookup() {}

    /** Numbers of the batteries, ascending; almost always none or one. */
    static long[] find(Snapshot snapshot, String code) {
        byte[] utf8 = code.getBytes(StandardCharsets.UTF_8);
        long[] pointed = pointed(snapshot, hash(utf8));
        if (pointed.length == 0) {
            return pointed;
        }
        TreeSet<Long> found = new TreeSet<>();
        snapshot.sql("select item_no, codes from battery_children where item_no = any (:items)")
                .param("items", pointed)
                .query(row -> {
                    if (contains(row.getBytes(2), utf8)) {
                        found.add(row.getLong(1));
                    }
                });
        return found.stream().mapToLong(n -> n).toArray();
    }

    /**
     * Asks every run for the last chunk that begins at or before the hash's last possible entry. The limit keeps PostgreSQL to one
     * probe of the index for each run.
     */
    private static long[] pointed(Snapshot snapshot, long hash) {
        long highest = hash << OFFSET_BITS | OFFSET_MASK;
        TreeSet<Long> pointed = new TreeSet<>();
        List<Chunk> begunWithin = new ArrayList<>();
        snapshot.sql("select r.run_no, r.base_item_no, c.first_entry, c.entries from child_run r"
                        + " cross join lateral (select k.first_entry, k.entries from child_chunk k where k.run_no = r.run_no"
                        + "   and k.first_entry <= :highest order by k.first_entry desc limit 1) c")
                .param("highest", highest)
                .query(row -> {
                    Chunk chunk = new Chunk(row.getLong(1), row.getLong(2), row.getLong(3));
                    take(row.getBytes(4), chunk.baseItemNo(), hash, pointed);
                    if (chunk.beginsWith(hash)) {
                        begunWithin.add(chunk);
                    }
                });
        for (Chunk chunk : begunWithin) {
            takeChunksBefore(snapshot, chunk, hash, pointed);
        }
        return pointed.stream().limit(MAX_BATTERIES).mapToLong(n -> n).toArray();
    }

    /** Entries of one hash may run over several chunks, where many batteries claim one code. */
    private static void takeChunksBefore(Snapshot snapshot, Chunk last, long hash, Set<Long> pointed) {
        Chunk chunk = last;
        while (chunk.beginsWith(hash) && pointed.size() < MAX_BATTERIES) {
            long runNo = chunk.runNo();
            long baseItemNo = chunk.baseItemNo();
            Optional<Chunk> before = snapshot.sql("select first_entry, entries from child_chunk where run_no = :run"
                            + " and first_entry < :first order by first_entry desc limit 1")
                    .param("run", runNo)
                    .param("first", chunk.firstEntry())
                    .query((row, n) -> {
                        take(row.getBytes(2), baseItemNo, hash, pointed);
                        return new Chunk(runNo, baseItemNo, row.getLong(1));
                    })
                    .optional();
            if (before.isEmpty()) {
                return;
            }
            chunk = before.get();
        }
    }

    private static void take(byte[] chunk, long baseItemNo, long hash, Set<Long> pointed) {
        ByteBuffer entries = ByteBuffer.wrap(chunk);
        while (entries.hasRemaining()) {
            long entry = entries.getLong();
            if (entry >>> OFFSET_BITS == hash) {
                pointed.add(baseItemNo + (entry & OFFSET_MASK));
            }
        }
    }

    private record Chunk(long runNo, long baseItemNo, long firstEntry) {
        boolean beginsWith(long hash) {
            return firstEntry >>> OFFSET_BITS == hash;
        }
    }

    /** Whether a list, as battery_children holds it, has the code. */
    static boolean contains(byte[] list, byte[] wanted) {
        ByteBuffer in = ByteBuffer.wrap(list);
        byte[] code = new byte[0];
        while (in.hasRemaining()) {
            int shared = in.get() & 0xff;
            int rest = readVarint(in);
            byte[] next = Arrays.copyOf(code, shared + rest);
            in.get(next, shared, rest);
            code = next;
            if (Arrays.equals(code, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static int readVarint(ByteBuffer in) {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static long hash(byte[] code) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(code))
                            .getLong()
                    >>> HASH_SHIFT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
