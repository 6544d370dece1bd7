package suhuan.gateway.projection;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.AccountLine;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.Material;

/**
 * Stock of sites. It asks of every item a fact touched where it lay before and lies now, whatever the fact was, so that no way
 * for goods to come or go can be forgotten.
 */
final class StockFold {
    private static final Set<Integer> NOT_IN_STOCK = Set.of(
            Disposition.DISPOSITION_IN_USE_VALUE,
            Disposition.DISPOSITION_AWAITING_MATCH_VALUE,
            Disposition.DISPOSITION_MATCHED_VALUE,
            Disposition.DISPOSITION_INCORPORATED_VALUE,
            Disposition.DISPOSITION_DEPLOYED_VALUE,
            Disposition.DISPOSITION_DISMANTLED_VALUE,
            Disposition.DISPOSITION_MISSING_VALUE,
            Disposition.DISPOSITION_DESTROYED_VALUE,
            Disposition.DISPOSITION_PROCESSED_VALUE);

    private final Accounts accounts;

    StockFold(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Where an item lies.
     *
     * @param siteNo the site
     * @param material number of the material
     * @param massMg its mass
     * @param pieces 1 for a battery, 0 for a lot
     * @param shares for whom it counts
     * @param lost it was there when it was lost or stolen
     */
    record Place(long siteNo, int material, long massMg, int pieces, Attribution shares, boolean lost) {}

    /** Where an item lies; null where it is in no stock. */
    @Nullable
    Place place(HeldRow row) {
        AccountItem item = accounts.item(row.itemNo);
        if (row.holderSiteNo == 0 || item.voided) {
            return null;
        }
        if (row instanceof BatteryRow battery) {
            return NOT_IN_STOCK.contains(battery.disposition) || battery.massMg == 0
                    ? null
                    : place(row, item, Material.MATERIAL_POWER_BATTERY_VALUE, battery.massMg, 1, battery.holds);
        }
        LotRow lot = (LotRow) row;
        return lot.consumed || lot.massMg == 0 ? null : place(row, item, lot.material, lot.massMg, 0, lot.holds);
    }

    private static @Nullable Place place(
            HeldRow row, AccountItem item, int material, long recordedMg, int pieces, String holds) {
        long massMg = recordedMg + item.correctedByMg;
        return massMg <= 0
                ? null
                : new Place(
                        row.holderSiteNo,
                        material,
                        massMg,
                        pieces,
                        item.shares.divided(massMg),
                        HoldFold.missing(holds));
    }

    /** Enters what changed for an item, of which {@code before} says where it lay before the fact. */
    void moved(long factNo, int day, long itemNo, @Nullable Place before, @Nullable Place after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before != null && after != null && before.siteNo() == after.siteNo() && before.lost() == after.lost()) {
            Set<Long> parties = new TreeSet<>(before.shares().shares().keySet());
            parties.addAll(after.shares().shares().keySet());
            for (long party : parties) {
                long mg = after.shares().shares().getOrDefault(party, 0L)
                        - before.shares().shares().getOrDefault(party, 0L);
                int pieces = pieces(after, party) - pieces(before, party);
                enter(factNo, day, itemNo, after, party, mg, pieces);
            }
            return;
        }
        if (before != null) {
            for (Map.Entry<Long, Long> share : before.shares().shares().entrySet()) {
                enter(factNo, day, itemNo, before, share.getKey(), -share.getValue(), -pieces(before, share.getKey()));
            }
        }
        if (after != null) {
            for (Map.Entry<Long, Long> share : after.shares().shares().entrySet()) {
                enter(factNo, day, itemNo, after, share.getKey(), share.getValue(), pieces(after, share.getKey()));
            }
        }
    }

    /** A piece cannot be divided: it counts for the largest share, among equals for the lower number. */
    private static int pieces(Place place, long party) {
        return place.pieces() == 0 ? 0 : AccountFold.pieceOf(place.shares(), party);
    }

    private void enter(long factNo, int day, long itemNo, Place place, long party, long mg, int pieces) {
        if (mg != 0 || pieces != 0) {
            accounts.enter(
                    factNo,
                    Entry.of(
                                    place.lost() ? AccountLine.ACCOUNT_LINE_LOST : AccountLine.ACCOUNT_LINE_STOCK,
                                    place.material(),
                                    day)
                            .by(party)
                            .at(place.siteNo(), 0)
                            .of(itemNo)
                            .with(mg, pieces));
        }
    }
}
