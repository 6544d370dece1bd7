package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverLine;
import suhuan.chaincode.domain.handover.ToleranceRule;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.lot.Nature;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.material.Material;
import suhuan.state.v1.HandOverLineState;
import suhuan.state.v1.HandOverState;
import suhuan.state.v1.LotState;
import suhuan.state.v1.ReservationState;

/** Bytes of lots and hand-overs. */
final class GoodsCodec {
    private GoodsCodec() {}

    static Custody custody(suhuan.ledger.v1.Custody state) {
        return new Custody(state.getPartyId(), state.getSiteId());
    }

    static suhuan.ledger.v1.Custody custody(Custody custody) {
        return suhuan.ledger.v1.Custody.newBuilder()
                .setPartyId(custody.partyId())
                .setSiteId(custody.siteId())
                .build();
    }

    static Stored<Lot> lot(String id, byte[] bytes) throws InvalidProtocolBufferException {
        LotState state = LotState.parseFrom(bytes);
        List<Reservation> reservations = new ArrayList<>();
        for (ReservationState reservation : state.getReservationsList()) {
            reservations.add(BatteryCodec.reservation(reservation));
        }
        Lot lot = new Lot(
                id,
                Material.of(state.getMaterialValue()),
                state.getGrade(),
                state.getMassMg(),
                CustodyModel.of(state.getCustodyModelValue()),
                custody(state.getCustody()),
                List.copyOf(reservations),
                nature(state),
                HoldCodec.holds(state.getHoldsList(), List.of()));
        return new Stored<>(lot, state.getLastFactSha256());
    }

    static LotState lot(Lot lot, ByteString lastFact) {
        LotState.Builder state = LotState.newBuilder()
                .setMaterialValue(lot.material().number())
                .setGrade(lot.grade())
                .setMassMg(lot.massMg())
                .setCustodyModelValue(lot.model().number())
                .setCustody(custody(lot.custody()))
                .setLastFactSha256(lastFact);
        Nature nature = lot.nature();
        state.setKindValue(nature.kind().number())
                .setResidueOfRunId(nature.residueOfRunId())
                .setBatteryFamily(nature.family().number())
                .setImported(nature.imported())
                .setInspected(nature.inspected());
        if (nature.assay() != null) {
            state.setAssay(ProcessCodec.assay(nature.assay()));
        }
        for (Reservation reservation : lot.reservations()) {
            state.addReservations(BatteryCodec.reservation(reservation));
        }
        state.addAllHolds(HoldCodec.holds(lot.holds()));
        return state.build();
    }

    private static Nature nature(LotState state) {
        return new Nature(
                LotKind.of(state.getKindValue()),
                state.getResidueOfRunId(),
                state.hasAssay() ? ProcessCodec.assay(state.getAssay()) : null,
                BatteryFamily.of(state.getBatteryFamily()),
                state.getImported(),
                state.getInspected());
    }

    static Stored<HandOver> handOver(String id, byte[] bytes) throws InvalidProtocolBufferException {
        HandOverState state = HandOverState.parseFrom(bytes);
        List<HandOverLine> lines = new ArrayList<>();
        for (HandOverLineState line : state.getLinesList()) {
            lines.add(new HandOverLine(
                    lines.size() + 1,
                    line.getBatteryId(),
                    line.getLotId(),
                    line.getMassMg(),
                    Material.of(line.getMaterialValue()),
                    line.getResidueOfRunId()));
        }
        HandOver handOver = new HandOver(
                id,
                state.getConsignorPartyId(),
                state.getConsigneePartyId(),
                Act.of(state.getActValue()),
                List.copyOf(lines),
                state.getExpiresAtMs(),
                ToleranceRule.of(state.getToleranceRuleValue()),
                HandOver.Outcome.of(state.getOutcomeValue()),
                List.copyOf(state.getPartModelCodesList()));
        return new Stored<>(handOver, state.getLastFactSha256());
    }

    static HandOverState handOver(HandOver handOver, ByteString lastFact) {
        HandOverState.Builder state = HandOverState.newBuilder()
                .setConsignorPartyId(handOver.consignorPartyId())
                .setConsigneePartyId(handOver.consigneePartyId())
                .setActValue(handOver.act().number())
                .setExpiresAtMs(handOver.expiresAtMs())
                .setToleranceRuleValue(handOver.rule().number())
                .setOutcomeValue(handOver.outcome().number())
                .addAllPartModelCodes(handOver.partModelCodes())
                .setLastFactSha256(lastFact);
        for (HandOverLine line : handOver.lines()) {
            state.addLines(HandOverLineState.newBuilder()
                    .setBatteryId(line.batteryId())
                    .setLotId(line.lotId())
                    .setMassMg(line.massMg())
                    .setMaterialValue(line.material().number())
                    .setResidueOfRunId(line.residueOfRunId()));
        }
        return state.build();
    }
}
