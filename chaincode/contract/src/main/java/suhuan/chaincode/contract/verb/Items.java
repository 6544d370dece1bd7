package suhuan.chaincode.contract.verb;

import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.responsibility.Declaration;
import suhuan.chaincode.domain.vehicle.VehicleCase;
import suhuan.chaincode.domain.vehicle.VehicleFile;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.ItemKind;

/** Adds items to a change, each under its kind and key. */
public final class Items {
    private Items() {}

    /** A battery or candidate. */
    public static void add(Change change, Battery battery) {
        change.item(
                battery.candidate() ? ItemKind.ITEM_KIND_CANDIDATE : ItemKind.ITEM_KIND_BATTERY,
                battery.id(),
                StateKeys.battery(battery.id()),
                Families.BATTERY,
                battery);
    }

    /** A lot. */
    public static void add(Change change, Lot lot) {
        change.item(ItemKind.ITEM_KIND_LOT, lot.id(), StateKeys.lot(lot.id()), Families.LOT, lot);
    }

    /** A hand-over. */
    public static void add(Change change, HandOver handOver) {
        change.item(
                ItemKind.ITEM_KIND_HAND_OVER,
                handOver.id(),
                StateKeys.handOver(handOver.id()),
                Families.HAND_OVER,
                handOver);
    }

    /** A party. */
    public static void add(Change change, Party party) {
        change.item(ItemKind.ITEM_KIND_PARTY, party.id(), StateKeys.party(party.id()), Families.PARTY, party);
    }

    /** A site. */
    public static void add(Change change, Site site) {
        change.item(ItemKind.ITEM_KIND_SITE, site.id(), StateKeys.site(site.id()), Families.SITE, site);
    }

    /** A filed model. */
    public static void add(Change change, BatteryModel model) {
        change.item(ItemKind.ITEM_KIND_MODEL, model.code(), StateKeys.model(model.code()), Families.MODEL, model);
    }

    /** A process run. */
    public static void add(Change change, Run run) {
        change.item(ItemKind.ITEM_KIND_RUN, run.id(), StateKeys.run(run.id()), Families.RUN, run);
    }

    /** A certificate. */
    public static void add(Change change, Certificate certificate) {
        change.item(
                ItemKind.ITEM_KIND_CERTIFICATE,
                certificate.id(),
                StateKeys.certificate(certificate.id()),
                Families.CERTIFICATE,
                certificate);
    }

    /** A rule edition or batch of the white list. */
    public static void addEdition(Change change, String editionId) {
        change.item(
                ItemKind.ITEM_KIND_RULE_EDITION,
                editionId,
                StateKeys.ruleEdition(editionId),
                Families.RULE_EDITION,
                editionId);
    }

    /** Declared sales, a filed report or a scheme. */
    public static void add(Change change, Declaration declaration) {
        change.item(
                ItemKind.ITEM_KIND_DECLARATION,
                declaration.id(),
                StateKeys.declaration(declaration.id()),
                Families.DECLARATION,
                declaration);
    }

    /** A vehicle, which has no history of its own: its batteries have. */
    public static void add(Change change, Vehicle vehicle) {
        change.plain(StateKeys.vehicle(vehicle.vin()), Families.VEHICLE, vehicle);
    }

    /** What is on file about a vehicle. */
    public static void add(Change change, VehicleFile file) {
        change.item(
                ItemKind.ITEM_KIND_VEHICLE, file.vin(), StateKeys.vehicleFile(file.vin()), Families.VEHICLE_FILE, file);
    }

    /** A case of an incomplete vehicle. */
    public static void add(Change change, VehicleCase vehicleCase) {
        change.item(
                ItemKind.ITEM_KIND_VEHICLE_CASE,
                vehicleCase.id(),
                StateKeys.vehicleCase(vehicleCase.id()),
                Families.VEHICLE_CASE,
                vehicleCase);
    }

    /** A case of goods held back. */
    public static void add(Change change, HoldCase holdCase) {
        change.item(
                ItemKind.ITEM_KIND_CASE,
                holdCase.id(),
                StateKeys.holdCase(holdCase.id()),
                Families.HOLD_CASE,
                holdCase);
    }

    /** A delegation. */
    public static void add(Change change, Delegation delegation) {
        change.item(
                ItemKind.ITEM_KIND_DELEGATION,
                delegation.id(),
                StateKeys.delegation(delegation.id()),
                Families.DELEGATION,
                delegation);
    }

    /** A correction. */
    public static void add(Change change, Correction correction) {
        change.item(
                ItemKind.ITEM_KIND_CORRECTION,
                correction.id(),
                StateKeys.correction(correction.id()),
                Families.CORRECTION,
                correction);
    }
}
