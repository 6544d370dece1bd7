package suhuan.cli.term;

/** Something the caller can mend: a missing file, a wrong option. One line that says which and what to do. */
public final class UsageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A problem with its text in the caller's language. */
    public UsageProblem(String text) {
        super(text);
    }
}
