package suhuan.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import suhuan.api.v1.EventView;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/** Histories read page by page. */
public final class Histories {
    private static final int PAGE_SIZE = 500;

    private Histories() {}

    static void forEach(SuhuanClient client, String itemId, Position minPosition, Consumer<EventView> events) {
        String token = "";
        do {
            GetHistoryRequest request = GetHistoryRequest.newBuilder()
                    .setItemId(itemId)
                    .setPageSize(PAGE_SIZE)
                    .setPageToken(token)
                    .setMinPosition(minPosition)
                    .build();
            GetHistoryResponse page = client.trace(s -> s.getHistory(request));
            page.getEventsList().forEach(events);
            token = page.getNextPageToken();
        } while (!token.isEmpty());
    }

    /** A position as histories show it: block, transaction, envelope, command. */
    public static String at(Position position) {
        return position.getBlockNumber() + "/" + position.getTransactionIndex() + "/" + position.getEnvelopeIndex()
                + "/" + position.getCommandIndex();
    }

    /** Every event of an item, oldest first. */
    public static List<EventView> all(SuhuanClient client, String itemId) {
        List<EventView> events = new ArrayList<>();
        forEach(client, itemId, Position.getDefaultInstance(), events::add);
        return events;
    }
}
