package suhuan.chaincode.domain.vehicle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import suhuan.chaincode.domain.battery.Vehicle;

/**
 * Comparison of the batteries the ledger knows in a vehicle with those that came in it to be scrapped 车电一体.
 *
 * @param taken batteries of the vehicle that came, ascending
 * @param wanting what is missing or another, and no record explains
 * @param outcome how the vehicle arrived
 */
public record Scrapping(List<String> taken, Wanting wanting, ScrapOutcome outcome) {
    /** Compares. */
    public static Scrapping of(Vehicle vehicle, VehicleFile file, List<String> arrived) {
        List<String> taken = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (String id : arrived) {
            if (vehicle.holds(id)) {
                taken.add(id);
            } else if (!file.knowsAsNew(id)) {
                foreign.add(id);
            }
        }
        Collections.sort(taken);
        if (vehicle.most() == 0 && file.replacements().isEmpty()) {
            return new Scrapping(List.copyOf(taken), Wanting.NOTHING, ScrapOutcome.NOTHING_TO_COMPARE);
        }
        List<String> missing = vehicle.batteryIds().stream()
                .filter(id -> !taken.contains(id) && !file.explains(id))
                .toList();
        Collections.sort(foreign);
        Wanting wanting = new Wanting(missing, List.copyOf(foreign), unexplained(vehicle, file));
        return new Scrapping(
                List.copyOf(taken), wanting, wanting.nothing() ? ScrapOutcome.COMPLETE : ScrapOutcome.INCOMPLETE);
    }

    /** Batteries taken out before and never put back or replaced, so far as no replacement on file tells of them. */
    private static int unexplained(Vehicle vehicle, VehicleFile file) {
        int gone = vehicle.most() - vehicle.count();
        for (VehicleFile.Replacement replacement : file.replacements()) {
            gone -= vehicle.holds(replacement.oldId()) ? 0 : 1;
        }
        return Math.max(0, gone);
    }
}
