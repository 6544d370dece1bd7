package suhuan.gateway.projection;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items as the runs of blocks before left them, the latest touched, so that what is touched again soon is not read back from the
 * database that was just told of it. Right for as long as nobody else writes the tables, which the checkpoint tells.
 */
final class RecentItems {
    /** Items at most; about 1 KB each. */
    static final int MOST = 20_000;

    private final Map<ItemKey, Kept> items = new LinkedHashMap<>();

    /**
     * An item as it is in the tables.
     *
     * @param row its row
     * @param account what the accounts keep of it; null where that was not read
     */
    record Kept(StateRow row, @Nullable AccountItem account) {}

    /** Hands an item over to a run of blocks, which gives it back with {@link #keep}. */
    @Nullable
    Kept take(ItemKey key) {
        return items.remove(key);
    }

    /** Takes an item that was written. */
    void keep(ItemKey key, StateRow row, @Nullable AccountItem account) {
        row.written();
        if (account != null) {
            account.written();
        }
        items.put(key, new Kept(row, account));
        if (items.size() > MOST) {
            Iterator<ItemKey> oldest = items.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Forgets everything: what was taken may have changed and not been committed. */
    void clear() {
        items.clear();
    }
}
