package suhuan.cli.imports;

import java.util.ArrayList;
import java.util.List;
import suhuan.cli.table.PackRow;
import suhuan.client.ChildCodes;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterBattery;

/** Consecutive rows of the file that share one envelope, with those between them that could not be sent. */
final class SentRows {
    /** Rows in one chunk, sent or not: a file of nothing but mistakes must not pile up. */
    private static final int MOST_ROWS = 1_000;
    /** Characters of codes in one envelope, well below every limit on messages. */
    private static final int MOST_CHARS = 1 << 20;

    private final long number;
    private final List<PackRow> rows = new ArrayList<>();
    private final List<PackRow.Readable> sent = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private int chars;
    private List<RowOutcome> outcomes = List.of();
    private boolean answered;

    SentRows(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    void add(PackRow row) {
        rows.add(row);
        if (!(row instanceof PackRow.Readable readable)) return;
        sent.add(readable);
        commands.add(command(readable));
        for (String code : readable.childCodes()) chars += code.length();
    }

    boolean full(int rowsPerEnvelope) {
        return sent.size() >= rowsPerEnvelope || rows.size() >= MOST_ROWS || chars >= MOST_CHARS;
    }

    private static Command command(PackRow.Readable row) {
        RegisterBattery.Builder register = RegisterBattery.newBuilder()
                .setBatteryCode(row.code())
                .setMassMg(row.massMg())
                .setCapacityMah(row.capacityMah())
                .setVoltageMv(row.voltageMv());
        if (!row.childCodes().isEmpty()) {
            register.setChildren(ChildCodes.commitment(row.childCodes())).addAllChildCodes(row.childCodes());
        }
        return Command.newBuilder().setRegisterBattery(register).build();
    }

    /** All rows in the order of the file. */
    List<PackRow> rows() {
        return rows;
    }

    /** Rows with a command, in order. */
    List<PackRow.Readable> sent() {
        return sent;
    }

    protected List<Command> commands() {
        return commands;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void answer(List<RowOutcome> all) {
        outcomes = all;
        answered = true;
    }

    boolean answered() {
        return answered;
    }

    List<RowOutcome> outcomes() {
        return outcomes;
    }
}
