package suhuan.cli.demo;

import java.util.OptionalLong;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.client.CallFailedException;
import suhuan.client.ClientOptions;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.ItemKind;

/** When the demo's world began, on a ledger that has it already although the folder of this gateway is new. */
final class DemoEpoch {
    private DemoEpoch() {}

    /** Looks for the demo's first party; empty where the ledger does not know it. */
    static OptionalLong onTheLedger(ClientOptions server) {
        try (SuhuanClient regulator = new SuhuanClient(server)) {
            WhoAmIResponse who = regulator.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance()));
            GetHistoryRequest request = GetHistoryRequest.newBuilder()
                    .setItemId(Actor.MAKER.partyId())
                    .setKind(ItemKind.ITEM_KIND_PARTY)
                    .setPageSize(1)
                    .setMinPosition(Position.newBuilder().setBlockNumber(Math.max(0, who.getCommittedBlock())))
                    .build();
            GetHistoryResponse history = regulator.trace(s -> s.getHistory(request));
            if (history.getEventsCount() == 0) return OptionalLong.empty();
            long entered = history.getEvents(0).getFact().getOccurredAtMs();
            return OptionalLong.of(
                    DemoClock.by(entered, DemoRegistry.LICENSED_DAYS_AGO, 0).epochMs());
        } catch (CallFailedException e) {
            if (e.refusal().name().equals("ITEM_NOT_FOUND")) return OptionalLong.empty();
            throw e;
        }
    }
}
