package suhuan.gateway.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
        snapshot.sql()
                .sql("select item_no, codes from battery_children where item_no = any (:items)")
                .param("items", pointed)
                .query(row -> {
                    if (contains(row.getBytes(2), utf8)) {
                        found.add(row.getLong(1));
                    }
                });
        return found.stream().mapToLong(n -> n).toArray();
    }

    private static long[] pointed(Snapshot snapshot, long hash) {
        long lowest = hash << OFFSET_BITS;
        long highest = lowest | OFFSET_MASK;
        TreeSet<Long> pointed = new TreeSet<>();
        snapshot.sql()
                .sql("select r.base_item_no, c.entries from child_run r join lateral (select entries from child_chunk k"
                        + " where k.run_no = r.run_no and k.first_entry <= :highest and k.first_entry >= coalesce("
                        + "   (select max(b.first_entry) from child_chunk b where b.run_no = r.run_no"
                        + "     and b.first_entry <= :lowest), 0)) c on true")
                .param("lowest", lowest)
                .param("highest", highest)
                .query(row -> {
                    ByteBuffer entries = ByteBuffer.wrap(row.getBytes(2));
                    while (entries.hasRemaining() && pointed.size() < MAX_BATTERIES) {
                        long entry = entries.getLong();
                        if (entry >>> OFFSET_BITS == hash) {
                            pointed.add(row.getLong(1) + (entry & OFFSET_MASK));
                        }
                    }
                });
        return pointed.stream().mapToLong(n -> n).toArray();
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
