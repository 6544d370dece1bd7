package suhuan.gateway.projection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import suhuan.common.v1.HoldKind;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.CustodyReassigned;
import suhuan.ledger.v1.DelegationGranted;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.GoodsHeldBack;
import suhuan.ledger.v1.GoodsReleased;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.ReassignedItem;
import suhuan.ledger.v1.Recall;
import suhuan.ledger.v1.RecallOpened;

/** Facts of goods held back, of delegations, and of corrections. */
final class HoldFold {
    private final WorkingSet working;

    HoldFold(WorkingSet working) {
        this.working = working;
    }

    void heldBack(RecordedFact recorded, long factNo, GoodsHeldBack fact) throws SQLException {
        MatterRow opened = opened(recorded, factNo, ItemKind.ITEM_KIND_CASE, fact.getCaseId());
        String line = fact.getCaseId()
                + '\t'
                + fact.getKindValue()
                + '\t'
                + recorded.fact().getPartyId();
        for (String id : fact.getGoods().getBatteryIdsList()) {
            BatteryRow row = working.battery(recorded, id);
            row.holds = with(row.holds, line);
            working.sights().add(row.holderNo, opened.itemNo, factNo);
        }
        for (String id : fact.getGoods().getLotIdsList()) {
            LotRow row = working.lot(recorded, id);
            row.holds = with(row.holds, line);
            working.sights().add(row.holderNo, opened.itemNo, factNo);
        }
    }

    void released(RecordedFact recorded, GoodsReleased fact) throws SQLException {
        boolean recall = fact.getKind() == HoldKind.HOLD_KIND_RECALL;
        for (String id : fact.getGoods().getBatteryIdsList()) {
            BatteryRow row = working.battery(recorded, id);
            if (recall) {
                row.clearedRecalls = with(row.clearedRecalls, fact.getCaseId());
            } else {
                row.holds = without(row.holds, fact.getCaseId());
            }
        }
        for (String id : fact.getGoods().getLotIdsList()) {
            LotRow row = working.lot(recorded, id);
            row.holds = without(row.holds, fact.getCaseId());
        }
    }

    void recalled(RecordedFact recorded, long factNo, RecallOpened fact) throws SQLException {
        Recall recall = fact.getRecall();
        MatterRow opened = opened(recorded, factNo, ItemKind.ITEM_KIND_CASE, recall.getCaseId());
        opened.recalledModel = recall.getModelCode();
        opened.producedFromYyyymmdd = recall.getProducedFromYyyymmdd();
        opened.producedToYyyymmdd = recall.getProducedToYyyymmdd();
        opened.firstCode = recall.getFirstCode();
        opened.lastCode = recall.getLastCode();
        working.sights().add(working.party(recorded, fact.getMakerPartyId()), opened.itemNo, factNo);
    }

    void lifted(RecordedFact recorded, String caseId) throws SQLException {
        working.matter(recorded, new ItemKey(ItemKind.ITEM_KIND_CASE, caseId)).closed = true;
    }

    void delegated(RecordedFact recorded, long factNo, DelegationGranted fact) throws SQLException {
        MatterRow granted = opened(
                recorded,
                factNo,
                ItemKind.ITEM_KIND_DELEGATION,
                fact.getDelegation().getDelegationId());
        String delegate = fact.getDelegation().getDelegatePartyId();
        if (!delegate.isEmpty()) {
            working.sights().add(working.party(recorded, delegate), granted.itemNo, factNo);
        }
    }

    void takenBack(RecordedFact recorded, String delegationId) throws SQLException {
        working.matter(recorded, new ItemKey(ItemKind.ITEM_KIND_DELEGATION, delegationId)).closed = true;
    }

