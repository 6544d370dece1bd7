package suhuan.cli.show;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.api.v1.ItemView;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.client.CallFailedException;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/** Shows one item as it is now. */
@Command(name = "show")
public final class ShowCommand extends CallingCommand {
    private static final int VIN_LENGTH = 17;

    @Parameters(paramLabel = "ID")
    @SuppressWarnings("NullAway.Init") // picocli
    private String itemId;

    @Override
    protected int call(SuhuanClient client, Console console) {
        GetItemResponse answer;
        try {
            answer = client.trace(
                    s -> s.getItem(GetItemRequest.newBuilder().setItemId(itemId).build()));
        } catch (CallFailedException e) {
            if (itemId.length() == VIN_LENGTH
                    && e.refusal().name().equals("ITEM_NOT_FOUND")
                    && inVehicle(client, console)) {
                return ExitCode.OK;
            }
            throw e;
        }
        if (console.json()) console.json(answer);
        else new ItemText(texts()).print(answer.getItem(), console.out());
        return ExitCode.OK;
    }

    /** A vehicle is on file once it was scrapped or had a battery replaced; until then it is known by what is in it. */
    private boolean inVehicle(SuhuanClient client, Console console) {
        FindItemsRequest asked = FindItemsRequest.newBuilder().setVin(itemId).build();
        List<ItemView> batteries = client.trace(s -> s.findItems(asked)).getItemsList().stream()
                .filter(item -> item.getBattery().getVin().equals(itemId))
                .toList();
        if (batteries.isEmpty()) return false;
        if (!console.json()) console.say("show.vehicle_not_on_file", itemId);
        ItemText items = new ItemText(texts());
        for (ItemView battery : batteries) {
            if (console.json()) console.json(battery);
            else console.out().println("  " + items.line(battery));
        }
        return true;
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
