package suhuan.cli.imports;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.cli.call.GlobalOptions;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.call.Server;
import suhuan.cli.table.PackRow;
import suhuan.cli.table.PackRows;
import suhuan.cli.table.TableException;
import suhuan.cli.table.TableFiles;
import suhuan.cli.table.TableReader;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.cli.term.UsageProblem;
import suhuan.client.CallFailedException;
import suhuan.client.EnvelopeMaker;
import suhuan.client.RetryPolicy;
import suhuan.client.SuhuanClient;
import suhuan.client.signing.EnvelopeSigner;
import suhuan.client.signing.SigningKeyFile;

/** Imports packs from a table. */
@Command(name = "packs")
public final class ImportPacksCommand extends LocalCommand {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_WINDOW = 64;

    @Parameters(index = "0", paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init") // picocli
    Path file;

    @Option(names = "--report", paramLabel = "FILE")
    @Nullable
    Path report;

    @Option(names = "--sheet", paramLabel = "NAME")
    @Nullable
    String sheet;

    @Option(names = "--site", paramLabel = "SITE", defaultValue = "")
    @SuppressWarnings("NullAway.Init") // picocli
    String site;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "100")
    int rows;

    @Option(names = "--window", paramLabel = "N", defaultValue = "8")
    int window;

    @Option(names = "--dry-run")
    boolean dryRun;

    @Option(names = "--sign-with", paramLabel = "PEM")
    @Nullable
    Path signWith;

    @Option(names = "--key-id", paramLabel = "ID", defaultValue = "")
    @SuppressWarnings("NullAway.Init") // picocli
    String keyId;

    @Override
    protected int call(Console console) throws IOException, InterruptedException {
        if (rows < 1 || rows > MOST_ROWS || window < 1 || window > MOST_WINDOW) {
            throw new UsageProblem(console.texts().get("import.range"));
        }
        if (!Files.isReadable(file)) throw new UsageProblem(console.texts().get("import.nofile", file));
        Path reportFile = report != null ? report : file.resolveSibling(file.getFileName() + ".report.csv");
        Texts texts = console.texts();
        try (TableReader table = TableFiles.open(file, sheet);
                PackRows packs = PackRows.of(table);
                ImportReport lines = new ImportReport(reportFile, texts, object -> {
                    if (console.json()) console.json(object);
                })) {
            announce(console, table, packs);
            Progress progress = new Progress(console.err(), texts, Progress.onTerminal(), System::nanoTime);
            if (dryRun) check(packs, lines);
            else send(console, packs, lines, progress);
            progress.done();
            lines.complete();
            return summary(console, lines, reportFile);
        } catch (TableException e) {
            throw new UsageProblem(texts.get(
                    "table.problem",
                    e.problem().number(),
                    e.problem().name(),
                    texts.get("table." + e.problem().name(), e.values().toArray())));
        }
    }

    private static void announce(Console console, TableReader table, PackRows packs) {
        if (console.json()) return;
        console.say("import.reading", table.describe());
        if (!packs.headings().ignored().isEmpty()) {
            console.say("import.ignored", console.texts().list(packs.headings().ignored()));
        }
    }

    private static void check(PackRows packs, ImportReport lines) throws IOException {
        for (@Nullable PackRow row = packs.next(); row != null; row = packs.next()) {
            if (row instanceof PackRow.Unreadable unreadable) lines.add(new RowOutcome.NotSent(unreadable));
            else lines.add(new RowOutcome.Readable(row));
        }
    }

    private void send(Console console, PackRows packs, ImportReport lines, Progress progress)
            throws IOException, InterruptedException {
        GlobalOptions root = GlobalOptions.of(spec());
        try (SuhuanClient client = Server.connect(root, RetryPolicy.DEFAULT)) {
            String party = client.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance()))
                    .getPartyId();
            ImportJournal journal = journal(console, party);
            EnvelopeMaker maker = new EnvelopeMaker(party, site, signer(console));
            new PackImport(client, maker, journal, lines, packs.headings()).run(packs, window, progress);
        } catch (PackImport.Stopped e) {
            progress.done();
            throw new UsageProblem(console.texts()
                    .get(
                            "import.stopped",
                            e.refusal().number(),
                            e.refusal().name(),
                            e.refusal().text(console.language())));
        } catch (CallFailedException e) {
            progress.done();
            if (!console.json()) console.say("import.again", lines.rows());
            throw e;
        }
    }

    private @Nullable EnvelopeSigner signer(Console console) throws IOException {
        if (signWith == null) return null;
        if (keyId.isEmpty()) throw new UsageProblem(console.texts().get("sign.keyid"));
        return SigningKeyFile.read(signWith, keyId);
    }

    private ImportJournal journal(Console console, String party) throws IOException {
        Path journalFile = file.resolveSibling(file.getFileName() + ".suhuan-import");
        String digest = ImportJournal.digest(file);
        @Nullable ImportJournal before = ImportJournal.read(journalFile);
        if (before != null && before.continues(digest, party, site, keyId, rows)) {
            if (!console.json()) console.say("import.continuing", Units.time(before.startedAtMs()));
            return before;
        }
        ImportJournal fresh = ImportJournal.fresh(digest, party, site, keyId, rows, System.currentTimeMillis());
        fresh.write(journalFile);
        return fresh;
    }

    private int summary(Console console, ImportReport lines, Path reportFile) {
        if (console.json()) {
            JsonObject object = new JsonObject();
            object.addProperty("file", file.toString());
            object.addProperty("rows", lines.rows());
            object.addProperty("recorded", lines.recorded());
            object.addProperty("already_recorded", lines.alreadyRecorded());
            object.addProperty("readable", lines.readable());
            object.addProperty("refused", lines.refused());
            object.addProperty("report", reportFile.toString());
            console.json(object);
        } else {
            if (dryRun) console.say("import.checked", lines.rows(), lines.readable(), lines.refused());
            else console.say("import.done", lines.rows(), lines.recorded(), lines.alreadyRecorded(), lines.refused());
            lines.examples().forEach(console.out()::println);
            if (lines.refused() > lines.examples().size()) {
                console.say("import.more", lines.refused() - lines.examples().size());
            }
            console.say("import.report", Objects.toString(reportFile));
        }
        return lines.refused() > 0 ? ExitCode.REFUSED : ExitCode.OK;
    }
}
