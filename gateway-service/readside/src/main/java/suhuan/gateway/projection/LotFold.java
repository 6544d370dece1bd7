package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.ledger.v1.AssayRecorded;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.LotSplit;
import suhuan.ledger.v1.LotsMerged;

/** Facts of lots. */
final class LotFold {
    private final WorkingSet working;

    LotFold(WorkingSet working) {
        this.working = working;
    }

    /** A lot came into being. */
    LotRow made(RecordedFact recorded, long factNo, LotResult lot) throws SQLException {
        LotRow row = new LotRow();
        row.material = lot.getMaterialValue();
        row.grade = lot.getGrade();
        row.initialMassMg = lot.getMassMg();
        row.massMg = lot.getMassMg();
        row.custodyModel = lot.getCustodyModelValue();
        working.create(recorded, ItemKey.lot(lot.getLotId()), row);
        Fold.hold(working, recorded, factNo, row, lot.getCustody());
        return row;
    }

    /** A lot was assayed; the first assay governs. */
    void assayed(RecordedFact recorded, long factNo, AssayRecorded fact) throws SQLException {
        LotRow row = working.lot(recorded, fact.getLotId());
        if (fact.getGoverns()) {
            row.assayedFactNo = factNo;
            row.assayedAs = fact.getLotId();
        }
    }

    void split(RecordedFact recorded, long factNo, LotSplit fact) throws SQLException {
        LotRow whole = working.lot(recorded, fact.getLotId());
        whole.leave(0);
        for (LotResult part : fact.getPartsList()) {
            LotRow row = made(recorded, factNo, part);
            row.inherit(whole);
            working.writer()
                    .edge(
                            whole.itemNo,
                            row.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_SPLIT_VALUE,
                            0,
                            part.getMassMg(),
                            factNo);
        }
    }

    void merged(RecordedFact recorded, long factNo, LotsMerged fact) throws SQLException {
        LotRow merged = made(recorded, factNo, fact.getMerged());
        for (LotMass source : fact.getSourcesList()) {
            LotRow row = working.lot(recorded, source.getLotId());
            row.leave(0);
            merged.inherit(row);
            working.writer()
                    .edge(
                            row.itemNo,
                            merged.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_MERGE_VALUE,
                            0,
                            source.getMassMg(),
                            factNo);
        }
    }
}
