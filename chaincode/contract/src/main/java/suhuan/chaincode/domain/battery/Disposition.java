package suhuan.chaincode.domain.battery;

import suhuan.chaincode.domain.common.Numbered;

/**
 * Where a battery is in its handling: one of four independent axes, beside custody, ownership and battery status.
 *
 * <p>Declared in the order of the numbers of the vocabulary.
 */
public enum Disposition implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Made or delivered and not yet in a vehicle. */
    AVAILABLE(1),
    /** In a vehicle. */
    IN_USE(2),
    /** Taken out of a vehicle and not yet returned. */
    REMOVED(3),
    /** Taken back and kept at a site. */
    STORED(4),
    /** Offered to another party and not yet accepted. */
    IN_TRANSIT(5),
    /** A registered code whose goods already move under a candidate; waits for MatchCandidate. */
    AWAITING_MATCH(6),
    /** A candidate that was matched to a code; its history goes on there. */
    MATCHED(7),
    /** Charged into a process run; the code stays and its life has ended. */
    PROCESSED(30);

    private static final Disposition[] ALL = values();

    private final int number;

    Disposition(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Disposition of(int number) {
        for (Disposition disposition : ALL) {
            if (disposition.number == number) {
                return disposition;
            }
        }
        throw new IllegalArgumentException("Disposition " + number);
    }

    @Override
    public int number() {
        return number;
    }
}
