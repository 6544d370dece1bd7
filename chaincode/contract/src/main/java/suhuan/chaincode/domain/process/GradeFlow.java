package suhuan.chaincode.domain.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;

/**
 * What of one grade of one material went into a run and came out.
 *
 * @param materialNumber number of the material; 0 for losses
 * @param grade grade; empty for ungraded
 * @param inMg mass that went in, in mg
 * @param outMg mass that came out, in mg
 * @param unassayedMg part of {@code outMg} without assay, in mg
 * @param worst highest share of each element that an output of the grade was found to hold
 */
public record GradeFlow(
        int materialNumber, String grade, long inMg, long outMg, long unassayedMg, List<Assay.Share> worst) {
    /** Most grades of a run. */
    public static final int MOST_GRADES = 64;

    static GradeFlow none(int materialNumber, String grade) {
        return new GradeFlow(materialNumber, grade, 0, 0, 0, List.of());
    }

    boolean isOf(int material, String name) {
        return materialNumber == material && grade.equals(name);
    }

    GradeFlow plusIn(long massMg) {
        return new GradeFlow(materialNumber, grade, Math.addExact(inMg, massMg), outMg, unassayedMg, worst);
    }

    /** After an output. What is not judged by its impurities passes no elements. */
    GradeFlow plusOut(long massMg, @Nullable Assay assay, List<String> elements) {
        List<Assay.Share> shares = new ArrayList<>();
        boolean known = true;
        for (String element : elements) {
            Assay.Share found = assay == null ? null : assay.share(element);
            Assay.Share before = share(element);
            known &= found != null;
            if (found != null && (before == null || found.sharePpm() > before.sharePpm())) {
                shares.add(found);
            } else if (before != null) {
                shares.add(before);
            }
        }
        return new GradeFlow(
                materialNumber,
                grade,
                inMg,
                Math.addExact(outMg, massMg),
                known ? unassayedMg : Math.addExact(unassayedMg, massMg),
                List.copyOf(shares));
    }

    /** Without an output. The highest shares stay: which of the others had less is not kept. */
    GradeFlow minusOut(long massMg, @Nullable Assay assay, List<String> elements) {
        boolean known = true;
        for (String element : elements) {
            known &= assay != null && assay.share(element) != null;
        }
        return new GradeFlow(
                materialNumber, grade, inMg, outMg - massMg, known ? unassayedMg : unassayedMg - massMg, worst);
    }

    /** Highest share of an element found, or null. */
    Assay.@Nullable Share share(String element) {
        for (Assay.Share share : worst) {
            if (share.element().equals(element)) {
                return share;
            }
        }
        return null;
    }
}
