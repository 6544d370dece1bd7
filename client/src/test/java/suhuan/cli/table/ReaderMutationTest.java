package suhuan.cli.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.cli.sample.PackSample;
import suhuan.cli.sample.SampleFiles;
import suhuan.cli.sample.SampleOptions;
import suhuan.testing.Seeds;

/** Mutated files: rows or a numbered problem, never anything else. -Dfuzz.rounds= runs longer. */
class ReaderMutationTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 400);

    @TempDir
    Path folder;

    private byte[] sample(String name, Charset charset) throws Exception {
        Path file = folder.resolve(name);
        SampleFiles.write(
                new PackSample(new SampleOptions(40, 16, 8, 2, "9YJPB01", LocalDate.of(2025, 4, 1), 10, true, 3)),
                file,
                charset);
        return Files.readAllBytes(file);
    }

    @Test
    void csv() throws Exception {
        fuzz(sample("s.csv", StandardCharsets.UTF_8), Seeds.random("ReaderMutationTest.csv"));
    }

    @Test
    void gb18030() throws Exception {
        fuzz(sample("g.csv", Charset.forName("GB18030")), Seeds.random("ReaderMutationTest.gb18030"));
    }

    @Test
    void xlsx() throws Exception {
        fuzz(sample("s.xlsx", StandardCharsets.UTF_8), Seeds.random("ReaderMutationTest.xlsx"));
    }

    /** Inside the parts, where the mutated XML reaches the parser with a sound zip around it. */
    @Test
    void xlsxParts() throws Exception {
        Path whole = folder.resolve("p.xlsx");
        sample("p.xlsx", StandardCharsets.UTF_8);
        Random random = Seeds.random("ReaderMutationTest.xlsxParts");
        for (int round = 0; round < ROUNDS; round++) read(rezipped(whole, random), round);
    }

    private static byte[] rezipped(Path whole, Random random) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipFile(whole.toFile());
                var zip = new java.util.zip.ZipOutputStream(out)) {
            for (var entry : java.util.Collections.list(in.entries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                zip.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                zip.write(random.nextInt(3) == 0 ? mutated(content, random) : content);
            }
        }
        return out.toByteArray();
    }

    private void fuzz(byte[] whole, Random random) throws Exception {
        for (int round = 0; round < ROUNDS; round++) read(mutated(whole, random), round);
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes && bytes.length > 2; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 3 -> bytes = spliced(bytes, at, random);
                default -> bytes[at] = (byte) "\"<>&;,=-0\n\r\t/".charAt(random.nextInt(13));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, Random random) {
        int from = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(200), bytes.length - from);
        byte[] out = new byte[bytes.length + length];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(bytes, from, out, at, length);
        System.arraycopy(bytes, at, out, at + length, bytes.length - at);
        return out;
    }

    private void read(byte[] bytes, int round) throws Exception {
        Path file = Files.write(folder.resolve("fuzzed"), bytes);
        try (TableReader table = TableFiles.open(file, null);
                PackRows packs = PackRows.of(table)) {
            for (PackRow row = packs.next(); row != null; row = packs.next()) {
                if (row.number() < 1) throw new AssertionError("row " + row.number());
            }
        } catch (TableException e) {
            if (e.problem().number() < 801) throw new AssertionError(e);
        } catch (RuntimeException | Error e) {
            Path kept = Files.copy(
                    file,
                    Files.createTempFile("suhuan-fuzz", ".bin"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            throw new AssertionError("round " + round + ": " + e + ", file kept in " + kept, e);
        }
    }
}
