package suhuan.chaincode.domain.handover;

import java.util.List;
import suhuan.chaincode.domain.common.Numbered;
import suhuan.chaincode.domain.material.Act;

/**
 * Goods offered by one party to another. Resolves at most once.
 *
 * @param id id of the hand-over
 * @param consignorPartyId who offers
 * @param consigneePartyId who is offered
 * @param act what the consignee will do with the goods
 * @param lines goods, numbered from 1 in this order
 * @param expiresAtMs end of the offer, milliseconds since 1970-01-01 UTC
 * @param rule rule by which the counter-weighed mass is judged
 * @param outcome how it was resolved, or OPEN; an expired offer stays OPEN here, its end is a matter of the time
 * @param partModelCodes models of parts, and of parts of parts, of the products among the goods, ascending
 */
public record HandOver(
        String id,
        String consignorPartyId,
        String consigneePartyId,
        Act act,
        List<HandOverLine> lines,
        long expiresAtMs,
        ToleranceRule rule,
        Outcome outcome,
        List<String> partModelCodes) {
    /** Most lines of an offer. */
    public static final int MOST_LINES = 500;

    /** Longest offer: 90 days in ms. */
    public static final long LONGEST_MS = 90L * 86_400_000L;

    /** How a hand-over stands. */
    public enum Outcome implements Numbered {
        /** Neither accepted, refused nor withdrawn. */
        OPEN(0),
        /** Accepted, wholly or in part. */
        ACCEPTED(1),
        /** Refused by the consignee. */
        REFUSED(2),
        /** Withdrawn by the consignor. */
        WITHDRAWN(3);

        private static final Outcome[] BY_NUMBER = values();

        private final int number;

        Outcome(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        /**
         * The outcome with a number.
         *
         * @throws IllegalArgumentException where this version does not know the number
         */
        public static Outcome of(int number) {
            if (number < 0 || number >= BY_NUMBER.length) {
                throw new IllegalArgumentException("Outcome " + number);
            }
            return BY_NUMBER[number];
        }
    }

    /** The hand-over, resolved. */
    public HandOver resolved(Outcome how) {
        return new HandOver(id, consignorPartyId, consigneePartyId, act, lines, expiresAtMs, rule, how, partModelCodes);
    }

    /** Whether nobody resolved it. */
    public boolean open() {
        return outcome == Outcome.OPEN;
    }
}
