package suhuan.chaincode.domain.reference;

/**
 * A rule by which closed runs are judged.
 *
 * @param id id of the rule
 * @param jurisdiction where it holds
 * @param document document
 * @param edition edition, by which operators name it
 * @param validFrom first day, yyyymmdd
 * @param validTo last day, yyyymmdd; 0 is no bound
 * @param routeGroup class of route, or the words it begins with
 * @param family number of the battery family; 0 for any
 * @param metric what is judged
 * @param grade grade the metric is about; empty for none
 * @param element element the metric is about; empty for the mass
 * @param atLeast the value must be reached; else it must not be reached
 * @param valuePpm threshold in ppm
 * @param wholeChain judged over all steps since the waste; else the run by itself
 * @param mark how well the row is known
 */
public record RecoveryRule(
        String id,
        String jurisdiction,
        String document,
        String edition,
        int validFrom,
        int validTo,
        String routeGroup,
        int family,
        Metric metric,
        String grade,
        String element,
        boolean atLeast,
        int valuePpm,
        boolean wholeChain,
        String mark) {
    /** What a rule judges. */
    public enum Metric {
        /** Recovered content of an element by content that went in. */
        RECOVERY,
        /** Counted mass of products by mass that went in. */
        EFFICIENCY,
        /** Share of an element in a grade that came out. */
        IMPURITY,
        /** Electrode powder that came out by what went in; compositions do not tell what went in. */
        POWDER
    }

    /** Whether it is in force on a day. */
    public boolean inForce(int yyyymmdd) {
        return Days.within(yyyymmdd, validFrom, validTo);
    }

    /** Whether it comes into force only after a day. */
    public boolean notYet(int yyyymmdd) {
        return validFrom != 0 && yyyymmdd < validFrom;
    }

    /** Whether it is about routes of a class. */
    public boolean isAbout(String group) {
        return group.equals(routeGroup) || group.startsWith(routeGroup + "_");
    }
}
