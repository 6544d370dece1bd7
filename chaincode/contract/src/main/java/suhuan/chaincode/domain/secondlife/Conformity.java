package suhuan.chaincode.domain.secondlife;

import suhuan.chaincode.domain.reference.Days;

/**
 * Statement that a product conforms.
 *
 * @param kind who says so
 * @param documentNo number of the declaration or certificate
 * @param validFrom first day, yyyymmdd
 * @param validTo last day, yyyymmdd
 * @param revokedFrom first day without it, yyyymmdd; 0 is not revoked
 */
public record Conformity(ConformityKind kind, String documentNo, int validFrom, int validTo, int revokedFrom) {
    /** Whether it was revoked, from whatever day. */
    public boolean revoked() {
        return revokedFrom != 0;
    }

    /** The statement, revoked from a day on. */
    public Conformity revokedFrom(int day) {
        return new Conformity(kind, documentNo, validFrom, validTo, day);
    }

    /** Whether it holds on a day. */
    public boolean inForce(int day) {
        return Days.within(day, validFrom, validTo) && (revokedFrom == 0 || day < revokedFrom);
    }
}
