package suhuan.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.cli.Main;
import suhuan.cli.sample.PackSample;
import suhuan.cli.sample.SampleFiles;
import suhuan.cli.sample.SampleOptions;
import suhuan.testing.InMemoryGateway;
import suhuan.testing.InMemoryGateway.Faults.Fault;
import suhuan.testing.Seeds;

/** Samples imported: the report names exactly the planted mistakes, whatever happens on the way. */
class PackImportTest {
    private static final Set<String> MODELS = Set.of("9YJPB01");
    private static final int ROWS = 1_200;
    private static final int ERRORS = 40;

    @TempDir
    Path folder;

    private Path sample(String name, Charset charset, int cells) throws IOException {
        Path file = folder.resolve(name);
        SampleOptions options =
                new SampleOptions(ROWS, ERRORS, cells, 0, "9YJPB01", LocalDate.of(2025, 3, 1), 100, true, 11);
        SampleFiles.write(new PackSample(options), file, charset);
        return file;
    }

    private static int run(InMemoryGateway gateway, StringWriter out, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--lang", "en", "--server", "127.0.0.1:" + gateway.port(), "--key", "k"));
        all.addAll(List.of(arguments));
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(all.toArray(String[]::new), writer, writer);
    }

    private static Map<Long, CSVRecord> report(Path file) throws IOException {
        Map<Long, CSVRecord> rows = new TreeMap<>();
        String text = Files.readString(file.resolveSibling(file.getFileName() + ".report.csv"))
                .substring(1);
        try (CSVParser csv = CSVParser.parse(
                text,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord row : csv)
                assertThat(rows.put(Long.parseLong(row.get("row")), row)).isNull();
        }
        return rows;
    }

    private static Map<Long, String> planted(Path file) throws IOException {
        Map<Long, String> planted = new TreeMap<>();
        for (String line : Files.readAllLines(SampleFiles.errorsFile(file)).subList(1, ERRORS + 1)) {
            planted.put(Long.parseLong(line.split(",")[0]), line.split(",")[1]);
        }
        return planted;
    }

