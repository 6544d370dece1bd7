package suhuan.chaincode.domain.reference;

import java.util.List;

/** Questions of the safety judgement, dated: any yes fails. Sources and marks are in {@code safety_questions.tsv}. */
public final class SafetyQuestions {
    private static final List<Question> ALL = ReferenceTable.rows("safety_questions.tsv", 7).stream()
            .map(row -> new Question(
                    row[0], ReferenceTable.day(row[1]), ReferenceTable.day(row[2]), row[3], row[4], row[5]))
            .toList();

    private SafetyQuestions() {}

    /**
     * A question in one edition.
     *
     * @param id id by which an answer names it
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param document what asks it
     * @param english wording
     * @param chinese wording
     */
    public record Question(String id, int validFrom, int validTo, String document, String english, String chinese)
            implements DatedRow {}

    /** Questions in force on a day, in the order of the table. */
    public static List<Question> inForce(int yyyymmdd) {
        return ALL.stream().filter(question -> question.inForce(yyyymmdd)).toList();
    }

    /** Every question of every edition. */
    public static List<Question> all() {
        return ALL;
    }
}
