package suhuan.gateway.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/**
 * Starts the gateway, or with {@code --fsck} checks a data folder and ends. A start that fails says why in one line on standard error
 * and ends with status 2.
 */
public final class GatewayMain {
    private static final int CANNOT_START = 2;

    private GatewayMain() {}

    /** Arguments are properties, such as {@code --server.port=0}; {@code --fsck} checks instead of serving. */
    public static void main(String[] args) {
        boolean check = Arrays.asList(args).contains("--fsck");
        Preflight preflight = new Preflight(!check);
        try {
            ConfigurableApplicationContext context =
                    application(preflight, check).run(args);
            if (check) {
                int status = Fsck.run(context, System.out);
                context.close();
                System.exit(status);
            }
            announce(context, preflight, System.out);
        } catch (RuntimeException | IOException e) {
            LoggerFactory.getLogger(GatewayMain.class).error("the gateway cannot start", e);
            closeAfter(preflight, e);
            System.err.println("suhuan: " + StartFailures.line(e));
            System.exit(CANNOT_START);
        }
    }

    private static SpringApplication application(Preflight preflight, boolean check) {
        SpringApplication application =
                new SpringApplication(check ? FsckConfiguration.class : GatewayConfiguration.class);
        application.setWebApplicationType(check ? WebApplicationType.NONE : WebApplicationType.SERVLET);
        application.addListeners(preflight);
        application.addInitializers(context -> {
            Foundation foundation = preflight.foundation();
            if (foundation != null && context instanceof GenericApplicationContext generic) {
                generic.registerBean(Foundation.class, () -> foundation);
            }
        });
        return application;
    }

    private static void announce(ConfigurableApplicationContext context, Preflight preflight, PrintStream out)
            throws IOException {
        Foundation foundation = preflight.foundation();
        if (foundation == null || !(context instanceof WebServerApplicationContext web)) {
            throw new IllegalStateException("started without servers");
        }
        Environment environment = context.getEnvironment();
        int http = web.getWebServer() == null ? 0 : web.getWebServer().getPort();
        ReadyFile ready = new ReadyFile(
                environment.getProperty("spring.grpc.server.address", "127.0.0.1"),
                grpcPort(context),
                environment.getProperty("server.address", "127.0.0.1"),
                http);
        ready.write(foundation.folder());
        out.println(ready.line(foundation.folder().path()));
        out.flush();
    }

    private static int grpcPort(ConfigurableApplicationContext context) {
        return context.getBeansOfType(GrpcServerLifecycle.class).values().stream()
                .mapToInt(GrpcServerLifecycle::getPort)
                .max()
                .orElse(0);
    }

    /** Spring closes what it made; what was begun before it is closed here. */
    private static void closeAfter(Preflight preflight, Exception failure) {
        Foundation foundation = preflight.foundation();
        if (foundation != null) {
            try {
                foundation.close();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
