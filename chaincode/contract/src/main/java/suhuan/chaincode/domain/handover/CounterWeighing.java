package suhuan.chaincode.domain.handover;

import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;

/**
 * A line as the consignee accepts it.
 *
 * @param line line of the offer
 * @param acceptedMg accepted part of the offered mass, in mg
 * @param weighedMg counter-weighed mass in mg; equals {@code acceptedMg} where it was not weighed
 * @param toleranceMg largest difference the rule allows, in mg
 */
public record CounterWeighing(HandOverLine line, long acceptedMg, long weighedMg, long toleranceMg) {
    /**
     * Reads what the consignee says of a line.
     *
     * @param accepted accepted mass in mg; 0 is all of it
     * @param weighed weighed mass in mg; 0 is not weighed
     */
    public static CounterWeighing of(HandOverLine line, long accepted, long weighed, ToleranceRule rule) {
        long acceptedMg = accepted == 0 ? line.massMg() : accepted;
        return new CounterWeighing(
                line, acceptedMg, weighed == 0 ? acceptedMg : weighed, toleranceMg(rule, acceptedMg));
    }

    /** Largest difference a rule allows on an accepted mass, in mg, rounded down. */
    public static long toleranceMg(ToleranceRule rule, long acceptedMg) {
        return switch (rule) {
            case UNSPECIFIED, EXACT -> 0;
            case TRUCK_SCALE_3_PER_MILLE -> Mass.share(acceptedMg, 3, 1000);
            case ONE_PER_CENT -> Mass.share(acceptedMg, 1, 100);
            case FIVE_PER_CENT -> Mass.share(acceptedMg, 5, 100);
        };
    }

    /** Weighed minus accepted, in mg. */
    public long differenceMg() {
        return weighedMg - acceptedMg;
    }

    /** Whether the line was accepted whole. */
    public boolean whole() {
        return acceptedMg == line.massMg();
    }

    /** Refuses more than was offered, and a difference outside the rule. */
    public void mustFit(ToleranceRule rule, Checks checks) {
        checks.require(
                Math.abs(differenceMg()) <= toleranceMg,
                Reason.MASS_OUT_OF_TOLERANCE,
                "line_no",
                line.lineNo(),
                "weighed_mg",
                weighedMg,
                "accepted_mg",
                acceptedMg,
                "tolerance_rule",
                rule.name(),
                "tolerance_mg",
                toleranceMg);
        checks.require(
                acceptedMg <= line.massMg(),
                Reason.MORE_THAN_OFFERED,
                "line_no",
                line.lineNo(),
                "accepted_mg",
                acceptedMg,
                "offered_mg",
                line.massMg());
    }
}
