package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.common.v1.LotKind;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunInputResult;
import suhuan.ledger.v1.RunInputsAdded;
import suhuan.ledger.v1.RunLossesDeclared;
import suhuan.ledger.v1.RunOpened;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;

/** Facts of process runs. A trace goes through a run: from each input to the run, from the run to each output. */
final class ProcessFold {
    private final WorkingSet working;

    ProcessFold(WorkingSet working) {
        this.working = working;
    }

    void opened(RecordedFact recorded, long factNo, RunOpened fact) throws SQLException {
        ProcessRunRow row = new ProcessRunRow();
        row.route = fact.getRoute();
        row.partyNo = working.party(recorded, recorded.fact().getPartyId());
        row.siteNo = working.site(recorded, recorded.fact().getSiteId());
        working.create(recorded, ItemKey.run(fact.getRunId()), row);
        working.sights().add(row.partyNo, row.itemNo, factNo);
    }

    void charged(RecordedFact recorded, long factNo, RunInputsAdded fact) throws SQLException {
        ProcessRunRow run = working.run(recorded, fact.getRunId());
        run.balanceFactNo = factNo;
        for (RunInputResult input : fact.getInputsList()) {
            long itemNo;
            if (input.getLotId().isEmpty()) {
                BatteryRow battery = working.battery(recorded, input.getBatteryId());
                battery.disposition = input.getDispositionValue();
                itemNo = battery.itemNo;
            } else {
                LotRow lot = working.lot(recorded, input.getLotId());
                lot.leave(input.getLotRemainingMg());
                itemNo = lot.itemNo;
            }
            if (!input.getResidueOfRunId().isEmpty()) {
                working.run(recorded, input.getResidueOfRunId()).openResidueMg = input.getOpenResidueMg();
            }
            working.writer()
                    .edge(
                            itemNo,
                            run.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_RUN_INPUT_VALUE,
                            0,
                            input.getMassMg(),
                            factNo);
        }
    }

    void emptied(RecordedFact recorded, long factNo, RunOutputsAdded fact) throws SQLException {
        ProcessRunRow run = working.run(recorded, fact.getRunId());
        run.balanceFactNo = factNo;
        run.openResidueMg = fact.getOpenResidueMg();
        Custody custody = Custody.newBuilder()
                .setPartyId(recorded.fact().getPartyId())
                .setSiteId(recorded.fact().getSiteId())
                .build();
        for (RunOutputResult output : fact.getOutputsList()) {
            LotRow row = new LotRow();
            row.material = output.getMaterialValue();
            row.grade = output.getGrade();
            row.initialMassMg = output.getMassMg();
            row.massMg = output.getMassMg();
            row.custodyModel = output.getCustodyModelValue();
            row.lotKind = output.getKindValue();
            if (output.hasAssay()) {
                row.assayedFactNo = factNo;
                row.assayedAs = output.getLotId();
            }
            if (output.getKind() == LotKind.LOT_KIND_RESIDUE) {
                row.residueOfNo = run.itemNo;
            }
            working.create(recorded, ItemKey.lot(output.getLotId()), row);
            Fold.hold(working, recorded, factNo, row, custody);
            working.writer()
                    .edge(
                            run.itemNo,
                            row.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_RUN_OUTPUT_VALUE,
                            0,
                            output.getMassMg(),
                            factNo);
        }
    }

    void lost(RecordedFact recorded, long factNo, RunLossesDeclared fact) throws SQLException {
        working.run(recorded, fact.getRunId()).balanceFactNo = factNo;
    }

    void closed(RecordedFact recorded, long factNo, RunClosed fact) throws SQLException {
        ProcessRunRow run = working.run(recorded, fact.getRunId());
        run.balanceFactNo = factNo;
        run.closedFactNo = factNo;
        run.openResidueMg = fact.getOpenResidueMg();
        if (fact.getClaimedFromSite()) {
            working.corrections().claim(run.siteNo, fact.getClaimYear(), run.itemNo);
        }
    }
}
