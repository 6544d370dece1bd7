package suhuan.gateway.app;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** A running gateway, or what is needed of one for a check. */
final class Gateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Foundation foundation;

    private Gateway(ConfigurableApplicationContext context, Foundation foundation) {
        this.context = context;
        this.foundation = foundation;
    }

    /** Starts all of it. Where that fails nothing stays behind, and {@link StartFailures#line} says why. */
    static Gateway serve(String... arguments) {
        return start(GatewayConfiguration.class, WebApplicationType.SERVLET, arguments);
    }

    /** Starts what a check of the data folder needs, and serves nothing. */
    static Gateway check(String... arguments) {
        return start(FsckConfiguration.class, WebApplicationType.NONE, arguments);
    }

    private static Gateway start(Class<?> configuration, WebApplicationType type, String... arguments) {
        Preflight preflight = new Preflight(type == WebApplicationType.SERVLET);
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(type);
        application.addListeners(preflight);
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext generic) {
                preflight.laid().begin();
                generic.registerBean(Foundation.class, preflight::laid);
            }
        });
        try {
            ConfigurableApplicationContext context = application.run(arguments);
            return new Gateway(context, preflight.laid());
        } catch (RuntimeException | Error e) {
            tidyUp(preflight.foundation(), e);
            throw e;
        }
    }

    /** Spring closes what it made; what was begun before it is closed here. The log begins only after the folder was taken. */
    private static void tidyUp(@Nullable Foundation foundation, Throwable failure) {
        if (foundation == null) {
            return;
        }
        LoggerFactory.getLogger(Gateway.class).error("the gateway cannot start", failure);
        try {
            foundation.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    Foundation foundation() {
        return foundation;
    }

    /** Where it listens. Also writes the file that says so. */
    ReadyFile ready() throws IOException {
        Environment environment = context.getEnvironment();
        ReadyFile ready = new ReadyFile(
                environment.getProperty("spring.grpc.server.address", "127.0.0.1"),
                grpcPort(),
                environment.getProperty("server.address", "127.0.0.1"),
                httpPort());
        ready.write(foundation.folder());
        return ready;
    }

    int grpcPort() {
        return context.getBeansOfType(GrpcServerLifecycle.class).values().stream()
                .mapToInt(GrpcServerLifecycle::getPort)
                .max()
                .orElse(0);
    }

    int httpPort() {
        WebServer server = context instanceof WebServerApplicationContext web ? web.getWebServer() : null;
        return server == null ? 0 : server.getPort();
    }

    /** A part, for tests. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes no more calls, answers those going on, then closes projection, ledger and database in this order. */
    @Override
    public void close() {
        context.close();
        foundation.close();
    }
}
