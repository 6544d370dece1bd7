package suhuan.chaincode.domain.battery;

/**
 * Where a battery is in its handling: one of four independent axes, beside custody, ownership and battery status.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum Disposition {
    /** Not stated. */
    UNSPECIFIED,
    /** Made or delivered and not yet in a vehicle. */
    AVAILABLE,
    /** In a vehicle. */
    IN_USE,
    /** Taken out of a vehicle and not yet returned. */
    REMOVED,
    /** Taken back and kept at a site. */
    STORED,
    /** Offered to another party and not yet accepted. */
    IN_TRANSIT,
    /** A registered code whose goods already move under a candidate; waits for MatchCandidate. */
    AWAITING_MATCH,
    /** A candidate that was matched to a code; its history goes on there. */
    MATCHED;

    private static final Disposition[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Disposition of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("Disposition " + number);
        }
        return BY_NUMBER[number];
    }
}
