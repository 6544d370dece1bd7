package suhuan.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.projection.ProjectionListener;
import suhuan.gateway.projection.Projector;
import suhuan.gateway.projection.ProjectorSettings;
import suhuan.gateway.projection.ReadModelCheck;
import suhuan.gateway.projection.ReadModelSchema;

/**
 * What the accounts of producers cost for a new block as they are kept, against what it would take to make them anew from all
 * facts, as fsck does. The two must be the same to the last entry, or the row fails.
 */
final class AccountsRow implements Comparison {
    private static final int PRODUCERS = 100;
    private static final int STEPS = 4;
    private static final int ENVELOPES_A_BLOCK = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Path folder;
    private final int packsAProducer;
    private @Nullable ReadSideLedger ledger;
    private @Nullable BenchPostgres postgres;
    private @Nullable Projector projector;
    private int facts;

    AccountsRow(Settings settings) {
        folder = settings.folder().resolve("accounts");
        packsAProducer = settings.size(300, 2_000);
    }

    @Override
    public String id() {
        return "accounts-recompute";
    }

    @Override
    public String what() {
        return "seconds until a new block is in the accounts of " + PRODUCERS + " producers";
    }

    @Override
    public String against() {
        return "all of them made anew from " + facts
                + " facts and compared entry by entry (the read-model part of fsck)";
    }

    @Override
    public String settings() {
        return packsAProducer + " packs of each producer, registered and handed on; a new block has "
                + ENVELOPES_A_BLOCK
                + " envelopes of 10 offers or acceptances; the whole read model goes along on both sides";
    }

    @Override
    public double floor() {
        return 0.01;
    }

    @Override
    public double aim() {
        return 0.002;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    /** A second recomputation of the same facts would say the same. */
    @Override
    public int pairs(int asked) {
        return 1;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        ledger = new ReadSideLedger(folder.resolve("ledger"), PRODUCERS, ENVELOPES_A_BLOCK);
        ledger.register(packsAProducer, 0, true);
        facts = packsAProducer * PRODUCERS;
        // The first step has only offers, of half of the packs; the others an offer or an acceptance of each.
        ledger.step();
        facts += packsAProducer * PRODUCERS / 2;
        for (int i = 1; i < STEPS; i++) {
            ledger.step();
            facts += packsAProducer * PRODUCERS;
        }
        postgres = new BenchPostgres(folder);
        DataSource source = postgres.dataSource();
        ReadModelSchema.migrateLedgerView(source, ReadModelSchema.LEDGER_VIEW);
        projector = new Projector(ledger, source, ProjectorSettings.defaults(), ProjectionListener.SILENT);
        projector.start();
        show(ledger.lastRecorded());
    }

    @Override
    public double ours() throws Exception {
        ReadSideLedger shown = Objects.requireNonNull(ledger);
        long before = shown.lastRecorded();
        shown.step();
        facts += packsAProducer * PRODUCERS;
        long after = shown.lastRecorded();
        long begin = System.nanoTime();
        for (long block = before + 1; block <= after; block++) {
            show(block);
        }
        return (System.nanoTime() - begin) / 1e9 / (after - before);
    }

    @Override
    public double theirs() throws Exception {
        long begin = System.nanoTime();
        try (BlockStream blocks = Objects.requireNonNull(ledger).follow(0)) {
            ReadModelCheck.Report report = new ReadModelCheck(
                            Objects.requireNonNull(postgres).dataSource(),
                            ReadModelSchema.LEDGER_VIEW,
                            ReadModelCheck.SCRATCH,
                            10)
                    .check(blocks);
            if (!report.same()) {
                throw new IllegalStateException("kept and recomputed differ: " + report.differences());
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void show(long block) throws InterruptedException {
        Objects.requireNonNull(ledger).show(block);
        Projector following = Objects.requireNonNull(projector);
        if (!following.await(block, PATIENCE)) {
            throw new IllegalStateException("block " + block + " was not projected: " + following.status());
        }
    }

    @Override
    public void close() throws Exception {
        if (projector != null) {
            projector.close();
        }
        if (ledger != null) {
            ledger.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        Scratch.delete(folder);
    }
}
