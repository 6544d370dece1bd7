package suhuan.chaincode.domain.battery;

import suhuan.chaincode.domain.common.ByNumber;
import suhuan.chaincode.domain.common.Numbered;

/**
 * Where a battery is in its handling: one of four independent axes, beside custody, ownership and battery status.
 *
 * <p>Declared in the order of the numbers of the vocabulary, which have gaps.
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
    /** Built into a product of a second life; comes out only when that is taken apart. */
    INCORPORATED(20),
    /** In use in a second life. */
    DEPLOYED(21),
    /** Taken out of the use of a second life and not yet returned. */
    RETIRED(22),
    /** Taken apart: its life has ended, its code stays. */
    DISMANTLED(23, true),
    /** Not found where it should have been inside; may turn up. */
    MISSING(24),
    /** Did not survive dismantling: its life has ended. */
    DESTROYED(25, true),
    /** Charged into a process run: its life has ended, its code stays. */
    PROCESSED(30, true);

    private static final ByNumber<Disposition> BY_NUMBER = ByNumber.of(values());

    private final int number;
    private final boolean terminal;

    Disposition(int number) {
        this(number, false);
    }

    Disposition(int number, boolean terminal) {
        this.number = number;
        this.terminal = terminal;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Disposition of(int number) {
        return BY_NUMBER.get(number);
    }

    @Override
    public int number() {
        return number;
    }

    /** Whether a life that came to this has ended: nothing more may happen to the battery. */
    public boolean terminal() {
        return terminal;
    }
}
