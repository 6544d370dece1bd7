package suhuan.gateway.app;

/** The gateway cannot start, for a reason a person can mend. The message is one line that says which and what to do. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String line) {
        super(line);
    }

    StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
