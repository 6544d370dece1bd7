package suhuan.cli.material;

import java.util.List;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.show.ShowCommand;
import suhuan.cli.term.Console;
import suhuan.client.CallFailedException;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Receipt;

/** Closes a run and shows how it was judged. */
@picocli.CommandLine.Command(name = "close")
public final class RunCloseCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init") // picocli
    String run;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setCloseRun(CloseRun.newBuilder().setRunId(run))
                .build());
    }

    @Override
    protected void after(SuhuanClient client, Console console, Receipt receipt) {
        if (receipt.getRecording().getVerdicts(0).hasRefused()) return;
        try {
            ShowCommand.show(client, console, run, receipt.getRecording().getPosition());
        } catch (CallFailedException e) {
            // The run is closed; only the answer about it is late.
            console.say("scan.later", run);
        }
    }
}
