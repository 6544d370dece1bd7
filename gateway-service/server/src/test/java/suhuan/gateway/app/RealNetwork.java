package suhuan.gateway.app;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Fabric network that tests may use: {@code -Dsuhuan.fabric=smoke} or {@code full} for one of {@code network/net}, or {@code
 * -Dsuhuan.fabric.connections=FOLDER} with connection files.
 */
final class RealNetwork {
    private RealNetwork() {}

    /** The connection file of an organisation; null where no network was named. */
    static Path connection(String organisation) {
        Path folder = connections();
        if (folder == null) {
            return null;
        }
        Path file = folder.resolve(organisation + ".json");
        if (!Files.isReadable(file)) {
            throw new AssertionError("a network was named and " + file + " cannot be read; is it up and deployed?");
        }
        return file;
    }

    private static Path connections() {
        String folder = System.getProperty("suhuan.fabric.connections", "");
        if (!folder.isEmpty()) {
            return Path.of(folder);
        }
        String profile = System.getProperty("suhuan.fabric", "");
        if (profile.isEmpty()) {
            return null;
        }
        String state = System.getenv("SUHUAN_NETWORK_STATE");
        Path networks = state == null || state.isBlank() ? root().resolve("network/state") : Path.of(state);
        return networks.resolve(profile).resolve("gateways");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
