package suhuan.cli.table;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import suhuan.cli.sample.PackSample;
import suhuan.cli.sample.SampleFiles;
import suhuan.cli.sample.SampleOptions;

/** Whatever a sheet holds inside a sound workbook, the reader gives rows or says what is wrong with it. */
class XlsxReaderFuzzTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Map<String, byte[]> PARTS = parts();

    @FuzzTest
    void anySheet(byte[] sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : PARTS.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getKey().equals(SHEET) ? sheet : part.getValue());
            }
        }
        FuzzedTable.read(out.toByteArray(), file -> TableFiles.open(file, null));
    }

    /** The parts of a workbook as the sample writes it. */
    private static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try {
            Path folder = Files.createTempDirectory("suhuan-fuzz");
            Path file = folder.resolve("s.xlsx");
            SampleFiles.write(
                    new PackSample(new SampleOptions(2, 0, 2, 0, "9YJPB01", LocalDate.of(2025, 4, 1), 10, true, 3)),
                    file,
                    StandardCharsets.UTF_8);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            Files.delete(SampleFiles.errorsFile(file));
            Files.delete(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        if (!parts.containsKey(SHEET)) throw new AssertionError(parts.keySet());
        return parts;
    }
}
