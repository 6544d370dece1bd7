package suhuan.cli.imports;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.cli.table.PackRow;
import suhuan.client.CallFailedException;
import suhuan.client.ChildCodes;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.ItemKind;

/** Tells whether a battery that is registered already is the same as a row of the file. */
final class KnownPacks {
    private final SuhuanClient client;
    private final String partyId;

    KnownPacks(SuhuanClient client, String partyId) {
        this.client = client;
        this.partyId = partyId;
    }

    /**
     * Asks for many at once, when the read side has reached a position.
     *
     * @return for each row, empty where the ledger has the very same, else what differs; rows of another maker, which the
     *     caller may not see, are missing
     */
    Map<PackRow.Readable, Optional<String>> compare(List<PackRow.Readable> rows, Position atLeast) {
        Map<PackRow.Readable, ListenableFuture<GetItemResponse>> asked = new LinkedHashMap<>();
        for (PackRow.Readable row : rows) asked.put(row, client.traceAsync().getItem(request(row, atLeast)));
        Map<PackRow.Readable, Optional<String>> answers = new LinkedHashMap<>();
        asked.forEach((row, future) -> answer(row, future, atLeast).ifPresent(view -> {
            if (view.getMakerPartyId().equals(partyId)) answers.put(row, difference(row, view));
        }));
        return answers;
    }

    private static GetItemRequest request(PackRow.Readable row, Position atLeast) {
        return GetItemRequest.newBuilder()
                .setItemId(row.code())
                .setKind(ItemKind.ITEM_KIND_BATTERY)
                .setMinPosition(atLeast)
                .build();
    }

    private Optional<BatteryView> answer(
            PackRow.Readable row, ListenableFuture<GetItemResponse> future, Position atLeast) {
        try {
            return Optional.of(future.get().getItem().getBattery());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return again(row, atLeast);
        }
    }

    /** One by one and with patience: the read side may be behind, or busy. */
    private Optional<BatteryView> again(PackRow.Readable row, Position atLeast) {
        try {
            return Optional.of(client.trace(s -> s.getItem(request(row, atLeast)))
                    .getItem()
                    .getBattery());
        } catch (CallFailedException e) {
            if (e.refusal().name().equals("ITEM_NOT_FOUND")) return Optional.empty();
            throw e;
        }
    }

    private static Optional<String> difference(PackRow.Readable row, BatteryView view) {
        if (view.getMassMg() != row.massMg()) return Optional.of("mass_mg " + view.getMassMg());
        if (view.getCapacityMah() != row.capacityMah()) return Optional.of("capacity_mah " + view.getCapacityMah());
        if (view.getVoltageMv() != row.voltageMv()) return Optional.of("voltage_mv " + view.getVoltageMv());
        if (view.getChildCount() != row.childCodes().size()) return Optional.of("child_count " + view.getChildCount());
        boolean sameChildren = row.childCodes().isEmpty()
                || view.getChildrenSha256()
                        .equals(ChildCodes.commitment(row.childCodes()).getSha256());
        return sameChildren ? Optional.empty() : Optional.of("child_codes");
    }
}
