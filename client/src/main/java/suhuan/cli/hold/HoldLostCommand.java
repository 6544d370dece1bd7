package suhuan.cli.hold;

import java.util.List;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ReportLost;

/** Reports goods as lost. */
@picocli.CommandLine.Command(name = "lost")
public final class HoldLostCommand extends HoldingCommand {
    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setReportLost(ReportLost.newBuilder()
                        .setCaseId(caseId)
                        .setGoods(goods())
                        .setReason(reason)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
