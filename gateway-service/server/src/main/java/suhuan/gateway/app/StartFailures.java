package suhuan.gateway.app;

import java.net.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;

/** Says in one line why the gateway cannot start and what to do. */
final class StartFailures {
    private static final int DEEPEST = 32;

    private StartFailures() {}

    /** The line, without a line end. */
    static String line(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof StartFailure failure) {
                return oneLine(String.valueOf(failure.getMessage()));
            }
            if (cause instanceof org.springframework.boot.context.properties.bind.BindException bind) {
                return oneLine("property " + bind.getName() + " cannot be read (" + firstLine(deepest(bind))
                        + "); mend it on the command line or in the environment");
            }
            if (cause instanceof InvalidConfigurationPropertyValueException value) {
                return oneLine("property " + value.getName() + " cannot be " + value.getValue()
                        + "; mend it on the command line or in the environment");
            }
            if (cause instanceof PortInUseException port) {
                return portTaken("HTTP", port.getPort(), "server.port");
            }
            if (cause instanceof BindException) {
                return oneLine("a port cannot be used (" + firstLine(cause)
                        + "); see server.port and spring.grpc.server.port");
            }
        }
        return oneLine(
                "the gateway cannot start: " + firstLine(deepest(thrown)) + "; see gateway.log in the data folder");
    }

    static String portTaken(String what, int port, String property) {
        return "port " + port + " for " + what + " is taken; stop what uses it or choose another with --" + property
                + " (0 for any)";
    }

    /** The configured port of a property. */
    static int port(Environment environment, String property, int otherwise) {
        return environment.getProperty(property, Integer.class, otherwise);
    }

    static Throwable deepest(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
