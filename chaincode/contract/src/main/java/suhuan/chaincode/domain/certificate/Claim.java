package suhuan.chaincode.domain.certificate;

import java.util.Comparator;

/**
 * What a claim is about.
 *
 * @param year year in which it was recovered
 * @param materialNumber number of the material
 * @param element symbol; empty for the mass
 */
public record Claim(int year, int materialNumber, String element) implements Comparable<Claim> {
    private static final Comparator<Claim> ORDER = Comparator.comparingInt(Claim::year)
            .thenComparingInt(Claim::materialNumber)
            .thenComparing(Claim::element);

    /** The claim in words. */
    public String what() {
        return element.isEmpty() ? "mass" : element;
    }

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
