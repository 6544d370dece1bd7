package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Goes through a store's files from block 0, verifying everything, and makes a second account of the state beside the
 * store's own. The store may go on working; blocks published after the audit began are left out. For one thread.
 */
public final class StoreAudit {
    private final BlockStore store;
    private final Segments segments;
    private final PublishedBlock last;
    private final StateIndex account;

    /** Begins an audit of what is published now. */
    public StoreAudit(BlockStore store) {
        this.store = store;
        this.segments = store.segments();
        this.last = store.published();
        this.account = new StateIndex(
                new KeyIndex(),
                store.state().keyHash(),
                new ValueReader(segments, StoreOptions.defaults().cachedValues()));
    }

    /** Number of the last block the audit covers; -1 for none. */
    public long lastBlock() {
        return last.number();
    }

    /** State of the second account: as it was before the block that is being visited. */
    public Map<String, VersionedValue> read(Collection<String> keys) {
        return account.read(keys);
    }

    /**
     * Visits every block in order and takes its writes into the second account after the visit.
     *
     * @throws CorruptStoreException where durable bytes are not what they were
     * @throws StoreException where a file cannot be read
     */
    public void walk(Consumer<StoredBlock> visitor) {
        try {
            ChainWalk walk = new ChainWalk(segments, SegmentHeader.read(segments, 0));
            for (int segment = 0; segment <= Location.segment(last.end()); segment++) {
                SegmentHeader header = SegmentHeader.read(segments, segment);
                long length = Math.min(segments.file(segment).length(), last.readableEnd(segment));
                walk.walk(header, length, ChainWalk.noTail(segments), block -> {
                    visitor.accept(block);
                    account.replay(block);
                });
            }
            if (walk.nextNumber() - 1 != last.number() || !Arrays.equals(walk.previousSha256(), last.sha256())) {
                throw new CorruptStoreException(
                        segments.path(Location.segment(last.end())),
                        Location.offset(last.end()),
                        "blocks end with " + (walk.nextNumber() - 1) + " in place of " + last.number());
            }
        } catch (IOException problem) {
            throw new StoreException("a ledger file cannot be read: " + problem, problem);
        }
    }

    /**
     * Compares the store's own account of its state with the second one, after the walk.
     *
     * @param difference told, for each key in which they differ, the key and how
     */
    public void compare(BiConsumer<String, String> difference) {
        KeyIndex own = store.state().keys();
        ValueReader values = new ValueReader(segments, 0);
        for (int part = 0; part < KeyIndex.PARTS; part++) {
            long[] ownSlots = own.copyOfPart(part);
            for (long[] slot : entries(ownSlots)) {
                if (slot[1] < last.end() && !account.keys().lookUp(slot).has(0, slot[1])) {
                    String key = text(values, slot[1]);
                    boolean known = account.version(KeyBytes.of(key)) != Location.NONE;
                    difference.accept(key, known ? "the index names another value" : "only the index has it");
                }
            }
            for (long[] slot : entries(account.keys().copyOfPart(part))) {
                byte[] key = values.read(slot[1]).key();
                if (store.state().version(key) == Location.NONE) {
                    difference.accept(text(values, slot[1]), "the index does not have it");
                }
            }
        }
    }

    private static List<long[]> entries(long[] slots) {
        List<long[]> entries = new ArrayList<>();
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at + 1] != Location.NONE) {
                entries.add(new long[] {slots[at], slots[at + 1]});
            }
        }
        return entries;
    }

    private static String text(ValueReader values, long place) {
        return StoredBlock.WriteVisitor.text(values.read(place).key());
    }
}
