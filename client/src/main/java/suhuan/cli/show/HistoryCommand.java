package suhuan.cli.show;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.EventView;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Hex;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/** Prints what happened to an item, oldest first. */
@Command(name = "history")
public final class HistoryCommand extends CallingCommand {
    @Parameters(paramLabel = "ID")
    @SuppressWarnings("NullAway.Init") // picocli
    private String itemId;

    @Override
    protected int call(SuhuanClient client, Console console) {
        EventText text = new EventText(texts());
        Histories.forEach(client, itemId, Position.getDefaultInstance(), event -> {
            if (console.json()) console.json(event);
            else print(console, text, event);
        });
        return ExitCode.OK;
    }

    private void print(Console console, EventText text, EventView event) {
        console.out().println(text.when(event) + "  " + text.what(event, itemId));
        console.out()
                .println("    " + text.who(event) + " · "
                        + texts().get("history.position", Histories.at(event.getPosition()))
                        + " · "
                        + Hex.of(event.getFactSha256())
                                .substring(
                                        0,
                                        Math.min(16, 2 * event.getFactSha256().size())) + "…");
    }
}
