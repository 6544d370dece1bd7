package suhuan.cli.hold;

import java.util.List;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Quarantine;

/** Keeps goods apart. */
@picocli.CommandLine.Command(name = "quarantine")
public final class HoldQuarantineCommand extends HoldingCommand {
    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setQuarantine(Quarantine.newBuilder()
                        .setCaseId(caseId)
                        .setGoods(goods())
                        .setReason(reason)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
