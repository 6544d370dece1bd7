package suhuan.bench.plain;

import org.hyperledger.fabric.contract.annotation.DataType;
import org.hyperledger.fabric.contract.annotation.Property;

/**
 * A pack as it is kept: one JSON document under its code.
 *
 * @param code code on its label, and its key
 * @param model model it is one of
 * @param holder who has it
 * @param offeredTo who may take it over; empty for nobody
 * @param vin vehicle it is in; empty for none
 * @param uses how often it was put into a vehicle
 * @param massMg mass in mg
 * @param capacityMah capacity in mAh
 * @param voltageMv voltage in mV
 * @param modules codes of its modules
 */
@DataType
record Pack(
        @Property String code,
        @Property String model,
        @Property String holder,
        @Property String offeredTo,
        @Property String vin,
        @Property int uses,
        @Property long massMg,
        @Property long capacityMah,
        @Property long voltageMv,
        @Property String modules) {

    Pack offeredTo(String consignee) {
        return new Pack(code, model, holder, consignee, vin, uses, massMg, capacityMah, voltageMv, modules);
    }

    Pack heldBy(String newHolder) {
        return new Pack(code, model, newHolder, "", vin, uses, massMg, capacityMah, voltageMv, modules);
    }

    Pack usedIn(String newVin) {
        return new Pack(code, model, holder, offeredTo, newVin, uses + 1, massMg, capacityMah, voltageMv, modules);
    }
}
