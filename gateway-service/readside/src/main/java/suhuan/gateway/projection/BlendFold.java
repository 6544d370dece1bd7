package suhuan.gateway.projection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.DismantledChild;
import suhuan.ledger.v1.DismantledLot;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.LotSplit;
import suhuan.ledger.v1.LotsMerged;
import suhuan.ledger.v1.RunInputResult;
import suhuan.ledger.v1.RunInputsAdded;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;

/**
 * For whom material counts as it is taken apart, divided, mixed and processed. What leaves an item takes its part of each
 * producer's mass with it, so nothing of a producer's mass is there twice.
 */
final class BlendFold {
    private final WorkingSet working;
    private final Accounts accounts;

    BlendFold(WorkingSet working, Accounts accounts) {
        this.working = working;
        this.accounts = accounts;
    }

    void dismantled(RecordedFact recorded, BatteryDismantled fact) throws SQLException {
        AccountItem parent = accounts.item(working.battery(recorded, fact.getBatteryId()).itemNo);
        if (parent.shares.empty()) {
            return;
        }
        for (DismantledChild child : fact.getChildrenList()) {
            AccountItem item = accounts.change(working.battery(recorded, child.getBatteryId()).itemNo);
            item.shares = take(parent.itemNo, child.getMassMg());
            item.collectedYyyymmdd = 0;
        }
        for (DismantledLot lot : fact.getLotsList()) {
            give(recorded, lot.getLot(), take(parent.itemNo, lot.getLot().getMassMg()));
        }
    }

    void split(RecordedFact recorded, LotSplit fact) throws SQLException {
        long whole = working.lot(recorded, fact.getLotId()).itemNo;
        for (LotResult part : fact.getPartsList()) {
            give(recorded, part, take(whole, part.getMassMg()));
        }
    }

    void merged(RecordedFact recorded, LotsMerged fact) throws SQLException {
        Attribution blend = Attribution.NONE;
        boolean known = false;
        for (LotMass source : fact.getSourcesList()) {
            long itemNo = working.lot(recorded, source.getLotId()).itemNo;
            known |= !accounts.item(itemNo).shares.empty();
            Attribution part = take(itemNo, source.getMassMg());
            blend = blend.plus(part.empty() ? Attribution.of(0, source.getMassMg()) : part);
        }
        give(recorded, fact.getMerged(), known ? blend : Attribution.NONE);
    }

    /** What is accepted of a lot, and weighed anew. */
    void accepted(RecordedFact recorded, AcceptedResult line) throws SQLException {
        Attribution part = take(working.lot(recorded, line.getLotId()).itemNo, line.getAcceptedMg());
        give(recorded, line.getNewLot(), part.empty() ? part : part.divided(line.getWeighedMg()));
    }

    /** Returns the runs whose residue is gone with this. */
    List<String> charged(RecordedFact recorded, RunInputsAdded fact) throws SQLException {
        long run = working.run(recorded, fact.getRunId()).itemNo;
        List<String> free = new ArrayList<>();
        for (RunInputResult input : fact.getInputsList()) {
            boolean battery = !input.getBatteryId().isEmpty();
            long itemNo = battery
                    ? working.battery(recorded, input.getBatteryId()).itemNo
                    : working.lot(recorded, input.getLotId()).itemNo;
            Attribution part = take(itemNo, input.getMassMg());
            Attribution known = part.empty() ? Attribution.of(0, input.getMassMg()) : part;
            AccountItem into = accounts.change(run);
            into.shares = into.shares.plus(known);
            if (battery) {
                into.batteryShares = into.batteryShares.plus(known);
            }
            if (!input.getResidueOfRunId().isEmpty() && input.getOpenResidueMg() == 0) {
                free.add(input.getResidueOfRunId());
            }
        }
        return free;
    }

    /** Outputs hold additions too, and losses hold none of it: each has the proportions of what went in. */
    void cameOut(RecordedFact recorded, RunOutputsAdded fact) throws SQLException {
        Attribution blend = accounts.item(working.run(recorded, fact.getRunId()).itemNo).shares;
        if (blend.empty() || blend.nobodys()) {
            return;
        }
        for (RunOutputResult output : fact.getOutputsList()) {
            accounts.change(working.lot(recorded, output.getLotId()).itemNo).shares = blend.divided(output.getMassMg());
        }
    }

    private void give(RecordedFact recorded, LotResult lot, Attribution shares) throws SQLException {
        if (!shares.empty()) {
            accounts.change(working.lot(recorded, lot.getLotId()).itemNo).shares = shares;
        }
    }

    /** What leaves an item, with its part of each producer's mass; of nothing where the item counts for nobody. */
    private Attribution take(long itemNo, long massMg) {
        AccountItem item = accounts.item(itemNo);
        if (item.shares.empty()) {
            return Attribution.NONE;
        }
        Attribution part = item.shares.divided(Math.min(massMg, item.shares.totalMg()));
        accounts.change(itemNo).shares = item.shares.minus(part);
        return part.divided(massMg);
    }
}
