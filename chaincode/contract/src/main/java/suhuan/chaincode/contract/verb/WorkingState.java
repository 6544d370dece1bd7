package suhuan.chaincode.contract.verb;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.state.Family;
import suhuan.chaincode.state.Stored;

/**
 * State as a transaction sees it: what was loaded, under what its own commands wrote. Values are decoded once and encoded
 * once. May be nested, to try commands that stand or fall together.
 */
public final class WorkingState {
    private final @Nullable WorkingState below;
    private final Map<String, Cell<?>> cells = new HashMap<>();

    /** A key with its value; the value is null where the key is absent. Cells are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Cell<T>(
            @Nullable Family<T> family,
            byte @Nullable [] loaded,
            @Nullable Stored<T> stored,
            boolean written) {}

    private WorkingState(@Nullable WorkingState below) {
        this.below = below;
    }

    /** A state in which nothing is loaded. */
    public static WorkingState empty() {
        return new WorkingState(null);
    }

    /** A state on top of this one; what it writes is seen here only after {@link #keep}. */
    public WorkingState nested() {
        return new WorkingState(this);
    }

    /** Takes note of a key that was asked for. */
    public void loaded(String key, byte @Nullable [] value) {
        if (cells.put(key, new Cell<>(null, value, null, false)) != null) {
            throw new IllegalStateException("a key was loaded twice");
        }
    }

    /** Whether a key was asked for or written. */
    public boolean knows(String key) {
        return cells.containsKey(key) || (below != null && below.knows(key));
    }

    /**
     * The value of a key, or null where it is absent.
     *
     * @throws IllegalStateException where the key was neither asked for nor written: a plan is wrong
     */
    public <T> @Nullable T find(Family<T> family, String key) {
        Stored<T> stored = stored(family, key);
        return stored == null ? null : stored.value();
    }

    /**
     * The value of a key with its last fact, or null where it is absent.
     *
     * @throws IllegalStateException where the key was neither asked for nor written: a plan is wrong
     */
    public <T> @Nullable Stored<T> stored(Family<T> family, String key) {
        Cell<?> cell = cells.get(key);
        if (cell == null) {
            if (below != null) {
                return below.stored(family, key);
            }
            throw new IllegalStateException("no plan named a key of " + family);
        }
        return decoded(family, key, cell);
    }

    /**
     * The value of a key that must be there.
     *
     * @throws IllegalStateException where it is not: stored state contradicts itself
     */
    public <T> T need(Family<T> family, String key) {
        T value = find(family, key);
        if (value == null) {
            throw new IllegalStateException("state names a " + family + " that is not there");
        }
        return value;
    }

    /** Writes a value. */
    public <T> void write(Family<T> family, String key, Stored<T> value) {
        cells.put(key, new Cell<>(family, null, value, true));
    }

    /** Makes what this nested state wrote part of the state below. */
    public void keep() {
        if (below == null) {
            throw new IllegalStateException("nothing below");
        }
        below.cells.putAll(cells);
    }

    /** Everything written, encoded, ascending by key. */
    public SortedMap<String, byte[]> writes() {
        SortedMap<String, byte[]> writes = new TreeMap<>();
        for (Map.Entry<String, Cell<?>> entry : cells.entrySet()) {
            if (entry.getValue().written()) {
                writes.put(entry.getKey(), encoded(entry.getValue()));
            }
        }
        return writes;
    }

    private <T> @Nullable Stored<T> decoded(Family<T> family, String key, Cell<?> cell) {
        if (cell.family() == family) {
            @SuppressWarnings("unchecked") // the family is the same, so its type is
            Cell<T> known = (Cell<T>) cell;
            return known.stored();
        }
        if (cell.family() != null) {
            throw new IllegalStateException("a key of " + cell.family() + " was read as " + family);
        }
        byte[] bytes = cell.loaded();
        Stored<T> stored = bytes == null ? null : family.decode(key.substring(key.indexOf('/') + 1), bytes);
        cells.put(key, new Cell<>(family, bytes, stored, false));
        return stored;
    }

    private static <T> byte[] encoded(Cell<T> cell) {
        Family<T> family = cell.family();
        Stored<T> stored = cell.stored();
        if (family == null || stored == null) {
            throw new IllegalStateException("a written key without value");
        }
        return family.encode(stored);
    }
}
