package suhuan.chaincode.domain.hold;

import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.reference.Days;

/**
 * An open recall of a model.
 *
 * @param caseId the case
 * @param openedBy party that opened it
 * @param makerPartyId maker of the model
 * @param producedFrom first day of production, yyyymmdd; 0 is no bound
 * @param producedTo last day of production, yyyymmdd; 0 is no bound
 * @param firstCode first code; empty is no bound
 * @param lastCode last code; empty is no bound
 */
public record Recall(
        String caseId,
        String openedBy,
        String makerPartyId,
        int producedFrom,
        int producedTo,
        String firstCode,
        String lastCode) {

    /** Whether it reaches a battery of the model. A code that tells no day of production is reached whatever the days. */
    boolean reaches(String batteryCode) {
        if (!firstCode.isEmpty() && batteryCode.compareTo(firstCode) < 0) {
            return false;
        }
        if (!lastCode.isEmpty() && batteryCode.compareTo(lastCode) > 0) {
            return false;
        }
        return !(BatteryCode.parse(batteryCode) instanceof BatteryCode.Valid parts)
                || Days.within(parts.producedOnYyyymmdd(), producedFrom, producedTo);
    }
}
