package suhuan.chaincode.domain.common;

import org.jspecify.annotations.Nullable;

/**
 * Gathers refusals and keeps the one with the lowest number; among equals the first. So the order in which rules are written
 * down never changes the answer. Used by one thread for one command.
 */
public final class Checks {
    private @Nullable Refusal lowest;

    /** Notes a refusal. */
    public void refuse(Reason reason, Object... namesAndValues) {
        if (lowest == null || reason.number() < lowest.reason().number()) {
            lowest = Refusal.of(reason, namesAndValues);
        }
    }

    /** Notes a refusal unless the condition holds. */
    public void require(boolean holds, Reason reason, Object... namesAndValues) {
        if (!holds) {
            refuse(reason, namesAndValues);
        }
    }

    /** Notes a refusal if there is one. */
    public void note(@Nullable Refusal refusal) {
        if (refusal != null
                && (lowest == null
                        || refusal.reason().number() < lowest.reason().number())) {
            lowest = refusal;
        }
    }

    /** Whether nothing was refused. */
    public boolean clean() {
        return lowest == null;
    }

    /** The refusal with the lowest number, or null. */
    public @Nullable Refusal refusal() {
        return lowest;
    }

    /**
     * The decision against it.
     *
     * @throws IllegalStateException where nothing was refused: the caller did not look
     */
    public <T> Decision<T> refused() {
        if (lowest == null) {
            throw new IllegalStateException("nothing was refused");
        }
        return Decision.refused(lowest);
    }
}
