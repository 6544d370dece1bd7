package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import suhuan.api.v1.EventView;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.RunView;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.Judgement;

/**
 * What became of a material, summed from what the gateway answers, never from what was sent.
 *
 * @param lines balance of each run and, last, of the whole way: tickets and additions against lots and losses
 * @param runs the runs as they are
 * @param inspections what inspections of imported lots said, in the order of the way
 * @param openResidueMg residue that no licensed party has taken, in mg
 */
record MaterialBalance(List<BalanceLine> lines, List<RunView> runs, List<Judgement> inspections, long openResidueMg) {

    /** Reads a way back at a position. */
    static MaterialBalance read(MaterialWay way, String all, SuhuanClient regulator, Position known) {
        List<BalanceLine> lines = new ArrayList<>();
        List<RunView> runs = new ArrayList<>();
        long inMg = 0;
        long outMg = 0;
        long lostMg = 0;
        long openMg = 0;
        for (String lot : way.weighed()) {
            inMg += item(regulator, known, lot, ItemKind.ITEM_KIND_LOT).getLot().getInitialMassMg();
        }
        for (String id : way.runs()) {
            RunView run = item(regulator, known, id, ItemKind.ITEM_KIND_RUN).getRun();
            runs.add(run);
            inMg += run.getBalance().getAdditionsMg();
            lostMg += run.getBalance().getLossMg();
            openMg += run.getOpenResidueMg();
            lines.add(BalanceLine.of(run));
        }
        for (String lot : way.lots()) {
            outMg +=
                    item(regulator, known, lot, ItemKind.ITEM_KIND_LOT).getLot().getMassMg();
        }
        lines.add(new BalanceLine(all, inMg, outMg, lostMg));
        List<Judgement> inspections = way.inspected().stream()
                .map(lot -> inspection(regulator, known, lot))
                .toList();
        return new MaterialBalance(List.copyOf(lines), List.copyOf(runs), inspections, openMg);
    }

    private static ItemView item(SuhuanClient regulator, Position known, String id, ItemKind kind) {
        GetItemRequest request = GetItemRequest.newBuilder()
                .setItemId(id)
                .setKind(kind)
                .setMinPosition(known)
                .build();
        return regulator.trace(s -> s.getItem(request)).getItem();
    }

    private static Judgement inspection(SuhuanClient regulator, Position known, String lot) {
        GetHistoryRequest request = GetHistoryRequest.newBuilder()
                .setItemId(lot)
                .setKind(ItemKind.ITEM_KIND_LOT)
                .setMinPosition(known)
                .build();
        for (EventView event : regulator.trace(s -> s.getHistory(request)).getEventsList()) {
            if (event.getFact().hasAssayRecorded()
                    && event.getFact().getAssayRecorded().hasInspection()) {
                return event.getFact().getAssayRecorded().getInspectionJudgement();
            }
        }
        return Judgement.JUDGEMENT_UNSPECIFIED;
    }
}
