package suhuan.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads bytes as a file of packs, to the end: rows or a numbered problem, never anything else. */
final class FuzzedTable {
    private static final Path FILE = file();

    private FuzzedTable() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("suhuan-fuzz", ".table");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A reader, opened as the import opens it. */
    interface Opener {
        TableReader open(Path file) throws IOException;
    }

    static void read(byte[] bytes, Opener opener) throws IOException {
        Files.write(FILE, bytes);
        try (TableReader table = opener.open(FILE);
                PackRows packs = PackRows.of(table)) {
            long last = 0;
            for (PackRow row = packs.next(); row != null; row = packs.next()) {
                assertThat(row.number()).isPositive();
                last = Math.max(last, row.number());
                assertThat(packs.progress()).isBetween(0.0, 1.0);
            }
            assertThat(last).isNotNegative();
        } catch (TableException e) {
            assertThat(e.problem().number()).isBetween(800, 899);
        }
    }
}
