package suhuan.gateway.readmodel;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import suhuan.api.v1.EventView;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.BatteryRegistered;
import suhuan.ledger.v1.CertificateTransferred;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.HandOverRefused;
import suhuan.ledger.v1.HandOverWithdrawn;
import suhuan.ledger.v1.HeldGoods;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.RunInputsAdded;
import suhuan.ledger.v1.RunOutputsAdded;

/**
 * Leaves out of a fact what it says of goods the viewer may not see: one fact often speaks of many batteries, and the maker of one
 * must not read from it what became of the others. The hash stays that of the recorded bytes. A fact is shown whole to the
 * regulator, to the party that acted, and to both parties of its hand-over.
 */
final class FactRedaction {
    private FactRedaction() {}

    static List<EventView> redact(Snapshot snapshot, Viewer viewer, List<EventView> events) {
        if (snapshot.regulator()) {
            return events;
        }
        Set<ItemLink> links = new LinkedHashSet<>();
        for (EventView event : events) {
            event.getFact().getItemsList().forEach(link -> links.add(bare(link)));
        }
        Set<ItemLink> seen = seen(snapshot, links);
        Set<String> hiddenIds = new HashSet<>();
        links.stream().filter(link -> !seen.contains(link)).forEach(link -> hiddenIds.add(link.getItemId()));
        if (hiddenIds.isEmpty()) {
            return events;
        }
        return events.stream()
                .map(event -> whole(event.getFact(), viewer, seen)
                        ? event
                        : event.toBuilder()
                                .setFact(without(event.getFact(), seen, hiddenIds))
                                .build())
                .toList();
    }

    private static ItemLink bare(ItemLink link) {
        return link.toBuilder().clearPreviousFactSha256().build();
    }

    private static boolean whole(Fact fact, Viewer viewer, Set<ItemLink> seen) {
        if (fact.getPartyId().equals(viewer.partyId())) {
            return true;
        }
        return fact.getItemsList().stream()
                .anyMatch(link ->
                        link.getKind() == suhuan.ledger.v1.ItemKind.ITEM_KIND_HAND_OVER && seen.contains(bare(link)));
    }

    private static Set<ItemLink> seen(Snapshot snapshot, Set<ItemLink> links) {
        Integer[] kinds = links.stream().map(ItemLink::getKindValue).toArray(Integer[]::new);
        String[] ids = links.stream().map(ItemLink::getItemId).toArray(String[]::new);
        return new HashSet<>(
                snapshot.sql("select i.kind, i.item_id from unnest(:kinds::integer[], :ids::text[]) k (kind, item_id)"
                                + " join item i on i.item_id = k.item_id and i.kind = k.kind where "
                                + snapshot.visible("i"))
                        .param("kinds", kinds)
                        .param("ids", ids)
                        .query((row, n) -> ItemLink.newBuilder()
                                .setKindValue(row.getInt(1))
                                .setItemId(row.getString(2))
                                .build())
                        .list());
    }

    private static Fact without(Fact fact, Set<ItemLink> seen, Set<String> hiddenIds) {
        Predicate<String> shown = id -> !hiddenIds.contains(id);
        Fact.Builder out = fact.toBuilder().clearItems();
        fact.getItemsList().stream().filter(link -> seen.contains(bare(link))).forEach(out::addItems);
        switch (fact.getFactCase()) {
            case BATTERY_REGISTERED -> out.setBatteryRegistered(made(fact.getBatteryRegistered(), shown));
            case RETURN_RECEIVED -> out.setReturnReceived(returned(fact.getReturnReceived(), shown));
            case HAND_OVER_OFFERED -> out.setHandOverOffered(offered(fact.getHandOverOffered(), shown));
            case HAND_OVER_ACCEPTED -> out.setHandOverAccepted(accepted(fact.getHandOverAccepted(), shown));
            case HAND_OVER_REFUSED -> {
                HandOverRefused refused = fact.getHandOverRefused();
                out.setHandOverRefused(refused.toBuilder()
                        .clearFreed()
                        .clearReason()
                        .addAllFreed(lines(refused.getFreedList(), shown)));
            }
            case HAND_OVER_WITHDRAWN -> {
                HandOverWithdrawn withdrawn = fact.getHandOverWithdrawn();
                out.setHandOverWithdrawn(withdrawn.toBuilder()
                        .clearFreed()
                        .clearReason()
                        .addAllFreed(lines(withdrawn.getFreedList(), shown)));
            }
            case LOT_SPLIT -> {
                out.getLotSplitBuilder().clearParts();
                fact.getLotSplit().getPartsList().stream()
                        .filter(part -> shown.test(part.getLotId()))
                        .forEach(out.getLotSplitBuilder()::addParts);
            }
            case LOTS_MERGED -> {
                out.getLotsMergedBuilder().clearSources();
                fact.getLotsMerged().getSourcesList().stream()
                        .filter(source -> shown.test(source.getLotId()))
                        .forEach(out.getLotsMergedBuilder()::addSources);
                if (!shown.test(fact.getLotsMerged().getMerged().getLotId())) {
                    out.getLotsMergedBuilder().clearMerged();
                }
            }
            case BATTERY_DISMANTLED ->
                out.setBatteryDismantled(SecondLifeRedaction.dismantled(fact.getBatteryDismantled(), shown));
            case BATTERIES_REPURPOSED ->
                out.getBatteriesRepurposedBuilder()
                        .setProduct(SecondLifeRedaction.made(
                                fact.getBatteriesRepurposed().getProduct(), shown));
            case BATTERIES_REMANUFACTURED ->
                out.getBatteriesRemanufacturedBuilder()
                        .setProduct(SecondLifeRedaction.made(
                                fact.getBatteriesRemanufactured().getProduct(), shown));
            case VEHICLE_SCRAPPED ->
                out.setVehicleScrapped(SecondLifeRedaction.scrapped(fact.getVehicleScrapped(), shown));
            case RUN_INPUTS_ADDED -> out.setRunInputsAdded(charged(fact.getRunInputsAdded(), shown));
            case RUN_OUTPUTS_ADDED -> out.setRunOutputsAdded(emptied(fact.getRunOutputsAdded(), shown));
            case CERTIFICATE_TRANSFERRED -> {
                CertificateTransferred moved = fact.getCertificateTransferred();
                if (!shown.test(moved.getCertificate().getCertificateId())) {
                    out.getCertificateTransferredBuilder().clearCertificate();
                }
                if (!shown.test(moved.getPart().getCertificateId())) {
                    out.getCertificateTransferredBuilder().clearPart();
                }
            }
            case GOODS_HELD_BACK ->
                out.getGoodsHeldBackBuilder()
                        .setGoods(held(fact.getGoodsHeldBack().getGoods(), shown));
            case GOODS_RELEASED ->
                out.getGoodsReleasedBuilder()
                        .setGoods(held(fact.getGoodsReleased().getGoods(), shown));
            case CUSTODY_REASSIGNED -> {
                out.getCustodyReassignedBuilder().clearItems().clearRunIds();
                fact.getCustodyReassigned().getRunIdsList().stream()
                        .filter(shown)
                        .forEach(out.getCustodyReassignedBuilder()::addRunIds);
                fact.getCustodyReassigned().getItemsList().stream()
                        .filter(item ->
                                shown.test(item.getBatteryId().isEmpty() ? item.getLotId() : item.getBatteryId()))
                        .forEach(out.getCustodyReassignedBuilder()::addItems);
            }
            case FACT_CORRECTED -> {
                // How a run stands is its operator's, who sees it whole.
                out.getFactCorrectedBuilder().clearRelyingItems().clearRejudged();
                fact.getFactCorrected().getRelyingItemsList().stream()
                        .filter(item -> shown.test(item.getItemId()))
                        .forEach(out.getFactCorrectedBuilder()::addRelyingItems);
            }
            default -> {
                // Speaks of one item and those that became it.
            }
        }
        return out.build();
    }

