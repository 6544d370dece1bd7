package suhuan.gateway.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Fabric network that tests may use: {@code -Dsuhuan.fabric.connections=FOLDER}, with a connection file for each organisation. */
final class RealNetwork {
    private RealNetwork() {}

    /** The connection file of an organisation; null where no network was named. */
    static Path connection(String organisation) {
        String folder = System.getProperty("suhuan.fabric.connections", "");
        if (folder.isEmpty()) {
            return null;
        }
        Path file = Path.of(folder, organisation + ".json");
        if (!Files.isReadable(file)) {
            throw new AssertionError("a network was named and " + file + " cannot be read; is it up and deployed?");
        }
        return file;
    }
}
