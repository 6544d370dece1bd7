package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryStatus;
import suhuan.chaincode.domain.battery.Children;
import suhuan.chaincode.domain.battery.Disposition;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.common.Bytes;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.ledger.v1.ChildrenCommitment;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.ReservationState;
import suhuan.state.v1.VehicleState;

/** Bytes of batteries and vehicles. */
final class BatteryCodec {
    private BatteryCodec() {}

    static Stored<Battery> battery(String id, byte[] bytes) throws InvalidProtocolBufferException {
        BatteryState state = BatteryState.parseFrom(bytes);
        Children children = state.hasChildren()
                ? new Children(
                        state.getChildren().getCount(),
                        Bytes.of(state.getChildren().getSha256().toByteArray()))
                : Children.NONE;
        Battery battery = new Battery(
                new Battery.Origin(id, state.getMakerPartyId(), state.getMassMg(), children),
                GoodsCodec.custody(state.getCustody()),
                Disposition.of(state.getDispositionValue()),
                BatteryStatus.of(state.getStatusValue()),
                state.getVin(),
                state.getVin().isEmpty() ? state.getLastVin() : state.getVin(),
                state.hasReservation() ? reservation(state.getReservation()) : null,
                new Battery.Match(state.getCandidateId(), state.getMatchedTo(), state.getAwaitedBy()),
                SecondLifeCodec.read(state));
        return new Stored<>(battery, state.getLastFactSha256());
    }

    static BatteryState battery(Battery battery, ByteString lastFact) {
        Battery.Origin origin = battery.origin();
        BatteryState.Builder state = BatteryState.newBuilder()
                .setMakerPartyId(origin.makerPartyId())
                .setMassMg(origin.massMg())
                .setCustody(GoodsCodec.custody(battery.custody()))
                .setDispositionValue(battery.disposition().number())
                .setStatusValue(battery.status().number())
                .setVin(battery.vin())
                .setLastVin(battery.installed() ? "" : battery.lastVin())
                .setCandidateId(battery.match().candidateId())
                .setMatchedTo(battery.match().matchedTo())
                .setAwaitedBy(battery.match().awaitedBy())
                .setLastFactSha256(lastFact);
        if (origin.children().count() != 0) {
            state.setChildren(ChildrenCommitment.newBuilder()
                    .setCount(origin.children().count())
                    .setSha256(ByteString.copyFrom(origin.children().sha256().toArray())));
        }
        if (battery.reservation() != null) {
            state.setReservation(reservation(battery.reservation()));
        }
        SecondLifeCodec.write(battery.secondLife(), state);
        return state.build();
    }

    static Stored<Vehicle> vehicle(String vin, byte[] bytes) throws InvalidProtocolBufferException {
        VehicleState state = VehicleState.parseFrom(bytes);
        return Stored.plain(new Vehicle(
                vin,
                List.copyOf(state.getBatteryIdsList()),
                Math.max(state.getMost(), usual(state.getBatteryIdsCount())),
                state.getScrapped()));
    }

    static VehicleState vehicle(Vehicle vehicle) {
        return VehicleState.newBuilder()
                .addAllBatteryIds(vehicle.batteryIds())
                .setMost(vehicle.most() > vehicle.count() ? vehicle.most() : 0)
                .setScrapped(vehicle.scrapped())
                .build();
    }

    /**
     * As many as it has is not stored. One is also read out of nothing, as first versions wrote it; now it is written, because state
     * without bytes may as well not be there, and then a vehicle that lost its battery would be one that never had any.
     */
    private static int usual(int count) {
        return Math.max(1, count);
    }

    static Reservation reservation(ReservationState state) {
        return new Reservation(state.getHandOverId(), state.getExpiresAtMs(), state.getMassMg());
    }

    static ReservationState reservation(Reservation reservation) {
        return ReservationState.newBuilder()
                .setHandOverId(reservation.handOverId())
                .setExpiresAtMs(reservation.expiresAtMs())
                .setMassMg(reservation.massMg())
                .build();
    }
}
