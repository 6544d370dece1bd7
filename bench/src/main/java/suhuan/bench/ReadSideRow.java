package suhuan.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.projection.ProjectionListener;
import suhuan.gateway.projection.Projector;
import suhuan.gateway.projection.ProjectorSettings;
import suhuan.gateway.projection.ReadModelSchema;

/**
 * What a hand-over costs the read side, block by block, against the registration of a pack: CPU of PostgreSQL and of the
 * projector, without the cost of recording.
 */
final class ReadSideRow implements Comparison {
    private static final int PARTIES = 20;
    private static final int TRAVELLING = 200;
    private static final int MODULES = 6;
    private static final int ENVELOPES_A_BLOCK = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final int packsAParty;
    private final int steps;
    private @Nullable ReadSideLedger ledger;
    private @Nullable BenchPostgres postgres;
    private long registry;
    private long registered;
    private long begun;
    private int handOvers;
    private double aHandOver;
    private double aPack;
    private boolean measured;

    ReadSideRow(Settings settings) {
        folder = settings.folder().resolve("read-side");
        packsAParty = settings.size(500, 2_000);
        steps = settings.size(6, 20);
    }

    @Override
    public String id() {
        return "read-side";
    }

    @Override
    public String what() {
        return "µs of CPU of PostgreSQL and projector a hand-over, offered and accepted";
    }

    @Override
    public String against() {
        return "the registration of a pack with " + MODULES + " modules";
    }

    @Override
    public String settings() {
        return PARTIES + " parties in a ring, " + TRAVELLING + " packs of each travel, among " + packsAParty
                + " of each; "
                + handOvers + " hand-overs, blocks of " + ENVELOPES_A_BLOCK
                + " envelopes of 10 commands, or of 100 packs, each block a transaction of PostgreSQL";
    }

    @Override
    public double floor() {
        return 8;
    }

    @Override
    public double aim() {
        return 5;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        ledger = new ReadSideLedger(folder.resolve("ledger"), PARTIES, ENVELOPES_A_BLOCK);
        registry = ledger.lastRecorded();
        ledger.register(packsAParty, MODULES, false);
        registered = ledger.lastRecorded();
        ledger.register(TRAVELLING, MODULES, true);
        ledger.step();
        begun = ledger.lastRecorded();
        for (int i = 0; i < steps; i++) {
            handOvers += ledger.step();
        }
        postgres = new BenchPostgres(folder);
        measure();
    }

    /** A pair is one run of the projector over the whole ledger; whichever side is asked first starts it. */
    @Override
    public double ours() throws Exception {
        measureOnce();
        return aHandOver;
    }

    @Override
    public double theirs() throws Exception {
        measureOnce();
        return aPack;
    }

    private void measureOnce() throws Exception {
        if (!measured) {
            measure();
        }
        measured = !measured;
    }

    private void measure() throws Exception {
        ReadSideLedger shown = Objects.requireNonNull(ledger);
        DataSource source = Objects.requireNonNull(postgres).dataSource();
        ReadModelSchema.drop(source, ReadModelSchema.LEDGER_VIEW);
        ReadModelSchema.migrateLedgerView(source, ReadModelSchema.LEDGER_VIEW);
        ProjectorSettings usual = ProjectorSettings.defaults();
        ProjectorSettings one = new ProjectorSettings(
                usual.schema(), 1, usual.maxBytes(), usual.firstBackOff(), usual.longestBackOff());
        try (Projector projector = new Projector(shown, source, one, ProjectionListener.SILENT)) {
            projector.start();
            project(projector, registry);
            aPack = project(projector, registered) / (packsAParty * PARTIES);
            project(projector, begun);
            aHandOver = project(projector, shown.lastRecorded()) / handOvers;
        }
    }

    /** Lets the projector come to a block; answers CPU in µs. */
    private double project(Projector projector, long block) throws Exception {
        BenchPostgres server = Objects.requireNonNull(postgres);
        long begin = server.cpuNs() + Machine.processCpuNs();
        Objects.requireNonNull(ledger).show(block);
        if (!projector.await(block, PATIENCE)) {
            throw new IllegalStateException("block " + block + " was not projected: " + projector.status());
        }
        return (server.cpuNs() + Machine.processCpuNs() - begin) / 1e3;
    }

    @Override
    public void close() throws Exception {
        if (ledger != null) {
            ledger.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        Scratch.delete(folder);
    }
}
