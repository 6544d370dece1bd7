package suhuan.chaincode.domain.secondlife;

import suhuan.chaincode.domain.reference.Days;

/**
 * What the last assessment of a battery found.
 *
 * @param assessedOn day of the test, yyyymmdd
 * @param stateOfHealthPpm measured capacity over rated capacity
 * @param cellSpreadPpm difference between the best and the worst cell inside
 * @param capacityMah measured capacity
 * @param voltageMv nominal voltage
 * @param suitability what it is fit for
 */
public record Assessment(
        int assessedOn,
        int stateOfHealthPpm,
        int cellSpreadPpm,
        long capacityMah,
        long voltageMv,
        Suitability suitability) {
    /** Whether it is more than a number of days old. */
    public boolean olderThan(long days, int today) {
        return Days.epochDay(today) - Days.epochDay(assessedOn) > days;
    }

    /** Energy as capacity times voltage, in µWh; at most 10,000,000,000,000,000. */
    public long energyMicrowattHours() {
        return capacityMah * voltageMv;
    }
}
