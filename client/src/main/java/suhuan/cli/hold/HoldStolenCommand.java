package suhuan.cli.hold;

import java.util.List;
import picocli.CommandLine.Option;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ReportStolen;

/** Reports goods as stolen. */
@picocli.CommandLine.Command(name = "stolen")
public final class HoldStolenCommand extends HoldingCommand {
    @Option(names = "--report-no", paramLabel = "NUMBER")
    String reportNo = "";

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setReportStolen(ReportStolen.newBuilder()
                        .setCaseId(caseId)
                        .setGoods(goods())
                        .setReason(reason)
                        .setReportNo(reportNo)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
