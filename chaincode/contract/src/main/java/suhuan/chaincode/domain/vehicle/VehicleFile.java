package suhuan.chaincode.domain.vehicle;

import java.util.ArrayList;
import java.util.List;

/**
 * What is on file about a vehicle: batteries that were replaced, and what was found wanting when it was scrapped.
 *
 * @param vin vehicle identification number
 * @param replacements replacements, oldest first
 * @param openCaseId case that is open; empty for none
 * @param wanting what the open case is about; nothing without one
 */
public record VehicleFile(String vin, List<Replacement> replacements, String openCaseId, Wanting wanting) {
    /** Most replacements a vehicle may have on file. */
    public static final int MOST_REPLACEMENTS = 64;

    /**
     * A replacement.
     *
     * @param oldId battery taken out
     * @param newId battery put in; empty for none
     */
    public record Replacement(String oldId, String newId) {}

    /** A vehicle of which nothing is on file. */
    public static VehicleFile empty(String vin) {
        return new VehicleFile(vin, List.of(), "", Wanting.NOTHING);
    }

    /** Whether the replacement of a battery is on file. */
    public boolean explains(String oldId) {
        return replacements.stream().anyMatch(replacement -> replacement.oldId().equals(oldId));
    }

    /** Whether a battery is on file as put in. */
    public boolean knowsAsNew(String newId) {
        return replacements.stream().anyMatch(replacement -> replacement.newId().equals(newId));
    }

    /** With one more replacement, which may explain some of what is wanting. */
    public VehicleFile with(Replacement replacement) {
        List<Replacement> more = new ArrayList<>(replacements);
        more.add(replacement);
        Wanting left = wanting.without(replacement);
        return new VehicleFile(vin, List.copyOf(more), left.nothing() ? "" : openCaseId, left);
    }

    /** With what was found wanting at scrapping. */
    public VehicleFile opening(String caseId, Wanting found) {
        return new VehicleFile(vin, replacements, caseId, found);
    }
}