    void reassigned(RecordedFact recorded, long factNo, CustodyReassigned fact) throws SQLException {
        taken(recorded, factNo, fact);
        for (ReassignedItem item : fact.getItemsList()) {
            HeldRow row = item.getBatteryId().isEmpty()
                    ? working.lot(recorded, item.getLotId())
                    : working.battery(recorded, item.getBatteryId());
            Fold.hold(
                    working,
                    recorded,
                    factNo,
                    row,
                    suhuan.ledger.v1.Custody.newBuilder()
                            .setPartyId(fact.getToPartyId())
                            .setSiteId(item.getSiteId())
                            .build());
        }
    }

    /** Runs go on with who takes them over. */
    private void taken(RecordedFact recorded, long factNo, CustodyReassigned fact) throws SQLException {
        for (String id : fact.getRunIdsList()) {
            ProcessRunRow run = working.run(recorded, id);
            run.partyNo = working.party(recorded, fact.getToPartyId());
            run.siteNo = working.site(recorded, fact.getRunSiteId());
            working.sights().add(run.partyNo, run.itemNo, factNo);
        }
    }

    /** The items of the corrected fact are stale; what came of them is marked step by step, see {@link StaleMarking}. */
    void corrected(RecordedFact recorded, long factNo, FactCorrected fact) throws SQLException {
        MatterRow correction = opened(recorded, factNo, ItemKind.ITEM_KIND_CORRECTION, fact.getCorrectionId());
        working.sights().add(working.party(recorded, fact.getCorrectedPartyId()), correction.itemNo, factNo);
        seen(recorded, factNo, correction, fact.getAskedPartyIdsList());
        for (ItemLink link : recorded.fact().getItemsList()) {
            if (StaleMarking.canBeStale(link.getKind())) {
                working.writer()
                        .stale(
                                correction.itemNo,
                                working.number(recorded, new ItemKey(link.getKind(), link.getItemId())));
            }
        }
    }

    /** Who is asked later sees the correction from then on. */
    void asked(RecordedFact recorded, long factNo, ConsentAsked fact) throws SQLException {
        MatterRow correction =
                working.matter(recorded, new ItemKey(ItemKind.ITEM_KIND_CORRECTION, fact.getCorrectionId()));
        seen(recorded, factNo, correction, fact.getAskedPartyIdsList());
    }

    private void seen(RecordedFact recorded, long factNo, MatterRow correction, List<String> askedPartyIds)
            throws SQLException {
        for (String asked : askedPartyIds) {
            working.sights().add(working.party(recorded, asked), correction.itemNo, factNo);
        }
    }

    private MatterRow opened(RecordedFact recorded, long factNo, ItemKind kind, String id) throws SQLException {
        MatterRow row = new MatterRow();
        row.partyNo = working.party(recorded, recorded.fact().getPartyId());
        working.create(recorded, new ItemKey(kind, id), row);
        working.sights().add(row.partyNo, row.itemNo, factNo);
        return row;
    }

    /** Lines that a candidate's goods bring along to the battery they turned out to be. */
    static String joined(String lines, String others) {
        String joined = lines;
        for (String line : others.split("\n", -1)) {
            String caseId = line.substring(0, Math.max(0, line.indexOf('\t')));
            if (!line.isEmpty() && !joined.equals(without(joined, caseId))) {
                continue;
            }
            joined = line.isEmpty() ? joined : with(joined, line);
        }
        return joined;
    }

    /** A case says that the goods are lost or stolen: nobody knows where they are. */
    static boolean missing(String holds) {
        return holds.contains("\t" + HoldKind.HOLD_KIND_LOST_VALUE + "\t")
                || holds.contains("\t" + HoldKind.HOLD_KIND_STOLEN_VALUE + "\t");
    }

    private static String with(String lines, String line) {
        return lines.isEmpty() ? line : lines + '\n' + line;
    }

    private static String without(String lines, String caseId) {
        List<String> left = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            if (!line.startsWith(caseId + '\t')) {
                left.add(line);
            }
        }
        return String.join("\n", left);
    }
}
