package suhuan.gateway.app;

import java.io.IOException;
import java.util.Arrays;

/**
 * Starts the gateway, or with {@code --fsck} checks a data folder and ends. A start that fails says why in one line on standard error
 * and ends with status 2.
 */
public final class GatewayMain {
    private static final int CANNOT_START = 2;

    private GatewayMain() {}

    /** Arguments are properties, such as {@code --server.port=0}; {@code --fsck} checks instead of serving. */
    public static void main(String[] arguments) {
        try {
            if (Arrays.asList(arguments).contains("--fsck")) {
                System.exit(check(arguments));
            }
            Gateway gateway = Gateway.serve(arguments);
            System.out.println(
                    gateway.ready().line(gateway.foundation().folder().path()));
            System.out.flush();
        } catch (RuntimeException | IOException | Error e) {
            System.err.println("suhuan: " + StartFailures.line(e));
            System.exit(CANNOT_START);
        }
    }

    private static int check(String... arguments) {
        try (Gateway gateway = Gateway.check(arguments)) {
            return Fsck.run(gateway.foundation(), System.out);
        }
    }
}
