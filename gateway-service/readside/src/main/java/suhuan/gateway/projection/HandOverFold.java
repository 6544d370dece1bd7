package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.api.v1.HandOverState;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.HandOverRefused;
import suhuan.ledger.v1.HandOverWithdrawn;
import suhuan.ledger.v1.OfferedLine;

/** Facts of hand-overs. */
final class HandOverFold {
    private final WorkingSet working;
    private final LotFold lots;

    HandOverFold(WorkingSet working, LotFold lots) {
        this.working = working;
        this.lots = lots;
    }

    void offered(RecordedFact recorded, long factNo, HandOverOffered fact) throws SQLException {
        for (String expiredId : fact.getExpiredHandOverIdsList()) {
            resolve(working.handOver(recorded, expiredId), HandOverState.HAND_OVER_STATE_EXPIRED, factNo);
        }
        HandOverRow row = new HandOverRow();
        row.state = HandOverState.HAND_OVER_STATE_OFFERED_VALUE;
        row.consignorNo = working.party(recorded, fact.getConsignorPartyId());
        row.consigneeNo = working.party(recorded, fact.getConsigneePartyId());
        row.act = fact.getActValue();
        row.expiresAtMs = fact.getExpiresAtMs();
        row.toleranceRule = fact.getToleranceRuleValue();
        working.create(recorded, ItemKey.handOver(fact.getHandOverId()), row);
        working.sights().add(row.consignorNo, row.itemNo, factNo);
        working.sights().add(row.consigneeNo, row.itemNo, factNo);
        for (OfferedLine line : fact.getLinesList()) {
            long goodsNo = working.number(recorded, ItemKey.goods(line.getBatteryId(), line.getLotId()));
            working.writer().line(row.itemNo, line.getLineNo(), goodsNo, line.getMassMg());
            working.sights().add(row.consigneeNo, goodsNo, factNo);
            working.writer()
                    .edge(
                            goodsNo,
                            row.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_OFFERED_VALUE,
                            line.getLineNo(),
                            line.getMassMg(),
                            factNo);
        }
    }

    void accepted(RecordedFact recorded, long factNo, HandOverAccepted fact) throws SQLException {
        HandOverRow handOver = working.handOver(recorded, fact.getHandOverId());
        resolve(handOver, HandOverState.HAND_OVER_STATE_ACCEPTED, factNo);
        for (AcceptedResult line : fact.getAcceptedList()) {
            HeldRow delivered;
            if (line.getBatteryId().isEmpty()) {
                delivered = delivered(recorded, factNo, line);
            } else {
                BatteryRow battery = working.battery(recorded, line.getBatteryId());
                battery.disposition = line.getDispositionValue();
                take(recorded, factNo, handOver, battery, fact.getCustody());
                delivered = battery;
            }
            working.writer()
                    .edge(
                            handOver.itemNo,
                            delivered.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED_VALUE,
                            line.getLineNo(),
                            line.getWeighedMg(),
                            factNo);
        }
    }

    /** Into the hands of the consignee, who sees the battery since the offer: only another one comes to see it now. */
    private void take(RecordedFact recorded, long factNo, HandOverRow handOver, BatteryRow battery, Custody custody)
            throws SQLException {
        if (working.party(recorded, custody.getPartyId()) != handOver.consigneeNo) {
            Fold.hold(working, recorded, factNo, battery, custody);
            return;
        }
        battery.hold(
                handOver.consigneeNo,
                working.site(recorded, custody.getSiteId()),
                factNo,
                recorded.fact().getRecordedAtMs());
    }

    private LotRow delivered(RecordedFact recorded, long factNo, AcceptedResult line) throws SQLException {
        LotRow source = working.lot(recorded, line.getLotId());
        source.leave(line.getSourceRemainingMg());
        LotRow made = lots.made(recorded, factNo, line.getNewLot());
        made.inherit(source);
        if (!line.getResidueOfRunId().isEmpty()) {
            working.run(recorded, line.getResidueOfRunId()).openResidueMg = line.getOpenResidueMg();
            made.residueOfNo = line.getResidueHandedOn() ? 0 : source.residueOfNo;
        }
        return made;
    }

    void refused(RecordedFact recorded, long factNo, HandOverRefused fact) throws SQLException {
        resolve(working.handOver(recorded, fact.getHandOverId()), HandOverState.HAND_OVER_STATE_REFUSED, factNo);
    }

    void withdrawn(RecordedFact recorded, long factNo, HandOverWithdrawn fact) throws SQLException {
        resolve(working.handOver(recorded, fact.getHandOverId()), HandOverState.HAND_OVER_STATE_WITHDRAWN, factNo);
    }

    private static void resolve(HandOverRow row, HandOverState state, long factNo) {
        row.state = state.getNumber();
        row.resolvedFactNo = factNo;
    }
}
