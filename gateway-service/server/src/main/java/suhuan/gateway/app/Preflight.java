package suhuan.gateway.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Looks, as soon as properties are known and before logging begins, at what would stop the start later and with more words: the data
 * folder, its other holder, the ports.
 */
final class Preflight implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** After the configuration files are read ({@code +10}) and before logging is set up ({@code +20}). */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 15;

    private final boolean servers;
    private @Nullable Foundation foundation;

    /**
     * @param servers whether ports will be needed
     */
    Preflight(boolean servers) {
        this.servers = servers;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        GatewayProperties properties = Binder.get(environment).bindOrCreate("suhuan", GatewayProperties.class);
        if (servers) {
            portIsFree(environment, "HTTP", "server", 8080);
            portIsFree(environment, "gRPC", "spring.grpc.server", 9090);
        }
        Foundation laid = Foundation.lay(properties);
        foundation = laid;
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "suhuan",
                        Map.of(
                                "logging.file.name",
                                laid.folder().resolve("gateway.log").toString())));
    }

    /** What was begun; null where the start ended before. */
    @Nullable
    Foundation foundation() {
        return foundation;
    }

    /** What was begun. */
    Foundation laid() {
        Foundation laid = foundation;
        if (laid == null) {
            throw new IllegalStateException("asked for before the properties were known");
        }
        return laid;
    }

    private static void portIsFree(ConfigurableEnvironment environment, String what, String prefix, int otherwise) {
        int port = StartFailures.port(environment, prefix + ".port", otherwise);
        if (port <= 0) {
            return;
        }
        String address = environment.getProperty(prefix + ".address", "127.0.0.1");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new StartFailure(
                    "address " + address + " for " + what + " is unknown; mend --" + prefix + ".address", e);
        } catch (IOException e) {
            throw new StartFailure(StartFailures.portTaken(what, port, prefix + ".port"), e);
        }
    }
}
