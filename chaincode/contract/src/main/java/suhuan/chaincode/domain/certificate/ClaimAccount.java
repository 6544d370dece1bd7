package suhuan.chaincode.domain.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;

/**
 * What may be certified from one source, a run or a site: credited once, issued once, whatever the scheme, and year by year.
 * What is left is never less than nothing.
 *
 * @param source name of the source, for people
 * @param entries one for each claim, in their order
 */
public record ClaimAccount(String source, List<Entry> entries) {
    /**
     * One line of the account.
     *
     * @param claim what it is about
     * @param creditedMg recovered, in mg
     * @param issuedMg certified, in mg; never more than credited
     */
    public record Entry(Claim claim, long creditedMg, long issuedMg) {
        /** Checks that nothing was issued that was not credited. */
        public Entry {
            if (issuedMg < 0 || issuedMg > creditedMg) {
                throw new IllegalArgumentException("an account below nothing");
            }
        }

        /** What may still be certified, in mg. */
        public long leftMg() {
            return creditedMg - issuedMg;
        }
    }

    /** An account of nothing. */
    public static ClaimAccount empty(String source) {
        return new ClaimAccount(source, List.of());
    }

    /**
     * With more recovered. What would be more than can be named is left out: less may be claimed, never more.
     *
     * @param massMg 0 or more
     */
    public ClaimAccount credited(Claim claim, long massMg) {
        Entry entry = entry(claim);
        long credited = Math.min(Mass.MAX_MG, Mass.saturatedSum(entry.creditedMg(), massMg));
        return with(new Entry(claim, credited, entry.issuedMg()));
    }

    /** Refuses to certify more than is left. */
    public void mustCover(Claim claim, long massMg, Checks checks) {
        long left = entry(claim).leftMg();
        checks.require(
                massMg <= left,
                Reason.CLAIM_EXCEEDS_RECOVERED,
                "source",
                source,
                "available_mg",
                left,
                "element",
                claim.what(),
                "asked_mg",
                massMg);
    }

    /** With a certificate issued from it. */
    public ClaimAccount issued(Claim claim, long massMg) {
        Entry entry = entry(claim);
        return with(new Entry(claim, entry.creditedMg(), Math.addExact(entry.issuedMg(), massMg)));
    }

    /** The line of a claim; of nothing where there is none. */
    public Entry entry(Claim claim) {
        for (Entry entry : entries) {
            if (entry.claim().equals(claim)) {
                return entry;
            }
        }
        return new Entry(claim, 0, 0);
    }

    private ClaimAccount with(Entry changed) {
        List<Entry> all = new ArrayList<>(entries);
        all.removeIf(entry -> entry.claim().equals(changed.claim()));
        all.add(changed);
        all.sort(Comparator.comparing(Entry::claim));
        return new ClaimAccount(source, List.copyOf(all));
    }
}
