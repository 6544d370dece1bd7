package suhuan.cli.imports;

import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import suhuan.cli.table.PackRow;
import suhuan.cli.table.RowProblem;
import suhuan.cli.term.Texts;
import suhuan.client.Refusal;

/**
 * The report: a line for every row, in the order of the file, written as a stream. It has its name only when it is
 * complete; until then it ends in .part.
 */
public final class ImportReport implements Closeable {
    private static final int EXAMPLES = 5;

    private final Path file;
    private final Path part;
    private final Texts texts;
    private final CSVPrinter csv;
    private final Consumer<JsonObject> refusals;
    private final List<String> examples = new ArrayList<>();
    private long recorded;
    private long alreadyRecorded;
    private long refused;
    private boolean closed;
    private long readable;

    /**
     * Begins a report.
     *
     * @param refusals told of every refused row
     */
    public ImportReport(Path file, Texts texts, Consumer<JsonObject> refusals) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.texts = texts;
        this.refusals = refusals;
        BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        out.write('\uFEFF'); // or spreadsheets take UTF-8 for something else
        this.csv = new CSVPrinter(out, CSVFormat.DEFAULT);
        csv.printRecord((Object[]) texts.get("report.headings").split(","));
    }

    /** Adds the line of a row. */
    public void add(RowOutcome outcome) throws IOException {
        if (outcome instanceof RowOutcome.OnLedger on) {
            if (on.before()) alreadyRecorded++;
            else recorded++;
            csv.printRecord(
                    on.row().number(),
                    on.row().code(),
                    texts.get(on.before() ? "report.already" : "report.recorded"),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    on.envelopeId());
        } else if (outcome instanceof RowOutcome.Readable fit) {
            readable++;
            csv.printRecord(
                    fit.row().number(), fit.row().code(), texts.get("report.readable"), "", "", "", "", "", "", "");
        } else if (outcome instanceof RowOutcome.NotSent not) {
            PackRow.Unreadable row = not.row();
            refuse(
                    row,
                    row.problem().number(),
                    row.problem().name(),
                    row.cell(),
                    row.value(),
                    text(row),
                    advice(row.problem()));
        } else if (outcome instanceof RowOutcome.Refused no) {
            Refusal refusal = no.refusal();
            refuse(
                    no.row(),
                    refusal.number(),
                    refusal.name(),
                    no.cell(),
                    no.value(),
                    refusal.text(texts.language()),
                    texts.orEmpty("advice." + refusal.name()));
        }
    }

    private String text(PackRow.Unreadable row) {
        return texts.get("row." + row.problem().name(), row.value(), row.more());
    }

    private String advice(RowProblem problem) {
        return texts.orEmpty("advice." + problem.name());
    }

    private void refuse(PackRow row, int number, String reason, String cell, String value, String text, String advice)
            throws IOException {
        refused++;
        csv.printRecord(
                row.number(),
                row.code(),
                texts.get("report.refused"),
                number,
                reason,
                cell,
                harmless(value),
                text,
                advice,
                "");
        if (examples.size() < EXAMPLES)
            examples.add(texts.get(
                    "import.example", row.number(), cell, value.isEmpty() ? "–" : value, number, reason, text));
        JsonObject object = new JsonObject();
        object.addProperty("row", row.number());
        object.addProperty("battery_code", row.code());
        object.addProperty("result", "refused");
        object.addProperty("number", number);
        object.addProperty("reason", reason);
        object.addProperty("cell", cell);
        object.addProperty("value", value);
        object.addProperty("text", text);
        refusals.accept(object);
    }

    /** A value that a spreadsheet would run as a formula is kept as text. */
    private static String harmless(String value) {
        boolean number = value.matches("[+-][0-9.]+( [A-Za-z]+)?");
        return !value.isEmpty() && !number && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /** Rows now on the ledger through this run. */
    public long recorded() {
        return recorded;
    }

    /** Rows that were on the ledger before. */
    public long alreadyRecorded() {
        return alreadyRecorded;
    }

    /** Rows refused. */
    public long refused() {
        return refused;
    }

    /** Rows found fit in a run that sends nothing. */
    public long readable() {
        return readable;
    }

    /** All rows so far. */
    public long rows() {
        return recorded + alreadyRecorded + refused + readable;
    }

    /** The first few refusals, for the screen. */
    public List<String> examples() {
        return examples;
    }

    /** Everything is in it: gives it its name. */
    public void complete() throws IOException {
        close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves an unfinished report under its .part name. */
    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        csv.close(true);
    }
}
