package suhuan.chaincode.contract.vehicle;

import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.vehicle.VehicleFile;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Vehicles as the verbs of this package look them up. */
final class VehicleFiles {
    private VehicleFiles() {}

    /** What is on file about a vehicle. */
    static VehicleFile file(String vin, WorkingState state) {
        VehicleFile file = state.find(Families.VEHICLE_FILE, StateKeys.vehicleFile(vin));
        return file == null ? VehicleFile.empty(vin) : file;
    }

    /** A vehicle; empty where the ledger knows none. */
    static Vehicle vehicle(String vin, WorkingState state) {
        Vehicle vehicle = state.find(Families.VEHICLE, StateKeys.vehicle(vin));
        return vehicle == null ? Vehicle.empty(vin) : vehicle;
    }
}
