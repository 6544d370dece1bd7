package suhuan.cli.term;

/** What the process says to the shell when it ends. */
public final class ExitCode {
    /** All done. */
    public static final int OK = 0;
    /** A rule said no, or some rows were refused. */
    public static final int REFUSED = 1;
    /** Wrong usage, or it could not start. */
    public static final int USAGE = 2;
    /** The server did not answer. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