    private static HeldGoods held(HeldGoods goods, Predicate<String> shown) {
        return HeldGoods.newBuilder()
                .addAllBatteryIds(
                        goods.getBatteryIdsList().stream().filter(shown).toList())
                .addAllLotIds(goods.getLotIdsList().stream().filter(shown).toList())
                .build();
    }

    /** Of which lots a battery was made is its maker's; what became of a lot is not told to who saw it only before. */
    private static BatteryRegistered made(BatteryRegistered fact, Predicate<String> shown) {
        BatteryRegistered.Builder out =
                shown.test(fact.getBatteryId()) ? fact.toBuilder().clearRecovered() : BatteryRegistered.newBuilder();
        fact.getRecoveredList().stream()
                .filter(inside -> shown.test(inside.getLotId()))
                .forEach(out::addRecovered);
        return out.build();
    }

    /** What else went into a run, and where it stands, is its operator's. */
    private static RunInputsAdded charged(RunInputsAdded fact, Predicate<String> shown) {
        return fact.toBuilder()
                .clearInputs()
                .clearAdditions()
                .clearBalance()
                .addAllInputs(fact.getInputsList().stream()
                        .filter(input ->
                                shown.test(input.getBatteryId().isEmpty() ? input.getLotId() : input.getBatteryId()))
                        .toList())
                .build();
    }

    private static RunOutputsAdded emptied(RunOutputsAdded fact, Predicate<String> shown) {
        return fact.toBuilder()
                .clearOutputs()
                .clearBalance()
                .clearOpenResidueMg()
                .addAllOutputs(fact.getOutputsList().stream()
                        .filter(output -> shown.test(output.getLotId()))
                        .toList())
                .build();
    }

    private static ReturnReceived returned(ReturnReceived fact, Predicate<String> shown) {
        return fact.toBuilder()
                .clearBatteries()
                .addAllBatteries(fact.getBatteriesList().stream()
                        .filter(item -> shown.test(item.getBatteryId()))
                        .toList())
                .build();
    }

    private static HandOverOffered offered(HandOverOffered fact, Predicate<String> shown) {
        return fact.toBuilder()
                .clearLines()
                .clearExpiredHandOverIds()
                .addAllLines(lines(fact.getLinesList(), shown))
                .build();
    }

    private static HandOverAccepted accepted(HandOverAccepted fact, Predicate<String> shown) {
        return fact.toBuilder()
                .clearAccepted()
                .clearReturnedLineNos()
                .clearComplete()
                .addAllAccepted(fact.getAcceptedList().stream()
                        .filter(line -> shown.test(goods(line)))
                        .toList())
                .build();
    }

    private static List<OfferedLine> lines(List<OfferedLine> lines, Predicate<String> shown) {
        return lines.stream()
                .filter(line -> shown.test(line.getBatteryId().isEmpty() ? line.getLotId() : line.getBatteryId()))
                .toList();
    }

    private static String goods(AcceptedResult line) {
        return line.getBatteryId().isEmpty() ? line.getLotId() : line.getBatteryId();
    }
}
