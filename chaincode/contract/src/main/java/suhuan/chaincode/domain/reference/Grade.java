package suhuan.chaincode.domain.reference;

/**
 * A grade of a material in one edition of one document.
 *
 * @param materialNumber number of the material in the vocabulary (suhuan.common.v1.Material)
 * @param name grade as written, such as 201-A or HRS101
 * @param validFrom first day, yyyymmdd; 0 is no bound
 * @param validTo last day, yyyymmdd; 0 is no bound
 * @param document standard that defines it
 * @param edition year of the standard, or "not stated"
 * @param limits what the standard demands, as far as known
 * @param mark how well the row is known: V primary source, V2 secondary source, M memory, I inferred
 */
public record Grade(
        int materialNumber,
        String name,
        int validFrom,
        int validTo,
        String document,
        String edition,
        String limits,
        String mark) {
    /** Whether the grade may be used on a day. */
    public boolean inForce(int yyyymmdd) {
        return Days.within(yyyymmdd, validFrom, validTo);
    }

    /** Whether a source was read for it; false for rows from memory or inference. */
    public boolean verified() {
        return mark.startsWith("V");
    }
}
