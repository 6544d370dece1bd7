package suhuan.chaincode.domain.common;

/**
 * What a rule decides: yes with a result, or no with a reason.
 *
 * @param <T> the result of a yes
 */
public sealed interface Decision<T> permits Decision.Accepted, Decision.Refused {
    /**
     * Yes.
     *
     * @param value what it comes to
     */
    record Accepted<T>(T value) implements Decision<T> {}

    /**
     * No.
     *
     * @param refusal why
     */
    record Refused<T>(Refusal refusal) implements Decision<T> {}

    /** Yes. */
    static <T> Decision<T> accepted(T value) {
        return new Accepted<>(value);
    }

    /** No. */
    static <T> Decision<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** No. */
    static <T> Decision<T> refused(Reason reason, Object... namesAndValues) {
        return new Refused<>(Refusal.of(reason, namesAndValues));
    }
}
