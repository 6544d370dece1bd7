package suhuan.chaincode.domain.reference;

import java.util.List;

/** Rules by which closed runs are judged; dated, in {@code recovery_rules.tsv}. */
public final class RecoveryRules {
    private static final List<RecoveryRule> ALL = ReferenceTable.rows("recovery_rules.tsv", 15).stream()
            .map(RecoveryRules::rule)
            .toList();

    private RecoveryRules() {}

    /** Whether a rule of the edition is in force on a day. */
    public static boolean editionInForce(String edition, int yyyymmdd) {
        for (RecoveryRule rule : ALL) {
            if (rule.edition().equals(edition) && rule.inForce(yyyymmdd)) {
                return true;
            }
        }
        return false;
    }

    /** Every rule, in the order of the list. */
    public static List<RecoveryRule> all() {
        return ALL;
    }

    private static RecoveryRule rule(String[] cells) {
        return new RecoveryRule(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                DatedRows.day("recovery_rules.tsv", cells[4]),
                DatedRows.day("recovery_rules.tsv", cells[5]),
                cells[6],
                cells[7].equals("*") ? 0 : Integer.parseInt(cells[7]),
                RecoveryRule.Metric.valueOf(cells[8]),
                DatedRows.word(cells[9]),
                DatedRows.word(cells[10]),
                isAtLeast(cells[11]),
                Integer.parseInt(cells[12]),
                cells[13].equals("CHAIN"),
                cells[14]);
    }

    private static boolean isAtLeast(String comparator) {
        return switch (comparator) {
            case "GE" -> true;
            case "LT" -> false;
            default -> throw new IllegalStateException("recovery_rules.tsv: comparator " + comparator);
        };
    }
}
