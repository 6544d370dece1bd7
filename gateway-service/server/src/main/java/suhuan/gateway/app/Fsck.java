package suhuan.gateway.app;

import java.io.PrintStream;
import java.sql.SQLException;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.projection.Difference;
import suhuan.gateway.projection.InvalidLedgerException;
import suhuan.gateway.projection.ReadModelCheck;
import suhuan.gateway.projection.ReadModelSchema;
import suhuan.gateway.projection.TableComparison;

/**
 * Checks a data folder while nothing else has it: the ledger against itself, executed again from block 0, and the read model against
 * the ledger, rebuilt in a scratch schema. Prints one line for each difference and a closing line.
 */
final class Fsck {
    private static final int CLEAN = 0;
    private static final int DIFFERENT = 1;
    private static final int MOST_OF_ONE_TABLE = 100;

    private final PrintStream out;
    private long differences;

    private Fsck(PrintStream out) {
        this.out = out;
    }

    /** Returns the exit status: 0 for clean, 1 for differences. */
    static int run(Foundation foundation, PrintStream out) {
        Fsck fsck = new Fsck(out);
        try {
            fsck.checkLedger(foundation.backend());
            fsck.checkReadModel(foundation, foundation.backend().ledger());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while checking", e);
        }
        out.println(fsck.differences == 0 ? "fsck: clean" : "fsck: " + fsck.differences + " differences");
        out.flush();
        return fsck.differences == 0 ? CLEAN : DIFFERENT;
    }

    private void checkLedger(Backend backend) throws InterruptedException {
        backend.check(difference -> tell("ledger: " + difference));
        out.println("fsck: ledger checked to block " + backend.ledger().status().lastBlock());
    }

    private void checkReadModel(Foundation foundation, Ledger ledger) throws InterruptedException {
        try (BlockStream blocks = ledger.follow(0)) {
            ReadModelCheck check = new ReadModelCheck(
                    foundation.database().pool(),
                    ReadModelSchema.LEDGER_VIEW,
                    ReadModelCheck.SCRATCH,
                    MOST_OF_ONE_TABLE);
            ReadModelCheck.Report report = check.check(blocks);
            for (Difference difference : report.differences()) {
                tell("read model: " + difference);
            }
            for (TableComparison table : report.tables()) {
                if (!table.same() && table.differences().isEmpty()) {
                    tell("read model: " + table.table() + ": expected digest " + table.expectedDigest() + ", found "
                            + table.foundDigest());
                }
            }
            out.println("fsck: read model checked to block " + report.blockNumber());
        } catch (InvalidLedgerException e) {
            tell("read model: " + e.getMessage());
        } catch (SQLException e) {
            throw new StartFailure("the read model cannot be checked: " + StartFailures.firstLine(e), e);
        }
    }

    private void tell(String line) {
        differences++;
        out.println(line.replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }
}
