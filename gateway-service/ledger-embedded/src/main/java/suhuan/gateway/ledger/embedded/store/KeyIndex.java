package suhuan.gateway.ledger.embedded.store;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * From a key's hash to the places where keys with that hash have their newest value. Keys themselves stay on disk: the
 * caller compares them. Entries are never removed.
 *
 * <p>Open addressing in 256 parts of primitive arrays, 16 bytes a slot, filled to at most four fifths and grown by a
 * quarter: 20 to 26 bytes a key. A part grows alone, so that growth moves a 256th of the keys at a time.
 */
final class KeyIndex {
    static final int PARTS = 256;
    private static final int FIRST_SLOTS = 16;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Part[] parts = new Part[PARTS];

    KeyIndex() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part(new long[2 * FIRST_SLOTS], 0);
        }
    }

    /** Slots as they lie: hash and place in turn, place zero for a free slot. */
    private static final class Part {
        private long[] slots;
        private int count;

        private Part(long[] slots, int count) {
            this.slots = slots;
            this.count = count;
        }
    }

    /**
     * Places for each hash, all as of one moment.
     *
     * @param places the places of all hashes one after the other
     * @param ends for each hash, where its places end
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once and never compared
    record Candidates(long[] places, int[] ends) {
        int from(int hash) {
            return hash == 0 ? 0 : ends[hash - 1];
        }

        boolean has(int hash, long place) {
            for (int i = from(hash); i < ends[hash]; i++) {
                if (places[i] == place) {
                    return true;
                }
            }
            return false;
        }
    }

    Candidates lookUp(long[] hashes) {
        long[] places = new long[hashes.length];
        int[] ends = new int[hashes.length];
        int count = 0;
        lock.readLock().lock();
        try {
            for (int i = 0; i < hashes.length; i++) {
                long hash = hashes[i];
                long[] slots = part(hash).slots;
                for (int at = home(hash, slots); slots[at + 1] != Location.NONE; at = next(at, slots)) {
                    if (slots[at] == hash) {
                        if (count == places.length) {
                            places = Arrays.copyOf(places, count + hashes.length - i);
                        }
                        places[count++] = slots[at + 1];
                    }
                }
                ends[i] = count;
            }
        } finally {
            lock.readLock().unlock();
        }
        return new Candidates(places, ends);
    }

    /**
     * Moves keys to new places at one moment.
     *
     * @param previous for each key the place it has now; {@link Location#NONE} for a key that is new
     */
    void moveAll(long[] hashes, long[] previous, long[] places) {
        lock.writeLock().lock();
        try {
            for (int i = 0; i < hashes.length; i++) {
                move(hashes[i], previous[i], places[i]);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void move(long hash, long previous, long place) {
        Part part = part(hash);
        if (previous == Location.NONE) {
            insert(part, hash, place);
            return;
        }
        long[] slots = part.slots;
        for (int at = home(hash, slots); slots[at + 1] != Location.NONE; at = next(at, slots)) {
            if (slots[at] == hash && slots[at + 1] == previous) {
                slots[at + 1] = place;
                return;
            }
        }
        throw new IllegalStateException(
                "index has no key at segment " + Location.segment(previous) + ", offset " + Location.offset(previous));
    }

    private static void insert(Part part, long hash, long place) {
        int capacity = part.slots.length / 2;
        if ((part.count + 1L) * 5 > capacity * 4L) {
            long[] old = part.slots;
            part.slots = new long[2 * (capacity + Math.max(4, capacity / 4))];
            for (int at = 0; at < old.length; at += 2) {
                if (old[at + 1] != Location.NONE) {
                    place(part.slots, old[at], old[at + 1]);
                }
            }
        }
        place(part.slots, hash, place);
        part.count++;
    }

    private static void place(long[] slots, long hash, long place) {
        int at = home(hash, slots);
        while (slots[at + 1] != Location.NONE) {
            at = next(at, slots);
        }
        slots[at] = hash;
        slots[at + 1] = place;
    }

    private Part part(long hash) {
        return parts[(int) (hash >>> 56)];
    }

    /** Spreads 32 bits of the hash, other than those that choose the part, over the slots without a division. */
    private static int home(long hash, long[] slots) {
        long spread = (hash >>> 24) & 0xFFFF_FFFFL;
        return 2 * (int) ((spread * (slots.length / 2)) >>> 32);
    }

    private static int next(int at, long[] slots) {
        return at + 2 == slots.length ? 0 : at + 2;
    }

    long size() {
        lock.readLock().lock();
        try {
            long size = 0;
            for (Part part : parts) {
                size += part.count;
            }
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Bytes of heap in the slots. */
    long heapBytes() {
        lock.readLock().lock();
        try {
            long bytes = 0;
            for (Part part : parts) {
                bytes += 8L * part.slots.length;
            }
            return bytes;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A copy of a part's slots; other parts may be newer by the time they are copied. */
    long[] copyOfPart(int part) {
        lock.readLock().lock();
        try {
            return parts[part].slots.clone();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Puts back a part copied before.
     *
     * @return false where these cannot be slots of that part
     */
    boolean restorePart(int part, long[] slots) {
        int count = 0;
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at + 1] != Location.NONE) {
                if (slots[at] >>> 56 != part) {
                    return false;
                }
                count++;
            }
        }
        if (slots.length < 2 * FIRST_SLOTS || count * 2L >= slots.length) {
            return false;
        }
        lock.writeLock().lock();
        try {
            parts[part] = new Part(slots, count);
        } finally {
            lock.writeLock().unlock();
        }
        return true;
    }
}
