package suhuan.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to call.
 *
 * @param host host name or address
 * @param port port of the gateway's gRPC server
 * @param apiKey API key; null calls without one
 * @param deadline longest a single attempt of a call may take
 * @param retry how the same envelope is sent again
 */
public record ClientOptions(String host, int port, @Nullable String apiKey, Duration deadline, RetryPolicy retry) {
    /** Largest answer taken, in bytes. */
    public static final int MAX_MESSAGE_BYTES = 64 << 20;

    /** The gateway on this machine at its usual port. */
    public static ClientOptions local() {
        return new ClientOptions("127.0.0.1", 9090, null, Duration.ofSeconds(30), RetryPolicy.DEFAULT);
    }

    /** The same, at host:port. */
    public ClientOptions at(String newHost, int newPort) {
        return new ClientOptions(newHost, newPort, apiKey, deadline, retry);
    }

    /** The same, with a key. */
    public ClientOptions withKey(@Nullable String newKey) {
        return new ClientOptions(host, port, newKey, deadline, retry);
    }

    /** The same, with another way of sending again. */
    public ClientOptions withRetry(RetryPolicy newRetry) {
        return new ClientOptions(host, port, apiKey, deadline, newRetry);
    }

    /** Without the key: it belongs in no log. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
