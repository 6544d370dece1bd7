package suhuan.chaincode.domain.lot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.material.BatteryFamily;

/**
 * What a lot is beside its material and grade. Parts of a lot are of the same nature.
 *
 * @param kind what it counts as
 * @param residueOfRunId run that waits for this residue to be handed to a licensed party; empty for other goods
 * @param assay what it is made of; null where not known
 * @param family family of the batteries it comes from
 * @param imported it came from abroad
 * @param inspected an imported lot was found to conform
 */
public record Nature(
        LotKind kind,
        String residueOfRunId,
        @Nullable Assay assay,
        BatteryFamily family,
        boolean imported,
        boolean inspected) {
    /** As most lots are taken in. */
    public static final Nature PLAIN = new Nature(LotKind.UNSPECIFIED, "", null, BatteryFamily.UNKNOWN, false, false);

    /** Taken in from abroad, not yet inspected. */
    public static final Nature FOREIGN = new Nature(LotKind.UNSPECIFIED, "", null, BatteryFamily.UNKNOWN, true, false);

    /** Come out of a run. */
    public static Nature made(LotKind kind, String runId, @Nullable Assay assay, BatteryFamily family) {
        return new Nature(kind, kind == LotKind.RESIDUE ? runId : "", assay, family, false, false);
    }

    /** Weighed heavier than it was offered: the same content in more mass. */
    public Nature thinned(long acceptedMg, long weighedMg) {
        return assay == null || weighedMg <= acceptedMg ? this : assayed(assay.thinned(acceptedMg, weighedMg));
    }

    /** With the assay that governs from now on. */
    public Nature assayed(Assay first) {
        return new Nature(kind, residueOfRunId, first, family, imported, inspected);
    }

    /** Found to conform, or not. */
    public Nature inspected(boolean conforms) {
        return new Nature(kind, residueOfRunId, assay, family, imported, conforms);
    }

    /** A residue for which no run waits any more. */
    public Nature handedOn() {
        return new Nature(kind, "", assay, family, imported, inspected);
    }

    /** Whether a run waits for this residue. */
    public boolean openResidue() {
        return !residueOfRunId.isEmpty();
    }

    /** Of lots put together, which are of one kind, have one assay or none, and wait for one run or none. */
    public static Nature merged(List<Lot> lots) {
        Nature all = lots.get(0).nature();
        for (Lot lot : lots) {
            Nature one = lot.nature();
            boolean abroad = all.imported || one.imported;
            boolean conforming = (!all.imported || all.inspected) && (!one.imported || one.inspected);
            all = new Nature(
                    all.kind,
                    all.residueOfRunId,
                    all.assay,
                    all.family == one.family ? all.family : BatteryFamily.UNKNOWN,
                    abroad,
                    abroad && conforming);
        }
        return all;
    }
}
