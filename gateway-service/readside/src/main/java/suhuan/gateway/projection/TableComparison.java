package suhuan.gateway.projection;

import java.util.List;

/**
 * How a table of the read model compares with one rebuilt from the ledger.
 *
 * @param table name
 * @param rowCount rows expected
 * @param expectedDigest digest of the rows rebuilt
 * @param foundDigest digest of the rows found
 * @param differences rows that differ, up to the most asked for; empty where the digests are equal
 */
public record TableComparison(
        String table, long rowCount, String expectedDigest, String foundDigest, List<Difference> differences) {
    /** Whether nothing differs. */
    public boolean same() {
        return expectedDigest.equals(foundDigest) && differences.isEmpty();
    }
}
