package suhuan.cli.demo;

/** Something the ledger or gateway did that the demo cannot go on with; the text says which step and why. */
final class DemoProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoProblem(String text) {
        super(text);
    }
}
