package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;
import static suhuan.chaincode.contract.fixture.Processing.CHARGE;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.PRETREATMENT;
import static suhuan.chaincode.contract.fixture.Processing.addition;
import static suhuan.chaincode.contract.fixture.Processing.assay;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.fileComposition;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.issue;
import static suhuan.chaincode.contract.fixture.Processing.loss;
import static suhuan.chaincode.contract.fixture.Processing.losses;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.packs;
import static suhuan.chaincode.contract.fixture.Processing.pure;
import static suhuan.chaincode.contract.fixture.Processing.recordAssay;
import static suhuan.chaincode.contract.fixture.Processing.retire;
import static suhuan.chaincode.contract.fixture.Processing.transfer;

import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.LossKind;

/** The story of material: packs to salts, imported scrap to steel, certificates; its bytes are golden files too. */
final class ProcessStory {
    private ProcessStory() {}

    static World told() {
        World world = World.fresh();
        pretreatment(world);
        salts(world);
        steel(world);
        return world;
    }

    private static void pretreatment(World world) {
        world.must(MAKER, "", fileComposition(packs()), registerBattery(pack(1)), registerBattery(pack(2)));
        world.must(MAKER, "", offer("H-1", RECYCLER, Act.ACT_RECYCLE, battery(pack(1)), battery(pack(2))));
        world.must(
                RECYCLER,
                PLANT,
                acceptAll("H-1"),
                openRun("R-1", PRETREATMENT).setRuleEdition("CN-2024"),
                inputs("R-1", battery(pack(1)), battery(pack(2))),
                outputs(
                        "R-1",
                        output("powder", "BLACK_MASS", 500 * KG)
                                .setAssay(pure(
                                        "ICP_OES", "Li", 30_000, "Ni", 95_000, "Co", 94_000, "Mn", 90_000, "Cu", 12_000,
                                        "Al", 16_000)),
                        output("foil", "", 200 * KG).setMaterial(Material.MATERIAL_NON_FERROUS_SCRAP),
                        output("electrolyte", "ELECTROLYTE", 60 * KG)),
                losses("R-1", loss(40 * KG, "Li", 5L)),
                close("R-1"));
    }

    private static void salts(World world) {
        world.must(
                REGULATOR,
                "",
                grantLicence(MILL, "L-99", Material.MATERIAL_POWER_BATTERY, Act.ACT_DISPOSE, Act.ACT_STORE));
        world.must(
                RECYCLER,
                PLANT,
                openRun("R-2", HYDRO),
                inputs("R-2", lot("powder", 0)).addAdditions(addition("SULPHURIC_ACID", 100 * KG)),
                outputs(
                        "R-2",
                        output("cobalt", "COBALT_SULPHATE", 220 * KG)
                                .setAdditionMg(100 * KG)
                                .setAssay(pure("TITRATION", "Co", 209_000)),
                        output("slag", "LEACH_RESIDUE", 380 * KG)),
                close("R-2"),
                issue("C-1", "R-2", "Co", 20 * KG),
                transfer("C-1", MAKER).setMassMg(5 * KG).setPartCertificateId("C-2"));
        world.must(MAKER, "", retire("C-2"));
        world.must(RECYCLER, PLANT, offer("H-2", MILL, Act.ACT_DISPOSE, lot("slag", 0), lot("electrolyte", 0)));
        world.must(MILL, MILL_SITE, accept("H-2", line(1, 300 * KG, 0)));
        world.must(RECYCLER, PLANT, offer("H-3", MAKER, Act.ACT_TRADE, lot("cobalt", 0)));
        world.must(MAKER, "", offer("H-4", RECYCLER, Act.ACT_RECYCLE, battery(register(world, 3))));
    }

    private static String register(World world, int serial) {
        world.must(MAKER, "", registerBattery(pack(serial)));
        return pack(serial);
    }

    private static void steel(World world) {
        world.must(
                YARD,
                YARD_SITE,
                receiveLot("import", TONNE)
                        .setGrade("HRS101")
                        .setOriginCountryCode("JP")
                        .setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE),
                recordAssay("import", assay("SPARK_OES", "Fe", 960_000))
                        .setInspection(ImportInspection.newBuilder()
                                .setInclusionsPpm(7_000)
                                .setRadioactivityPassed(true)
                                .setCertificateNo("Q-7")),
                offer("H-5", MILL, Act.ACT_SMELT, lot("import", 0)));
        world.must(
                MILL,
                MILL_SITE,
                acceptAll("H-5"),
                openRun("R-3", CHARGE),
                inputs("R-3", lot("H-5~1", 0)).addAdditions(addition("HOT_METAL", TONNE)),
                outputs(
                        "R-3",
                        output("steel", "CRUDE_STEEL", 2 * TONNE - 50 * KG)
                                .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                                .setAdditionMg(TONNE - 10 * KG)),
                losses(
                        "R-3",
                        loss(50 * KG).setKind(LossKind.LOSS_KIND_INCLUSIONS).setAdditionMg(10 * KG)),
                close("R-3"),
                issue("C-3", "", "", 960 * KG).clearRunId().setYear(2026).setMaterial(Material.MATERIAL_SCRAP_STEEL));
    }
}
