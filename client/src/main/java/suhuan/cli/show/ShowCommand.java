package suhuan.cli.show;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/** Shows one item as it is now. */
@Command(name = "show")
public final class ShowCommand extends CallingCommand {
    @Parameters(paramLabel = "ID")
    @SuppressWarnings("NullAway.Init") // picocli
    private String itemId;

    @Override
    protected int call(SuhuanClient client, Console console) {
        GetItemResponse answer = client.trace(
                s -> s.getItem(GetItemRequest.newBuilder().setItemId(itemId).build()));
        if (console.json()) console.json(answer);
        else new ItemText(texts()).print(answer.getItem(), console.out());
        return ExitCode.OK;
    }

    /** Shows an item to people when the read side has reached a position. */
    public static void show(SuhuanClient client, Console console, String itemId, Position minPosition) {
        GetItemResponse answer = client.trace(s -> s.getItem(GetItemRequest.newBuilder()
                .setItemId(itemId)
                .setMinPosition(minPosition)
                .build()));
        new ItemText(console.texts()).print(answer.getItem(), console.out());
    }
}
