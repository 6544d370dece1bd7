package suhuan.chaincode.domain.battery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Batteries in a vehicle.
 *
 * @param vin vehicle identification number
 * @param batteryIds batteries in it, ascending
 */
public record Vehicle(String vin, List<String> batteryIds) {
    /** Most batteries a vehicle may hold. */
    public static final int MOST_BATTERIES = 32;

    /** A vehicle without batteries. */
    public static Vehicle empty(String vin) {
        return new Vehicle(vin, List.of());
    }

    /** Number of batteries in it. */
    public int count() {
        return batteryIds.size();
    }

    /** Whether no battery fits any more. */
    public boolean full() {
        return count() >= MOST_BATTERIES;
    }

    /** The vehicle with one more battery. */
    public Vehicle with(String batteryId) {
        List<String> more = new ArrayList<>(batteryIds);
        more.add(batteryId);
        Collections.sort(more);
        return new Vehicle(vin, List.copyOf(more));
    }

    /** The vehicle without a battery. */
    public Vehicle without(String batteryId) {
        List<String> fewer = new ArrayList<>(batteryIds);
        fewer.remove(batteryId);
        return new Vehicle(vin, List.copyOf(fewer));
    }
}
