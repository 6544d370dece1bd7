package suhuan.gateway.projection;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.Disposition;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.ConformityRevoked;
import suhuan.ledger.v1.DismantledChild;
import suhuan.ledger.v1.DismantledLot;
import suhuan.ledger.v1.ExplainedChildren;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.ProductDeployed;
import suhuan.ledger.v1.ProductRetired;
import suhuan.ledger.v1.SecondLifeResult;
import suhuan.ledger.v1.SecondLifeSource;

/** Facts of second life: what comes out of batteries, what is made of it, and how it is used. */
final class SecondLifeFold {
    private final WorkingSet working;
    private final LotFold lots;
    private final ChildIndex children;

    SecondLifeFold(WorkingSet working, LotFold lots, ChildIndex children) {
        this.working = working;
        this.lots = lots;
        this.children = children;
    }

    void assessed(RecordedFact recorded, long factNo, String batteryId) throws SQLException {
        working.battery(recorded, batteryId).assessedFactNo = factNo;
    }

    void dismantled(RecordedFact recorded, long factNo, BatteryDismantled fact) throws SQLException {
        BatteryRow parent = working.battery(recorded, fact.getBatteryId());
        parent.disposition = fact.getDispositionValue();
        for (int n = 0; n < fact.getChildrenCount(); n++) {
            DismantledChild child = fact.getChildren(n);
            BatteryRow row = child.getKnownBefore()
                    ? working.battery(recorded, child.getBatteryId())
                    : made(recorded, factNo, fact, child, n);
            row.massMg = child.getMassMg();
            row.parentNo = parent.itemNo;
            row.productNo = 0;
            row.disposition = child.getDispositionValue();
            row.batteryStatus = child.getStatusValue();
            Fold.hold(working, recorded, factNo, row, fact.getCustody());
            if (!child.getKnownBefore()) {
                edge(parent, row, TraceEdgeKind.TRACE_EDGE_KIND_DISMANTLED, child.getMassMg(), factNo);
            }
        }
        notComeOut(recorded, fact);
        for (DismantledLot lot : fact.getLotsList()) {
            LotRow row = lots.made(recorded, factNo, lot.getLot());
            edge(
                    parent,
                    row,
                    TraceEdgeKind.TRACE_EDGE_KIND_DISMANTLED,
                    lot.getLot().getMassMg(),
                    factNo);
        }
    }

    /** A part gets a row of its own, and its maker sees what becomes of it. */
    private BatteryRow made(RecordedFact recorded, long factNo, BatteryDismantled fact, DismantledChild child, int n)
            throws SQLException {
        BatteryRow row = new BatteryRow();
        row.makerNo = working.party(recorded, child.getMakerPartyId());
        row.responsibleNo = working.party(recorded, fact.getResponsiblePartyId());
        row.legacyLabel = child.getLegacyLabel();
        row.childCount = child.getChildren().getCount();
        row.childrenSha256 = child.getChildren().getSha256();
        working.create(recorded, ItemKey.battery(child.getBatteryId()), row);
        working.sights().add(row.makerNo, row.itemNo, factNo);
        working.sights().add(row.responsibleNo, row.itemNo, factNo);
        children.add(row.itemNo, recorded.cellCodes().get(n));
        return row;
    }

    /** Only what was in a product has a row that can say so. */
    private void notComeOut(RecordedFact recorded, BatteryDismantled fact) throws SQLException {
        Set<String> linked = new TreeSet<>();
        recorded.fact().getItemsList().stream().map(ItemLink::getItemId).forEach(linked::add);
        for (ExplainedChildren explained : fact.getExplainedList()) {
            for (String code : explained.getBatteryCodesList()) {
                if (linked.contains(code)) {
                    BatteryRow row = working.battery(recorded, code);
                    row.productNo = 0;
                    row.parentNo = working.battery(recorded, fact.getBatteryId()).itemNo;
                    row.disposition = explained.getFate() == ChildFate.CHILD_FATE_DESTROYED
                            ? Disposition.DISPOSITION_DESTROYED_VALUE
                            : Disposition.DISPOSITION_MISSING_VALUE;
                }
            }
        }
    }

    void productMade(RecordedFact recorded, long factNo, SecondLifeResult fact) throws SQLException {
        BatteryRow product = new BatteryRow();
        product.modelCode = fact.getModelCode();
        product.makerNo = working.party(recorded, fact.getResponsiblePartyId());
        product.responsibleNo = product.makerNo;
        product.producedOnYyyymmdd = fact.getProducedOnYyyymmdd();
        product.massMg = fact.getMassMg();
        product.capacityMah = fact.getCapacityMah();
        product.voltageMv = fact.getVoltageMv();
        product.childCount = fact.getChildren().getCount();
        product.childrenSha256 = fact.getChildren().getSha256();
        product.disposition = fact.getDispositionValue();
        product.batteryStatus = fact.getStatusValue();
        working.create(recorded, ItemKey.battery(fact.getBatteryId()), product);
        Fold.hold(working, recorded, factNo, product, fact.getCustody());
        for (SecondLifeSource source : fact.getSourcesList()) {
            BatteryRow row = working.battery(recorded, source.getBatteryId());
            row.productNo = product.itemNo;
            row.responsibleNo = product.responsibleNo;
            row.disposition = Disposition.DISPOSITION_INCORPORATED_VALUE;
            row.batteryStatus = fact.getStatusValue();
            row.used();
            edge(row, product, TraceEdgeKind.TRACE_EDGE_KIND_BUILT_INTO, source.getMassMg(), factNo);
            // Who is relieved of a battery sees what it became.
            working.sights().add(working.party(recorded, source.getReleasedPartyId()), product.itemNo, factNo);
        }
    }

    void deployed(RecordedFact recorded, long factNo, ProductDeployed fact) throws SQLException {
        BatteryRow row = working.battery(recorded, fact.getBatteryId());
        row.used();
        row.deployedFactNo = factNo;
        row.disposition = fact.getDispositionValue();
        Fold.hold(working, recorded, factNo, row, fact.getCustody());
    }

    void retired(RecordedFact recorded, long factNo, ProductRetired fact) throws SQLException {
        BatteryRow row = working.battery(recorded, fact.getBatteryId());
        row.deployedFactNo = 0;
        row.disposition = fact.getDispositionValue();
        Fold.hold(working, recorded, factNo, row, fact.getCustody());
    }

    void conformityDeclared(RecordedFact recorded, long factNo, String batteryId) throws SQLException {
        BatteryRow row = working.battery(recorded, batteryId);
        row.declaredFactNo = factNo;
        row.revokedFactNo = 0;
    }

    void conformityRevoked(RecordedFact recorded, long factNo, ConformityRevoked fact) throws SQLException {
        working.battery(recorded, fact.getRevocation().getBatteryId()).revokedFactNo = factNo;
    }

    private void edge(StateRow from, StateRow to, TraceEdgeKind kind, long massMg, long factNo) {
        working.writer().edge(from.itemNo, to.itemNo, kind.getNumber(), 0, massMg, factNo);
    }
}
