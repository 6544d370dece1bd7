package suhuan.cli.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import suhuan.cli.table.PackColumn;
import suhuan.cli.table.PackHeadings;
import suhuan.cli.table.PackRow;
import suhuan.cli.table.PackRows;
import suhuan.cli.table.RowProblem;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.RecordStreamSession;
import suhuan.client.Refusal;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Verdict;

/**
 * Sends the packs of a file over one record stream. Which row goes into which envelope depends on the file and the
 * journal alone, so an import started again sends the same envelopes and the ledger knows those it has.
 */
public final class PackImport {
    private static final int SECOND_ATTEMPT = 2;

    private final SuhuanClient client;
    private final EnvelopeMaker maker;
    private final ImportJournal journal;
    private final ImportReport report;
    private final KnownPacks known;
    private final PackHeadings headings;
    private final ArrayDeque<SentRows> pending = new ArrayDeque<>();

    /** An import of a file whose headings are read. */
    public PackImport(
            SuhuanClient client,
            EnvelopeMaker maker,
            ImportJournal journal,
            ImportReport report,
            PackHeadings headings) {
        this.client = client;
        this.maker = maker;
        this.journal = journal;
        this.report = report;
        this.headings = headings;
        this.known = new KnownPacks(client, journal.partyId());
    }

