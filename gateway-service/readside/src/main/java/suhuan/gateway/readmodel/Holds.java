package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import suhuan.api.v1.HoldView;

/** Cases that hold an item back, as they stand in its row: one line each of id, kind and party. */
final class Holds {
    private Holds() {}

    static List<HoldView> read(String lines) {
        List<HoldView> holds = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                holds.add(HoldView.newBuilder()
                        .setCaseId(parts[0])
                        .setKindValue(Integer.parseInt(parts[1]))
                        .setOpenedByPartyId(parts[2])
                        .build());
            }
        }
        return holds;
    }
}
