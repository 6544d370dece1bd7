package suhuan.cli.call;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import suhuan.cli.term.UsageProblem;
import suhuan.client.ClientOptions;
import suhuan.client.RetryPolicy;
import suhuan.client.SuhuanClient;

/** Which gateway to call and with which key: option, then environment, then profile file. */
public final class Server {
    private static final int HIGHEST_PORT = 65_535;

    private Server() {}

    /** Little patience for somebody who waits at a terminal: less than a second where nothing listens. */
    private static final RetryPolicy SHORT = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(2));

    static SuhuanClient connect(GlobalOptions root) {
        return connect(root, SHORT);
    }

    /** A client with the patience asked for. */
    public static SuhuanClient connect(GlobalOptions root, RetryPolicy retry) {
        return new SuhuanClient(options(root).withRetry(retry));
    }

    private static ClientOptions options(GlobalOptions root) {
        String address = address(root);
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon < 1 || port < 1 || port > HIGHEST_PORT) throw new NumberFormatException(address);
            return ClientOptions.local().at(address.substring(0, colon), port).withKey(key(root));
        } catch (NumberFormatException e) {
            throw new UsageProblem(root.texts().get("server.malformed", address));
        }
    }

    /** The address to call, host:port. A party of the demo is called where it has its key. */
    public static String address(GlobalOptions root) {
        if (root.server != null) return root.server;
        if (root.as != null && root.key == null) {
            JsonObject party = demoParty(root, root.as);
            if (party.has("server")) return party.get("server").getAsString();
        }
        @Nullable String environment = System.getenv("SUHUAN_SERVER");
        if (environment != null && !environment.isBlank()) return environment;
        ClientOptions local = ClientOptions.local();
        return profile(root).getProperty("server", local.host() + ":" + local.port());
    }

    private static @Nullable String key(GlobalOptions root) {
        if (root.key != null) return root.key;
        if (root.as != null) return demoParty(root, root.as).get("api_key").getAsString();
        @Nullable String environment = System.getenv("SUHUAN_API_KEY");
        if (environment != null && !environment.isBlank()) return environment.strip();
        return profile(root).getProperty("key");
    }

    /** A party of the demo, by its short name: its key, and which gateway made it. */
    private static JsonObject demoParty(GlobalOptions root, String name) {
        Path file = dataFolder().resolve("demo-keys.json");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonObject parties = JsonParser.parseReader(reader).getAsJsonObject();
            if (!parties.has(name))
                throw new UsageProblem(
                        root.texts().get("as.unknown", name, root.texts().list(parties.keySet())));
            return parties.getAsJsonObject(name);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new UsageProblem(root.texts().get("as.nofile", file));
        }
    }

    /** Where the gateway of this machine keeps its data unless told otherwise. */
    public static Path dataFolder() {
        @Nullable String environment = System.getenv("SUHUAN_DATA");
        return Path.of(environment == null || environment.isBlank() ? ".suhuan" : environment);
    }

    private static Properties profile(GlobalOptions root) {
        Path file = root.profile != null ? root.profile : defaultProfile();
        Properties properties = new Properties();
        if (root.profile == null && !Files.isReadable(file)) return properties;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageProblem(root.texts().get("profile.unreadable", file));
        }
    }

    private static Path defaultProfile() {
        @Nullable String config = System.getenv("XDG_CONFIG_HOME");
        Path base = config == null || config.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(config);
        return base.resolve("suhuan").resolve("profile.properties");
    }
}
