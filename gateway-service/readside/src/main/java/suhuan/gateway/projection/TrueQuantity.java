package suhuan.gateway.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suhuan.api.v1.AccountLine;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.ReturnedItem;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.TrueValue;

/**
 * A quantity of an item that was recorded wrong, with the figures that follow from it.
 *
 * @param item the item
 * @param element of which element; empty for the mass
 * @param pieces it is a number of pieces, not a mass in mg
 * @param recorded as recorded
 * @param really what is true
 * @param lines lines of the account that it is in
 */
record TrueQuantity(ItemKey item, String element, boolean pieces, long recorded, long really, Set<AccountLine> lines) {
    private static final Pattern LISTED = Pattern.compile("([a-z_.]+)\\[(\\d{1,6})]\\.([a-z_.]+)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Set<AccountLine> WHERE_IT_LIES =
            Set.of(AccountLine.ACCOUNT_LINE_STOCK, AccountLine.ACCOUNT_LINE_LOST);

    /** What a true value means for the accounts of the fact; nothing where they cannot be recomputed from it. */
    static List<TrueQuantity> of(Fact fact, TrueValue truth) {
        if (!WHOLE.matcher(truth.getValue()).matches()) {
            return List.of();
        }
        long really = Long.parseLong(truth.getValue());
        Matcher listed = LISTED.matcher(truth.getField());
        return listed.matches()
                ? ofList(fact, listed.group(1), Integer.parseInt(listed.group(2)), listed.group(3), really)
                : ofField(fact, truth.getField(), really);
    }

    private static List<TrueQuantity> ofField(Fact fact, String field, long really) {
        return switch (field) {
            case "lot_received.lot.mass_mg" ->
                lot(fact.hasLotReceived(), fact.getLotReceived().getLot(), really, AccountLine.ACCOUNT_LINE_TAKEN_IN);
            case "lots_merged.merged.mass_mg" ->
                lot(fact.hasLotsMerged(), fact.getLotsMerged().getMerged(), really);
            case "battery_registered.mass_mg" ->
                fact.hasBatteryRegistered()
                        ? mass(
                                ItemKey.battery(fact.getBatteryRegistered().getBatteryId()),
                                fact.getBatteryRegistered().getMassMg(),
                                really,
                                AccountLine.ACCOUNT_LINE_PLACED,
                                AccountLine.ACCOUNT_LINE_DELIVERED,
                                AccountLine.ACCOUNT_LINE_DELIVERED_UNLISTED,
                                AccountLine.ACCOUNT_LINE_STOCK,
                                AccountLine.ACCOUNT_LINE_LOST)
                        : List.of();
            case "sales_declared.declaration.mass_mg" -> sales(fact, false, really);
            case "sales_declared.declaration.pieces" -> sales(fact, true, really);
            default -> List.of();
        };
    }

    private static List<TrueQuantity> sales(Fact fact, boolean pieces, long really) {
        return fact.hasSalesDeclared()
                ? List.of(new TrueQuantity(
                        ItemKey.declaration(
                                fact.getSalesDeclared().getDeclaration().getDeclarationId()),
                        "",
                        pieces,
                        pieces
                                ? fact.getSalesDeclared().getDeclaration().getPieces()
                                : fact.getSalesDeclared().getDeclaration().getMassMg(),
                        really,
                        Set.of(AccountLine.ACCOUNT_LINE_DECLARED, AccountLine.ACCOUNT_LINE_EXPORTED)))
                : List.of();
    }

    private static List<TrueQuantity> ofList(Fact fact, String list, int at, String field, long really) {
        return switch (list + ' ' + field) {
            case "return_received.batteries mass_mg" -> {
                if (at >= fact.getReturnReceived().getBatteriesCount()) {
                    yield List.of();
                }
                ReturnedItem item = fact.getReturnReceived().getBatteries(at);
                ItemKey key = ItemKey.battery(item.getBatteryId());
                yield item.getCandidateCreated()
                        ? mass(
                                key,
                                item.getMassMg(),
                                really,
                                AccountLine.ACCOUNT_LINE_COLLECTED,
                                AccountLine.ACCOUNT_LINE_STOCK,
                                AccountLine.ACCOUNT_LINE_LOST)
                        : mass(key, item.getMassMg(), really, AccountLine.ACCOUNT_LINE_COLLECTED);
            }
            case "lot_split.parts mass_mg" ->
                at < fact.getLotSplit().getPartsCount()
                        ? lot(true, fact.getLotSplit().getParts(at), really)
                        : List.of();
            case "hand_over_accepted.accepted weighed_mg", "hand_over_accepted.accepted new_lot.mass_mg" ->
                at < fact.getHandOverAccepted().getAcceptedCount()
                        ? accepted(fact.getHandOverAccepted().getAccepted(at), really)
                        : List.of();
            case "run_outputs_added.outputs mass_mg" -> {
                if (at >= fact.getRunOutputsAdded().getOutputsCount()) {
                    yield List.of();
                }
                RunOutputResult output = fact.getRunOutputsAdded().getOutputs(at);
                yield mass(
                        ItemKey.lot(output.getLotId()),
                        output.getMassMg(),
                        really,
                        AccountLine.ACCOUNT_LINE_PRODUCED,
                        AccountLine.ACCOUNT_LINE_STOCK,
                        AccountLine.ACCOUNT_LINE_LOST);
            }
            case "run_closed.claimable mass_mg" -> {
                if (at >= fact.getRunClosed().getClaimableCount()) {
                    yield List.of();
                }
                ElementMass recovered = fact.getRunClosed().getClaimable(at);
                yield List.of(new TrueQuantity(
                        ItemKey.run(fact.getRunClosed().getRunId()),
                        recovered.getElement(),
                        false,
                        recovered.getMassMg(),
                        really,
                        Set.of(AccountLine.ACCOUNT_LINE_RECOVERED)));
            }
            default -> List.of();
        };
    }

    /** What was weighed is handed over, and of material it is the mass of the new lot. */
    private static List<TrueQuantity> accepted(AcceptedResult line, long really) {
        boolean battery = !line.getBatteryId().isEmpty();
        List<TrueQuantity> both = new ArrayList<>(mass(
                battery ? ItemKey.battery(line.getBatteryId()) : ItemKey.lot(line.getLotId()),
                line.getWeighedMg(),
                really,
                AccountLine.ACCOUNT_LINE_FLOW));
        if (!battery) {
            both.addAll(lot(true, line.getNewLot(), really));
        }
        return both;
    }

    private static List<TrueQuantity> lot(boolean present, LotResult lot, long really, AccountLine... more) {
        if (!present) {
            return List.of();
        }
        List<AccountLine> lines = new ArrayList<>(WHERE_IT_LIES);
        lines.addAll(List.of(more));
        return mass(ItemKey.lot(lot.getLotId()), lot.getMassMg(), really, lines.toArray(AccountLine[]::new));
    }

    private static List<TrueQuantity> mass(ItemKey item, long recorded, long really, AccountLine... lines) {
        return List.of(new TrueQuantity(item, "", false, recorded, really, Set.of(lines)));
    }

    /** It is the mass of the item where it lies. */
    boolean lies() {
        return lines.contains(AccountLine.ACCOUNT_LINE_STOCK);
    }
}
