package suhuan.cli.hold;

import java.util.List;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Release;

/** Lets goods go from a quarantine or a recall. */
@picocli.CommandLine.Command(name = "release")
public final class HoldReleaseCommand extends HoldingCommand {
    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRelease(Release.newBuilder()
                        .setCaseId(caseId)
                        .setGoods(goods())
                        .setReason(reason)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
