package suhuan.bench;

/**
 * One row of the table: ours against a baseline, in pairs within one run. A figure is a rate or a cost; the ratio is ours
 * divided by theirs where {@link #oursOverTheirs} says so, else the other way round.
 */
interface Comparison extends AutoCloseable {
    /** Name of the row. */
    String id();

    /** What is measured, with its unit. */
    String what();

    /** What it is measured against. */
    String against();

    /** Settings worth knowing, such as counts and sizes. */
    String settings();

    /** The ratio that must be reached. */
    double floor();

    /** The ratio aimed for. */
    double aim();

    /** A smaller ratio is better. */
    default boolean smallerIsBetter() {
        return false;
    }

    /** The ratio is ours divided by theirs. */
    default boolean oursOverTheirs() {
        return true;
    }

    /** Pairs to measure, where the settings ask for so many. */
    default int pairs(int asked) {
        return asked;
    }

    /** Runs once what need not be measured: warm-up, preparation. */
    void prepare() throws Exception;

    /** Measures our side once. */
    double ours() throws Exception;

    /** Measures the baseline once. */
    double theirs() throws Exception;

    @Override
    void close() throws Exception;
}
