package suhuan.chaincode.domain.code;

import java.util.List;

/**
 * Codes of vehicle power batteries, GB/T 34014-2017.
 *
 * <pre>
 * 24 characters   001 C B 24 0000003 B3C 0221953
 *                 vendor 1-3, product type 4, battery type 5, specification 6-7, trace 8-14, date 15-17, serial 18-24
 * 19 characters   001 P E 01 B3C 0000001 R P
 *                 the same without trace, then R and the level at which a battery in cascade use is used again
 * </pre>
 *
 * <p>{@link #parse} is strict and is for writing: what it lets through is a code that a maker may put on a product. {@link
 * #read} is lenient and is for labels as they are found: it says what does not fit and goes on.
 */
public final class BatteryCode {
    /** Characters of a code of a first life. */
    public static final int LENGTH = 24;

    /** Characters of a code of a cascade product. */
    public static final int CASCADE_LENGTH = 19;

    /** Characters that name the model: vendor, product type, battery type, specification. */
    public static final int MODEL_LENGTH = 7;

    private BatteryCode() {}

    /** What a code strictly is. */
    public sealed interface Parsed permits Valid, Invalid {}

    /**
     * A code that fits the standard.
     *
     * @param code the whole code
     * @param vendor characters 1 to 3, given out on application
     * @param productType P pack, M module, C cell
     * @param chemistry A to G or Z; B is lithium iron phosphate, E is ternary
     * @param spec characters 6 and 7, filed by the maker
     * @param trace characters 8 to 14, the maker's own; empty for a cascade product
     * @param producedOnYyyymmdd day of production
     * @param serial seven digits, from 0000001 each day
     * @param reuseLevel P, M or C for a cascade product; 0 for a first life
     */
    public record Valid(
            String code,
            String vendor,
            char productType,
            char chemistry,
            String spec,
            String trace,
            int producedOnYyyymmdd,
            String serial,
            char reuseLevel)
            implements Parsed {
        /** The first seven characters: what a model filing covers. */
        public String modelCode() {
            return code.substring(0, MODEL_LENGTH);
        }

        /** Whether the code has the 19-character form of a cascade product. */
        public boolean cascade() {
            return reuseLevel != 0;
        }
    }

    /**
     * Not a code of the standard.
     *
     * @param part where, such as {@code vendor (1-3)}
     * @param problem what does not fit, with the offending characters
     */
    public record Invalid(String part, String problem) implements Parsed {}

    /** What a label says. */
    public sealed interface Reading permits Legible, Illegible {}

    /**
     * A label whose parts can be told apart.
     *
     * @param code the code as the label should read: upper case, halves in order
     * @param vendor characters 1 to 3
     * @param productType P, M or C
     * @param chemistry A to G or Z
     * @param spec characters 6 and 7
     * @param trace characters 8 to 14; empty for a cascade product
     * @param year 2011 to 2036; 0 where the character does not stand for a year
     * @param month 1 to 12
     * @param day 1 to 31; 0 where the character does not stand for a day
     * @param producedOnYyyymmdd day of production; 0 where year, month and day are not a day of the calendar
     * @param serial seven digits
     * @param reuseLevel P, M or C for a cascade product; 0 for a first life
     * @param warnings what does not fit the standard, in the order of the code; empty for a code {@link #parse} accepts
     */
    public record Legible(
            String code,
            String vendor,
            char productType,
            char chemistry,
            String spec,
            String trace,
            int year,
            int month,
            int day,
            int producedOnYyyymmdd,
            String serial,
            char reuseLevel,
            List<Invalid> warnings)
            implements Reading {}

    /**
     * A label that is not of the form of a code.
     *
     * @param why the first part that does not fit
     */
    public record Illegible(Invalid why) implements Reading {}

    /** Parses a code strictly. Never throws; the first part that does not fit, from the left, is named. */
    public static Parsed parse(String code) {
        BatteryCodeParts parts = BatteryCodeParts.of(code);
        Invalid problem = parts.firstProblem();
        return problem != null ? problem : parts.valid();
    }

    /**
     * Reads a label leniently: surrounding blanks and lower case are set right, two symbols scanned in the wrong order are
     * put in order, and a date or serial that cannot be is kept, each with a warning. Never throws.
     */
    public static Reading read(String label) {
        return BatteryLabel.read(label);
    }

    /**
     * Whether a text has the form of a module's or cell's 24-character code. The calendar is not asked. Looks at each
     * character once and allocates nothing, because a pack may name two thousand of them.
     */
    public static boolean isChildForm(String code) {
        return BatteryCodeForm.isChild(code);
    }
}
