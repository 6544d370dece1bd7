package suhuan.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens a file by what it is, not by what its name says. */
public final class TableFiles {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private TableFiles() {}

    /**
     * Opens a CSV or XLSX file.
     *
     * @param sheet name of the sheet; null is the first
     * @throws TableException when it is neither, or is damaged
     * @throws IOException when it cannot be read at all
     */
    public static TableReader open(Path file, @Nullable String sheet) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ZIP.length);
        }
        if (head.length == 0) throw new TableException(TableProblem.FILE_EMPTY, file.getFileName());
        if (Arrays.equals(head, OLE)) throw new TableException(TableProblem.XLS_OLD, file.getFileName());
        if (Arrays.equals(head, ZIP) || Arrays.equals(head, EMPTY_ZIP)) {
            XlsxGuard.check(file);
            return new XlsxReader(file, sheet);
        }
        return CsvReader.open(file);
    }
}
