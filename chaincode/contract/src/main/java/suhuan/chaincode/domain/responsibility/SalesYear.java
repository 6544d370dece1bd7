package suhuan.chaincode.domain.responsibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * Standing declarations of a producer's sales of a material on a market in a year: the year as a whole, or months, never both.
 *
 * @param periods by month
 */
public record SalesYear(List<Period> periods) {
    /** Nothing declared. */
    public static final SalesYear NONE = new SalesYear(List.of());

    /**
     * A declared period.
     *
     * @param month month; 0 is the whole year
     * @param declarationId its standing declaration
     */
    public record Period(int month, String declarationId) {}

    /** A period as texts name it. */
    public static String name(int year, int month) {
        return month == 0 ? String.valueOf(year) : year + "-" + (month < 10 ? "0" : "") + month;
    }

    /** Refuses what overlaps with a declared period. */
    public void mustBeFree(int year, int month, Checks checks) {
        for (Period period : periods) {
            if (period.month() == month || period.month() == 0 || month == 0) {
                checks.refuse(
                        Reason.SALES_DECLARED_BEFORE,
                        "period",
                        name(year, period.month()),
                        "declaration_id",
                        period.declarationId());
                return;
            }
        }
    }

    /** The standing declaration of a period; null for none. */
    public @Nullable String standing(int month) {
        for (Period period : periods) {
            if (period.month() == month) {
                return period.declarationId();
            }
        }
        return null;
    }

    /** With a period declared, in place of its declaration before. */
    public SalesYear declared(int month, String declarationId) {
        List<Period> all = new ArrayList<>(periods);
        all.removeIf(period -> period.month() == month);
        all.add(new Period(month, declarationId));
        all.sort(Comparator.comparingInt(Period::month));
        return new SalesYear(List.copyOf(all));
    }

    /** Refuses a period that is not over. */
    public static void mustBeOver(int year, int month, int today, Checks checks) {
        int thisYear = today / 10_000;
        int thisMonth = today / 100 % 100;
        checks.require(
                year < thisYear || (year == thisYear && month != 0 && month < thisMonth),
                Reason.PERIOD_NOT_OVER,
                "period",
                name(year, month),
                "today",
                today);
    }
}