    private static Set<Long> refused(Map<Long, CSVRecord> report) {
        Set<Long> rows = new TreeSet<>();
        report.forEach((row, line) -> {
            if (line.get("result").equals("refused")) rows.add(row);
        });
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"p.csv,UTF-8,96", "g.csv,GB18030,0", "p.xlsx,UTF-8,96"})
    void theReportNamesExactlyThePlantedMistakes(String name, String charset, int cells) throws Exception {
        Path file = sample(name, Charset.forName(charset), cells);
        try (InMemoryGateway gateway = new InMemoryGateway(MODELS)) {
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "import", "packs", file.toString()))
                    .as(out.toString())
                    .isEqualTo(1);
            Map<Long, CSVRecord> report = report(file);
            assertThat(report).hasSize(ROWS);
            assertThat(refused(report)).isEqualTo(planted(file).keySet());
            assertThat(gateway.batteries()).hasSize(ROWS - ERRORS);
            gateway.batteries()
                    .values()
                    .forEach(b -> assertThat(b.getChildCodesCount()).isEqualTo(cells));
            planted(file)
                    .forEach((row, kind) ->
                            assertThat(report.get(row).get("reason")).as(kind).isEqualTo(reasonOf(kind)));
            planted(file).forEach((row, kind) -> {
                if (kind.equals("MASS_HUGE"))
                    assertThat(report.get(row).get("value")).isEqualTo("500000 → 500000000000 mg");
            });
            assertThat(folder.resolve(name + ".report.csv.part")).doesNotExist();
            assertThat(out.toString()).contains("1200 rows: 1160 recorded, 0 already recorded, 40 refused");
        }
    }

    private static String reasonOf(String kind) {
        return switch (kind) {
            case "DATE_CHARACTER", "DAY_NOT_IN_CALENDAR", "SERIAL_ZERO", "LOWER_CASE", "CODE_TOO_SHORT" ->
                "BATTERY_CODE_INVALID";
            case "MODEL_NOT_FILED" -> "MODEL_NOT_FILED";
            case "DUPLICATE_IN_FILE" -> "CODE_TWICE_IN_FILE";
            case "MASS_NEGATIVE", "MASS_ZERO", "MASS_HUGE" -> "FIELD_OUT_OF_RANGE";
            case "TEXT_IN_NUMBER" -> "CELL_NOT_NUMBER";
            case "CELL_EMPTY" -> "CELL_EMPTY";
            case "FORMULA" -> "CELL_FORMULA";
            case "FULL_WIDTH_DIGITS" -> "CELL_FULL_WIDTH";
            case "WRONG_UNIT" -> "CELL_UNIT_WRONG";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void aBrokenConnectionHereAndThereChangesNothing() throws Exception {
        Path file = sample("p.csv", StandardCharsets.UTF_8, 4);
        long seed = Seeds.random("PackImportTest.aBrokenConnection").nextLong();
        try (InMemoryGateway gateway = new InMemoryGateway(MODELS)) {
            gateway.faults(arrival -> switch (new Random(seed + arrival).nextInt(6)) {
                case 0 -> Fault.BREAK_AFTER_COMMIT;
                case 1 -> Fault.BREAK_BEFORE_COMMIT;
                default -> Fault.NONE;
            });
            run(gateway, new StringWriter(), "import", "packs", file.toString(), "--rows", "50");
            assertThat(refused(report(file))).isEqualTo(planted(file).keySet());
            assertThat(gateway.batteries()).hasSize(ROWS - ERRORS);
        }
    }

    @Test
    void killedAtAnyPointAndRunAgainItEndsTheSame() throws Exception {
        Random random = Seeds.random("PackImportTest.killed");
        for (int round = 0; round < 6; round++) {
            Path file = sample("k" + round + (round % 2 == 0 ? ".csv" : ".xlsx"), StandardCharsets.UTF_8, 2);
            try (InMemoryGateway gateway = new InMemoryGateway(MODELS)) {
                int kills = 1 + random.nextInt(2);
                for (int kill = 0; kill < kills; kill++) killAtArrival(gateway, file, 1 + random.nextInt(60));
                gateway.faults(arrival -> Fault.NONE);
                StringWriter out = new StringWriter();
                run(gateway, out, "import", "packs", file.toString(), "--rows", "20");
                Map<Long, CSVRecord> report = report(file);
                assertThat(report).as(out.toString()).hasSize(ROWS);
                assertThat(refused(report)).isEqualTo(planted(file).keySet());
                assertThat(gateway.batteries()).hasSize(ROWS - ERRORS);
            }
        }
    }

    /** A real process, killed by the gateway's side at the moment a chosen envelope arrives. */
    private void killAtArrival(InMemoryGateway gateway, Path file, int at) throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        boolean afterCommit = at % 2 == 0;
        gateway.faults(arrival -> {
            if (arrival != at) return Fault.NONE;
            process.get().destroyForcibly();
            return afterCommit ? Fault.NONE : Fault.BREAK_BEFORE_COMMIT;
        });
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "suhuan.cli.Main",
                "--server",
                "127.0.0.1:" + gateway.port(),
                "--key",
                "k",
                "import",
                "packs",
                file.toString(),
                "--rows",
                "20");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        synchronized (gateway) { // no envelope is judged before the process is known
            process.set(builder.start());
        }
        process.get().waitFor();
    }

    @Test
    void importedAgainEverythingIsAlreadyThere() throws Exception {
        Path file = sample("p.csv", StandardCharsets.UTF_8, 3);
        try (InMemoryGateway gateway = new InMemoryGateway(MODELS)) {
            run(gateway, new StringWriter(), "import", "packs", file.toString());
            int envelopes = gateway.envelopeCount();
            StringWriter again = new StringWriter();
            run(gateway, again, "import", "packs", file.toString());
            assertThat(again.toString()).contains("0 recorded, 1160 already recorded, 40 refused");
            assertThat(gateway.envelopeCount()).isEqualTo(envelopes);

            // The same packs from a file saved anew: other envelopes, told apart by their content.
            Files.delete(folder.resolve("p.csv.suhuan-import"));
            StringWriter anew = new StringWriter();
            run(gateway, anew, "import", "packs", file.toString());
            assertThat(anew.toString()).contains("0 recorded, 1160 already recorded, 40 refused");
            assertThat(gateway.batteries()).hasSize(ROWS - ERRORS);
        }
    }

    @Test
    void aPackThatDiffersFromTheLedgerIsRefusedWithTheDifference() throws Exception {
        String head = "code,mass (kg),capacity (Ah),voltage (V)\n9YJPB010BL1A01F310000001,";
        try (InMemoryGateway gateway = new InMemoryGateway(MODELS)) {
            Path first = Files.writeString(folder.resolve("first.csv"), head + "478,228,332.8\n");
            Path second = Files.writeString(folder.resolve("second.csv"), head + "479,228,332.8\n");
            assertThat(run(gateway, new StringWriter(), "import", "packs", first.toString()))
                    .isZero();
            assertThat(run(gateway, new StringWriter(), "import", "packs", second.toString()))
                    .isEqualTo(1);
            CSVRecord row = report(second).get(2L);
            assertThat(row.get("reason")).isEqualTo("REGISTERED_DIFFERENTLY");
            assertThat(row.get("cell")).isEqualTo("A2");
            assertThat(row.get("text")).contains("mass_mg 478000000");
        }
    }

    @Test
    void jsonIsOneObjectALine() throws Exception {
        Path file = sample("p.csv", StandardCharsets.UTF_8, 0);
        try (InMemoryGateway gateway = new InMemoryGateway(MODELS)) {
            StringWriter out = new StringWriter();
            run(gateway, out, "--json", "import", "packs", file.toString());
            Map<String, Integer> results = new HashMap<>();
            for (String line : out.toString().split("\n")) {
                var object = com.google.gson.JsonParser.parseString(line).getAsJsonObject();
                results.merge(object.has("result") ? object.get("result").getAsString() : "summary", 1, Integer::sum);
            }
            assertThat(results).isEqualTo(Map.of("refused", 40, "summary", 1));
        }
    }

    @Test
    void nobodyThereIsExitThreeAndABadFileIsExitTwo() throws Exception {
        Path file = sample("p.csv", StandardCharsets.UTF_8, 0);
        InMemoryGateway gateway = new InMemoryGateway(MODELS);
        Path bad = Files.write(folder.resolve("bad.xlsx"), "PK\3\4nothing".getBytes(StandardCharsets.UTF_8));
        StringWriter out = new StringWriter();
        assertThat(run(gateway, out, "import", "packs", bad.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("805 XLSX_DAMAGED");
        gateway.close();
        assertThat(run(gateway, new StringWriter(), "whoami")).isEqualTo(3);
        assertThat(run(
                        gateway,
                        new StringWriter(),
                        "import",
                        "packs",
                        file.resolveSibling("none").toString()))
                .isEqualTo(2);
    }
}
