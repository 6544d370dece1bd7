package suhuan.chaincode.domain.reference;

/** A row of a table that holds for some days. */
interface DatedRow {
    /** First day, yyyymmdd; 0 is no bound. */
    int validFrom();

    /** Last day, yyyymmdd; 0 is no bound. */
    int validTo();

    /** Whether it holds on a day. */
    default boolean inForce(int yyyymmdd) {
        return Days.within(yyyymmdd, validFrom(), validTo());
    }
}
