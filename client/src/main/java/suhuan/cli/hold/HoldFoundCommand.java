package suhuan.cli.hold;

import java.util.List;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ReportFound;

/** Reports lost or stolen goods as found. */
@picocli.CommandLine.Command(name = "found")
public final class HoldFoundCommand extends HoldingCommand {
    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setReportFound(ReportFound.newBuilder()
                        .setCaseId(caseId)
                        .setGoods(goods())
                        .setReason(reason)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
