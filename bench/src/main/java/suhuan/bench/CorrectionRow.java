package suhuan.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.projection.Projector;
import suhuan.gateway.projection.ProjectorSettings;
import suhuan.gateway.projection.ReadModelSchema;

/**
 * A weighing at the root of a long lineage is corrected: one small transaction on the ledger, after which the read side marks all
 * that came of it in one bounded step after another. Measured is whether the last steps take longer than the first.
 */
final class CorrectionRow implements Comparison {
    private static final int MOST_ITEMS_A_STEP = 500;
    private static final int MOST_PAIRS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String MARKED = "select count(*), count(*) filter (where s.done) from "
            + ReadModelSchema.LEDGER_VIEW + ".stale s join " + ReadModelSchema.LEDGER_VIEW
            + ".item i on i.item_no = s.correction_no where i.item_id = ?";

    private final Path folder;
    private final int roots;
    private final int handOvers;
    /** Of the full steps, so many of the first and of the last are compared. */
    private final int compared;

    private @Nullable LotLineage lineage;
    private @Nullable BenchPostgres postgres;
    private @Nullable MarkingWatch watch;
    private @Nullable Projector projector;
    private int corrected;
    private int descendants;
    private String greatest = "";
    private double firstUs;
    private double lastUs;
    private boolean measured;

    CorrectionRow(Settings settings) {
        folder = settings.folder().resolve("correction");
        roots = pairs(settings.pairs()) + 1;
        handOvers = settings.size(59, 99);
        compared = settings.size(6, 8);
    }

    @Override
    public String id() {
        return "correction-10k";
    }

    @Override
    public String what() {
        return "µs of CPU of PostgreSQL and projector a step, the last " + compared
                + " full steps (ours) and the first (theirs), until all " + descendants + " descendants are marked";
    }

    @Override
    public String against() {
        return "the first steps of the same correction";
    }

    @Override
    public String settings() {
        return greatest;
    }

    @Override
    public double floor() {
        return 1.3;
    }

    @Override
    public double aim() {
        return 1.1;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    /** Each pair corrects a weighing of its own. */
    @Override
    public int pairs(int asked) {
        return Math.min(asked, MOST_PAIRS);
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        lineage = new LotLineage(folder.resolve("ledger"), roots, handOvers);
        descendants = lineage.descendants();
        postgres = new BenchPostgres(folder);
        DataSource source = postgres.dataSource();
        ReadModelSchema.migrateLedgerView(source, ReadModelSchema.LEDGER_VIEW);
        watch = new MarkingWatch(postgres);
        projector = new Projector(lineage.ledger(), source, ProjectorSettings.defaults(), watch);
        projector.start();
        long last = lineage.nextBlock() - 1;
        if (!projector.await(last, PATIENCE)) {
            throw new IllegalStateException("block " + last + " was not projected: " + projector.status());
        }
        measure();
    }

    /** A pair is one correction; whichever side is asked first makes it. */
    @Override
    public double ours() throws Exception {
        measureOnce();
        return lastUs;
    }

    @Override
    public double theirs() throws Exception {
        measureOnce();
        return firstUs;
    }

    private void measureOnce() throws Exception {
        if (!measured) {
            measure();
        }
        measured = !measured;
    }

    private void measure() throws Exception {
        LotLineage lots = Objects.requireNonNull(lineage);
        int root = corrected++;
        CompletableFuture<List<MarkingWatch.Step>> marking =
                Objects.requireNonNull(watch).after(lots.nextBlock());
        LotLineage.Correction correction = lots.correct(root);
        List<MarkingWatch.Step> steps = marking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        mustBeMarked(LotLineage.correctionId(root));
        long items = steps.stream().mapToLong(MarkingWatch.Step::items).max().orElse(0);
        List<MarkingWatch.Step> full =
                steps.stream().filter(step -> !step.last()).toList();
        if (items > MOST_ITEMS_A_STEP || full.size() < 2 * compared) {
            throw new IllegalStateException("not in bounded steps: " + steps);
        }
        firstUs = meanUs(full.subList(0, compared));
        lastUs = meanUs(full.subList(full.size() - compared, full.size()));
        greatest = String.format(
                Locale.ROOT,
                "%d steps; the greatest marked %d items, wrote %d rows and %,d bytes of PostgreSQL's log, and took %.0f ms;"
                        + " the correction itself was one envelope of %,d bytes that touches %d keys, answered with %,d bytes",
                steps.size(),
                items,
                steps.stream().mapToLong(MarkingWatch.Step::rows).max().orElse(0),
                steps.stream().mapToLong(MarkingWatch.Step::logBytes).max().orElse(0),
                steps.stream().mapToDouble(MarkingWatch.Step::ms).max().orElse(0),
                correction.envelopeBytes(),
                correction.keys(),
                correction.answerBytes());
    }

    private static double meanUs(List<MarkingWatch.Step> steps) {
        return steps.stream().mapToDouble(MarkingWatch.Step::cpuUs).average().orElseThrow();
    }

    /** The weighed lot and all that is descended from it, and nothing is left to do. */
    private void mustBeMarked(String correctionId) throws SQLException {
        try (Connection connection =
                        Objects.requireNonNull(postgres).dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(MARKED)) {
            statement.setString(1, correctionId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) != 1 + descendants || row.getLong(2) != 1 + descendants) {
                    throw new IllegalStateException("of 1 + " + descendants + " items " + row.getLong(1)
                            + " are marked, of " + row.getLong(2) + " what came of them");
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        if (projector != null) {
            projector.close();
        }
        if (watch != null) {
            watch.close();
        }
        if (lineage != null) {
            lineage.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        Scratch.delete(folder);
    }
}