    /** The ledger refused an envelope as a whole: every further one would be, too. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        Stopped(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        /** Why. */
        public Refusal refusal() {
            return refusal;
        }
    }

    /**
     * Sends everything; returns when every row is answered and in the report.
     *
     * @param window envelopes under way at once
     */
    public void run(PackRows rows, int window, Progress progress) throws IOException, InterruptedException {
        try (RecordStreamSession session = client.stream(window, this::answered)) {
            long number = 0;
            SentRows chunk = new SentRows(number);
            for (@Nullable PackRow row = rows.next(); row != null; row = rows.next()) {
                chunk.add(row);
                if (!chunk.full(journal.rowsPerEnvelope())) continue;
                dispatch(chunk, session);
                chunk = new SentRows(++number);
                progress.show(reported(), refused(), rows.progress());
            }
            if (!chunk.isEmpty()) dispatch(chunk, session);
            session.awaitAnswers();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private synchronized long reported() {
        return report.rows();
    }

    private synchronized long refused() {
        return report.refused();
    }

    private void dispatch(SentRows chunk, RecordStreamSession session) throws InterruptedException {
        synchronized (this) {
            pending.add(chunk);
            if (chunk.commands().isEmpty()) {
                chunk.answer(outcomes(chunk, Map.of()));
                writeAnswered();
                return;
            }
        }
        session.send(envelope(chunk, 1));
    }

    private PreparedEnvelope envelope(SentRows chunk, int attempt) {
        return maker.make(journal.envelopeId(chunk.number(), attempt), journal.startedAtMs(), false, chunk.commands());
    }

    private void answered(RecordAnswer answer) {
        SentRows chunk = firstUnanswered();
        Receipt receipt = receipt(chunk, answer);
        Map<PackRow, RowOutcome> bySent = judge(chunk, receipt);
        synchronized (this) {
            chunk.answer(outcomes(chunk, bySent));
            writeAnswered();
        }
    }

    private synchronized SentRows firstUnanswered() {
        for (SentRows chunk : pending) if (!chunk.answered()) return chunk;
        throw new IllegalStateException("an answer to nothing");
    }

    private Receipt receipt(SentRows chunk, RecordAnswer answer) {
        if (answer instanceof RecordAnswer.Recorded recorded) return recorded.receipt();
        Refusal refusal = ((RecordAnswer.RefusedWhole) answer).refusal();
        // Another version of this program made other bytes under this id; the rows on the ledger tell themselves apart.
        if (refusal.is(RejectionReason.REJECTION_REASON_ENVELOPE_ID_REUSED)
                && client.record(envelope(chunk, SECOND_ATTEMPT)) instanceof RecordAnswer.Recorded second) {
            return second.receipt();
        }
        throw new Stopped(refusal);
    }

    private Map<PackRow, RowOutcome> judge(SentRows chunk, Receipt receipt) {
        Recording recording = receipt.getRecording();
        Map<PackRow, RowOutcome> outcomes = new HashMap<>();
        List<PackRow.Readable> registered = new ArrayList<>();
        for (int i = 0; i < chunk.sent().size(); i++) {
            PackRow.Readable row = chunk.sent().get(i);
            Verdict verdict = recording.getVerdicts(i);
            if (verdict.hasRecorded()) {
                outcomes.put(
                        row, new RowOutcome.OnLedger(row, receipt.getAlreadyRecorded(), recording.getEnvelopeId()));
                continue;
            }
            Refusal refusal = Refusal.of(verdict.getRefused());
            if (refusal.is(RejectionReason.REJECTION_REASON_BATTERY_ALREADY_REGISTERED)) registered.add(row);
            outcomes.put(row, refused(row, refusal));
        }
        if (registered.isEmpty()) return outcomes;
        known.compare(registered, recording.getPosition()).forEach((row, difference) -> {
            RowOutcome outcome = difference.isEmpty()
                    ? new RowOutcome.OnLedger(row, true, "")
                    : new RowOutcome.NotSent(differs(row, difference));
            outcomes.put(row, outcome);
        });
        return outcomes;
    }

    private PackRow.Unreadable differs(PackRow.Readable row, Optional<String> difference) {
        return new PackRow.Unreadable(
                row.number(),
                row.code(),
                RowProblem.REGISTERED_DIFFERENTLY,
                headings.address(PackColumn.CODE, row.number()),
                row.code(),
                difference.orElse(""));
    }

    private RowOutcome refused(PackRow.Readable row, Refusal refusal) {
        PackColumn column = column(row, refusal);
        String value = switch (column) {
            case MASS -> beside(row.typed().mass(), row.massMg(), "mg");
            case CAPACITY -> beside(row.typed().capacity(), row.capacityMah(), "mAh");
            case VOLTAGE -> beside(row.typed().voltage(), row.voltageMv(), "mV");
            case MODULES, CELLS ->
                refusal.details().getOrDefault("value", refusal.details().getOrDefault("child", ""));
            default -> row.code();
        };
        return new RowOutcome.Refused(row, refusal, headings.address(column, row.number()), value);
    }

    /** What was typed, and what it was taken for where that is written otherwise: 500 → 500000000 mg. */
    private static String beside(String typed, long value, String unit) {
        boolean same =
                typed.equals(Long.toString(value)) || typed.replace(" ", "").equals(value + unit);
        return same ? value + " " + unit : typed + " → " + value + " " + unit;
    }

    /** The column a refusal is about, from the field or value it names. */
    private PackColumn column(PackRow.Readable row, Refusal refusal) {
        String field = refusal.details().getOrDefault("field", "");
        if (field.contains("mass")) return PackColumn.MASS;
        if (field.contains("capacity")) return PackColumn.CAPACITY;
        if (field.contains("voltage")) return PackColumn.VOLTAGE;
        String value = refusal.details().getOrDefault("value", row.code());
        boolean aboutChildren = field.contains("child")
                || refusal.details().containsKey("child")
                || (row.childCodes().contains(value) && !value.equals(row.code()));
        if (!aboutChildren) return PackColumn.CODE;
        return headings.place(PackColumn.CELLS) >= 0 ? PackColumn.CELLS : PackColumn.MODULES;
    }

    private static List<RowOutcome> outcomes(SentRows chunk, Map<PackRow, RowOutcome> bySent) {
        List<RowOutcome> all = new ArrayList<>(chunk.rows().size());
        for (PackRow row : chunk.rows()) {
            if (row instanceof PackRow.Unreadable unreadable) all.add(new RowOutcome.NotSent(unreadable));
            else all.add(java.util.Objects.requireNonNull(bySent.get(row)));
        }
        return all;
    }

    private void writeAnswered() {
        try {
            for (SentRows head = pending.peek(); head != null && head.answered(); head = pending.peek()) {
                for (RowOutcome outcome : head.outcomes()) report.add(outcome);
                pending.poll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
