package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Lives.assess;
import static suhuan.chaincode.contract.fixture.Lives.declare;
import static suhuan.chaincode.contract.fixture.Lives.deploy;
import static suhuan.chaincode.contract.fixture.Lives.modules;
import static suhuan.chaincode.contract.fixture.Lives.product;
import static suhuan.chaincode.contract.fixture.Lives.remanufacture;
import static suhuan.chaincode.contract.fixture.Lives.replaced;
import static suhuan.chaincode.contract.fixture.Lives.retire;
import static suhuan.chaincode.contract.fixture.Lives.revoke;
import static suhuan.chaincode.contract.fixture.Lives.scrap;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.DISMANTLER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.WRECK_SITE;

import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryPart;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Dismantle;

/** A story of second life in which every verb of it is recorded; its bytes are kept as golden files and must not change. */
final class SecondLifeStory {
    private SecondLifeStory() {}

    static World told() {
        World world = World.fresh();
        products(world);
        comeBack(world);
        vehicles(world);
        return world;
    }

    private static void products(World world) {
        Lives.deployed(1).forEach(step -> play(world, step));
        operator(world, assess(product(1, 'M')), deploy(product(1, 'M'), "BACKUP_POWER"));
        Lives.assessed(2).forEach(step -> play(world, step));
        operator(
                world,
                remanufacture(product(2, 'M'), modules(2)),
                declare(product(2, 'M'), "D-1"),
                declare(product(2, 'M'), "D-2"),
                deploy(product(2, 'M'), "LOW_SPEED_VEHICLE"));
        world.must(REGULATOR, "", revoke(product(2, 'M'), "D-2"));
        Lives.apart(3).forEach(step -> play(world, step));
        operator(world, Lives.dismantleModule(3, 2), assess(Lives.cells(3, 2).get(1)));
    }

    /** A product comes back and is taken apart; one module is not in it, and another does not survive. */
    private static void comeBack(World world) {
        operator(world, retire(product(1, 'M')));
        world.must(POINT, POINT_SITE, receiveReturn(product(1, 'M')));
        world.must(POINT, POINT_SITE, Commands.offer("B-1", CASCADE, Act.ACT_DISMANTLE, battery(product(1, 'M'))));
        operator(world, acceptAll("B-1"));
        operator(
                world,
                Dismantle.newBuilder()
                        .setBatteryId(product(1, 'M'))
                        .addExplained(Lives.explained(
                                ChildFate.CHILD_FATE_MISSING, modules(1).get(0)))
                        .addExplained(Lives.explained(
                                ChildFate.CHILD_FATE_DESTROYED, modules(1).get(1)))
                        .addLots(Lives.lot(
                                "fragments",
                                BatteryPart.BATTERY_PART_FRAGMENTS,
                                Material.MATERIAL_POWER_BATTERY,
                                Lives.MODULE_MG))
                        .addLosses(
                                Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_MISSING_CHILDREN, Lives.MODULE_MG))
                        .addLosses(Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_DUST, 5_000_000L)));
        String registered = world.nextEnvelopeId();
        operator(world, registerUncoded("无码包"));
        String uncoded = "CAND~" + registered + "~0~0";
        operator(
                world,
                Dismantle.newBuilder()
                        .setBatteryId(uncoded)
                        .addParts(Lives.uncoded("模组 A", Commands.PACK_MG - 1).setFate(ChildFate.CHILD_FATE_DAMAGED))
                        .addLosses(Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_VOLATILE, 1)));
    }

    /** One vehicle arrives whole, one without its second pack until a record explains it, one the ledger never knew. */
    private static void vehicles(World world) {
        for (int number : new int[] {11, 12, 13}) {
            world.must(MAKER, "", registerBattery(pack(number)));
            world.must(MAKER, "", offer("S-" + number, CAR_MAKER, Act.ACT_TRADE, battery(pack(number))));
            world.must(CAR_MAKER, CAR_FACTORY, acceptAll("S-" + number));
        }
        world.must(
                CAR_MAKER,
                CAR_FACTORY,
                install(pack(11), vin(11)),
                install(pack(12), vin(12)),
                install(pack(13), vin(12)));
        world.must(
                DISMANTLER, WRECK_SITE, scrap(vin(11), pack(11)), scrap(vin(12), pack(12), "label-1"), scrap(vin(14)));
        world.must(POINT, POINT_SITE, receiveReturn(pack(13)));
        world.must(REPAIRER, "", replaced(vin(12), pack(13), "label-1", "V-1"));
    }

    private static void operator(World world, Object... builders) {
        world.must(CASCADE, CASCADE_SITE, builders);
    }

    private static void play(World world, Case.Step step) {
        world.must(step.party(), step.site(), step.builder());
    }
}
