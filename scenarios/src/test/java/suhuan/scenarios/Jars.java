package suhuan.scenarios;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Executable jars, where this build puts them. */
final class Jars {
    private Jars() {}

    static Path built(Path folder, String name) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, name + "-*-app.jar")) {
                for (Path jar : jars) {
                    return jar.toRealPath();
                }
            }
        }
        throw new IOException("no " + name + " in " + folder.toAbsolutePath().normalize()
                + "; run mvn package for the modules that scenarios need (-am)");
    }
}
