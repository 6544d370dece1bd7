package suhuan.chaincode.contract.verb;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.state.Family;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;

/** What an accepted command comes to: the body of its fact, the items it touches, and what else is written. */
public final class Change {
    private final Fact.Builder fact;
    private final List<Item<?>> items = new ArrayList<>();
    private final List<Plain<?>> plain = new ArrayList<>();
    private final List<String> createdIds = new ArrayList<>();

    /**
     * An item of the fact with its new value.
     *
     * @param kind kind of the item
     * @param id id within the kind
     * @param key its key
     * @param family how it is stored
     * @param value its value after the fact
     */
    public record Item<T>(ItemKind kind, String id, String key, Family<T> family, T value) {}

    /**
     * A value without a history.
     *
     * @param key its key
     * @param family how it is stored
     * @param value its value after the fact
     */
    public record Plain<T>(String key, Family<T> family, T value) {}

    private Change(Fact.Builder fact) {
        this.fact = fact;
    }

    /** A change told by a fact, of which only the body is set. */
    public static Change told(Fact.Builder fact) {
        return new Change(fact);
    }

    /** Adds an item the fact touches. */
    public <T> Change item(ItemKind kind, String id, String key, Family<T> family, T value) {
        items.add(new Item<>(kind, id, key, family, value));
        return this;
    }

    /** Adds a value without a history. */
    public <T> Change plain(String key, Family<T> family, T value) {
        plain.add(new Plain<>(key, family, value));
        return this;
    }

    /** Names an item the command brought into being. */
    public Change created(String id) {
        createdIds.add(id);
        return this;
    }

    /** The fact, of which only the body is set. */
    public Fact.Builder fact() {
        return fact;
    }

    /** Items in the order they were added. */
    public List<Item<?>> items() {
        return items;
    }

    /** Values without a history in the order they were added. */
    public List<Plain<?>> plain() {
        return plain;
    }

    /** Items brought into being, in the order of the command. */
    public List<String> createdIds() {
        return createdIds;
    }
}
