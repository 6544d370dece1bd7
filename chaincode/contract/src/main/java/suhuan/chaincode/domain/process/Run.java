package suhuan.chaincode.domain.process;

/**
 * A process run.
 *
 * @param id id of the run
 * @param partyId party that runs it
 * @param siteId site where it runs
 * @param route route
 * @param ruleEdition rule edition the operator works by; empty for none
 * @param openedOn day it was opened, yyyymmdd
 * @param closedOn day it was closed, yyyymmdd; 0 while it is open
 * @param openResidueMg residue that no licensed party has taken yet, in mg
 * @param balance where it stands
 */
public record Run(
        String id,
        String partyId,
        String siteId,
        String route,
        String ruleEdition,
        int openedOn,
        int closedOn,
        long openResidueMg,
        RunBalance balance) {
    private static final int YEAR = 10_000;

    /** A run that begins. */
    public static Run opened(
            String id, String partyId, String siteId, String route, String edition, int day, RunBalance empty) {
        return new Run(id, partyId, siteId, route, edition, day, 0, 0, empty);
    }

    /** Whether it is closed. */
    public boolean closed() {
        return closedOn != 0;
    }

    /** Whether it is closed and its residue is handed on: its batteries count as recycled. */
    public boolean completed() {
        return closed() && openResidueMg == 0;
    }

    /** Year in which it was closed. */
    public int closedInYear() {
        return closedOn / YEAR;
    }

    /** The run, standing elsewhere. */
    public Run standing(RunBalance now) {
        return new Run(id, partyId, siteId, route, ruleEdition, openedOn, closedOn, openResidueMg, now);
    }

    /** The run, going on with another party at a site of its. */
    public Run reassignedTo(String toPartyId, String toSiteId) {
        return new Run(id, toPartyId, toSiteId, route, ruleEdition, openedOn, closedOn, openResidueMg, balance);
    }

    /** The run, closed. */
    public Run closedOn(int day) {
        return new Run(id, partyId, siteId, route, ruleEdition, openedOn, day, openResidueMg, balance);
    }

    /**
     * The run after its open residue changed.
     *
     * @param byMg more than 0 for residue that came out, less for residue that went to a licensed party
     * @throws IllegalStateException where less than nothing would be open: stored state contradicts itself
     */
    public Run residueChanged(long byMg) {
        long left = Math.addExact(openResidueMg, byMg);
        if (left < 0) {
            throw new IllegalStateException("more residue was handed on than came out");
        }
        return new Run(id, partyId, siteId, route, ruleEdition, openedOn, closedOn, left, balance);
    }
}
