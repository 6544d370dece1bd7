package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import suhuan.chaincode.domain.vehicle.VehicleCase;
import suhuan.chaincode.domain.vehicle.VehicleFile;
import suhuan.chaincode.domain.vehicle.Wanting;
import suhuan.state.v1.ReplacementState;
import suhuan.state.v1.VehicleCaseState;
import suhuan.state.v1.VehicleFileState;

/** Bytes of what is on file about vehicles. */
final class VehicleCodec {
    private VehicleCodec() {}

    static Stored<VehicleFile> file(String vin, byte[] bytes) throws InvalidProtocolBufferException {
        VehicleFileState state = VehicleFileState.parseFrom(bytes);
        VehicleFile file = new VehicleFile(
                vin,
                state.getReplacementsList().stream()
                        .map(replacement -> new VehicleFile.Replacement(replacement.getOldId(), replacement.getNewId()))
                        .toList(),
                state.getOpenCaseId(),
                new Wanting(
                        List.copyOf(state.getMissingIdsList()),
                        List.copyOf(state.getForeignIdsList()),
                        state.getUnexplained()));
        return new Stored<>(file, state.getLastFactSha256());
    }

    static VehicleFileState file(VehicleFile file, ByteString lastFact) {
        VehicleFileState.Builder state = VehicleFileState.newBuilder()
                .setOpenCaseId(file.openCaseId())
                .addAllMissingIds(file.wanting().missing())
                .addAllForeignIds(file.wanting().foreign())
                .setUnexplained(file.wanting().unexplained())
                .setLastFactSha256(lastFact);
        for (VehicleFile.Replacement replacement : file.replacements()) {
            state.addReplacements(
                    ReplacementState.newBuilder().setOldId(replacement.oldId()).setNewId(replacement.newId()));
        }
        return state.build();
    }

    static Stored<VehicleCase> vehicleCase(String id, byte[] bytes) throws InvalidProtocolBufferException {
        VehicleCaseState state = VehicleCaseState.parseFrom(bytes);
        return new Stored<>(new VehicleCase(id, state.getVin(), state.getClosed()), state.getLastFactSha256());
    }

    static VehicleCaseState vehicleCase(VehicleCase vehicleCase, ByteString lastFact) {
        return VehicleCaseState.newBuilder()
                .setVin(vehicleCase.vin())
                .setClosed(vehicleCase.closed())
                .setLastFactSha256(lastFact)
                .build();
    }
}
