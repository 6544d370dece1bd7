package suhuan.cli.hold;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.HeldGoods;
import suhuan.ledger.v1.ReassignCustody;

/** Gives goods and open runs of a party that is gone to another. */
@picocli.CommandLine.Command(name = "reassign")
public final class ReassignCommand extends RecordingCommand {
    @Option(names = "--gone", paramLabel = "PARTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String gone;

    @Option(names = "--to", paramLabel = "PARTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String to;

    @Option(names = "--at-site", paramLabel = "SITE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String atSite;

    @Option(names = "--battery", paramLabel = "ID", split = ",")
    List<String> batteries = List.of();

    @Option(names = "--lot", paramLabel = "LOT", split = ",")
    List<String> lots = List.of();

    @Option(names = "--run", paramLabel = "RUN", split = ",")
    List<String> runs = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        ReassignCustody.Builder reassigned = ReassignCustody.newBuilder()
                .setFromPartyId(gone)
                .setToPartyId(to)
                .setToSiteId(atSite)
                .addAllRunIds(runs)
                .setReason(reason)
                .setEvidenceSha256(sha256(evidence));
        if (runs.isEmpty() || !batteries.isEmpty() || !lots.isEmpty()) {
            reassigned.setGoods(
                    HeldGoods.newBuilder().addAllBatteryIds(batteries).addAllLotIds(lots));
        }
        return List.of(Command.newBuilder().setReassignCustody(reassigned).build());
    }
}
