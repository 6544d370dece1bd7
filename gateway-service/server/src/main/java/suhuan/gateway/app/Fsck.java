package suhuan.gateway.app;

import java.io.PrintStream;

/** Checks a data folder. */
final class Fsck {
    private Fsck() {}

    static int run(Foundation foundation, PrintStream out) {
        foundation.ledger();
        out.println("fsck: clean");
        return 0;
    }
}
