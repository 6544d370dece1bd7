package suhuan.chaincode.domain.battery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Batteries in a vehicle.
 *
 * @param vin vehicle identification number
 * @param batteryIds batteries in it, ascending
 * @param most most batteries it ever held at a time; 0 for a vehicle the ledger never knew a battery in
 * @param scrapped it was scrapped; no battery goes into it any more
 */
public record Vehicle(String vin, List<String> batteryIds, int most, boolean scrapped) {
    /** Most batteries a vehicle may hold. */
    public static final int MOST_BATTERIES = 32;

    /** A vehicle without batteries. */
    public static Vehicle empty(String vin) {
        return new Vehicle(vin, List.of(), 0, false);
    }

    /** Number of batteries in it. */
    public int count() {
        return batteryIds.size();
    }

    /** Whether no battery fits any more. */
    public boolean full() {
        return count() >= MOST_BATTERIES;
    }

    /** Whether a battery is in it. */
    public boolean holds(String batteryId) {
        return batteryIds.contains(batteryId);
    }

    /** The vehicle with one more battery. */
    public Vehicle with(String batteryId) {
        List<String> more = new ArrayList<>(batteryIds);
        more.add(batteryId);
        Collections.sort(more);
        return new Vehicle(vin, List.copyOf(more), Math.max(most, more.size()), scrapped);
    }

    /** The vehicle without a battery. */
    public Vehicle without(String batteryId) {
        List<String> fewer = new ArrayList<>(batteryIds);
        fewer.remove(batteryId);
        return new Vehicle(vin, List.copyOf(fewer), most, scrapped);
    }

    /** The vehicle once it was scrapped. */
    public Vehicle afterScrapping() {
        return new Vehicle(vin, batteryIds, most, true);
    }
}
