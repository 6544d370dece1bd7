package suhuan.chaincode.domain.lot;

import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;

/**
 * The weights of a weigh-ticket.
 *
 * @param ticketNo number of the ticket
 * @param grossMg gross mass in mg, 1 to {@link Mass#MAX_WEIGHED_MG}
 * @param tareMg tare in mg, 0 to {@link Mass#MAX_WEIGHED_MG}
 * @param method method of the deduction
 * @param deductionPpm for SHARE, of gross minus tare, 0 to 1,000,000
 * @param deductionMg for FIXED the deducted mass, for PER_UNIT the mass a unit, in mg, 0 to {@link Mass#MAX_WEIGHED_MG}
 * @param deductionUnits for PER_UNIT, 0 to 1,000,000
 */
public record WeighTicket(
        String ticketNo,
        long grossMg,
        long tareMg,
        DeductionMethod method,
        int deductionPpm,
        long deductionMg,
        int deductionUnits) {
    /**
     * What a ticket comes to.
     *
     * @param deductionMg deducted mass in mg
     * @param netMg gross minus tare minus deduction, in mg, more than 0
     */
    public record Net(long deductionMg, long netMg) {}

    /** Net mass = gross - tare - deduction, or why nothing is left. */
    public Decision<Net> net() {
        long betweenMg = grossMg - tareMg;
        long deducted = betweenMg <= 0 ? 0 : deductedFrom(betweenMg);
        if (deducted >= betweenMg) {
            return Decision.refused(
                    Reason.WEIGHT_IMPLAUSIBLE,
                    "ticket_no",
                    ticketNo,
                    "gross_mg",
                    grossMg,
                    "tare_mg",
                    tareMg,
                    "deduction_mg",
                    deducted);
        }
        return Decision.accepted(new Net(deducted, betweenMg - deducted));
    }

    private long deductedFrom(long betweenMg) {
        return switch (method) {
            case UNSPECIFIED, NONE -> 0;
            case SHARE -> Mass.share(betweenMg, deductionPpm, 1_000_000);
            case FIXED -> deductionMg;
            case PER_UNIT -> Mass.saturatedProduct(deductionMg, deductionUnits);
        };
    }
}
