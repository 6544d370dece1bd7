package suhuan.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks every part of a workbook once, counting, before anything is parsed: what a zip says about its sizes is the
 * sender's word. Refuses bombs, cut-off files, entity declarations and cells longer than any spreadsheet writes.
 */
final class XlsxGuard {
    /** Parts in one workbook. */
    static final int MAX_ENTRIES = 5_000;
    /** Bytes of one workbook unpacked: 1,048,576 rows with long cells and to spare. */
    static final long MAX_BYTES = 4L << 30;
    /** Bytes of the table of shared texts, which is kept in memory. */
    static final long MAX_SHARED_BYTES = 256L << 20;
    /** How many times a part may unpack to its packed size, once it is larger than {@link #RATIO_FROM_BYTES}. */
    static final long MAX_RATIO = 200;
    /** Small parts may pack as well as they like. */
    static final long RATIO_FROM_BYTES = 8L << 20;
    /** Bytes between two angle brackets: the longest cell is 32,767 characters. */
    static final int MAX_RUN_BYTES = 256 << 10;

    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private XlsxGuard() {}

    static void check(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_ENTRIES)
                throw new TableException(TableProblem.XLSX_TOO_LARGE, name, zip.size() + " parts");
            long total = 0;
            boolean workbook = false;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                workbook |= entry.getName().equals("xl/workbook.xml");
                total += unpack(zip, entry, name, total);
            }
            if (!workbook) throw new TableException(TableProblem.XLSX_DAMAGED, name, "no xl/workbook.xml");
        } catch (ZipException | java.io.EOFException e) {
            throw new TableException(TableProblem.XLSX_DAMAGED, name, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new TableException(TableProblem.XLSX_DAMAGED, name, "names of parts");
        }
        if (Files.size(file) == 0) throw new TableException(TableProblem.FILE_EMPTY, name);
    }

    private static long unpack(ZipFile zip, ZipEntry entry, String file, long before) throws IOException {
        String part = entry.getName().toLowerCase(Locale.ROOT);
        boolean xml = part.endsWith(".xml") || part.endsWith(".rels");
        long most = part.endsWith("sharedstrings.xml") ? MAX_SHARED_BYTES : MAX_BYTES;
        Markup markup = new Markup(file);
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                long packed = Math.max(1, entry.getCompressedSize());
                boolean bomb = size > RATIO_FROM_BYTES && size / packed > MAX_RATIO;
                if (bomb || size > most || before + size > MAX_BYTES) {
                    throw new TableException(
                            TableProblem.XLSX_TOO_LARGE, file, entry.getName() + " > " + size + " bytes");
                }
                if (xml) markup.scan(buffer, n);
            }
        }
        return size;
    }

    /** Looks at XML bytes without parsing them. */
    private static final class Markup {
        private final String file;
        private int run;
        private int matched;
        private long seen;

        Markup(String file) {
            this.file = file;
        }

        void scan(byte[] bytes, int length) throws TableException {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                // In UTF-16 every other byte of ASCII is 0; no part of a workbook has one.
                if (b == 0 || (seen == 0 && (b == (byte) 0xFE || b == (byte) 0xFF))) {
                    throw new TableException(TableProblem.XLSX_FORBIDDEN, file);
                }
                seen++;
                run = b == '<' || b == '>' ? 0 : run + 1;
                if (run > MAX_RUN_BYTES) throw new TableException(TableProblem.ROW_TOO_LARGE, MAX_RUN_BYTES);
                matched = b == DOCTYPE[matched] ? matched + 1 : b == DOCTYPE[0] ? 1 : 0;
                if (matched == DOCTYPE.length) throw new TableException(TableProblem.XLSX_FORBIDDEN, file);
            }
        }
    }
}
