package suhuan.chaincode.contract.process;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerParty;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SECOND_SITE;
import static suhuan.chaincode.contract.fixture.Parties.party;
import static suhuan.chaincode.contract.fixture.Processing.DISPOSAL;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.SORTING;
import static suhuan.chaincode.contract.fixture.Processing.addition;
import static suhuan.chaincode.contract.fixture.Processing.charged;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.closed;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.loss;
import static suhuan.chaincode.contract.fixture.Processing.losses;
import static suhuan.chaincode.contract.fixture.Processing.more;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.packsAtPlant;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.pure;
import static suhuan.chaincode.contract.fixture.Processing.recorded;
import static suhuan.chaincode.contract.fixture.Processing.refused;
import static suhuan.chaincode.contract.fixture.Processing.scrap;
import static suhuan.chaincode.contract.fixture.Processing.unassayed;
import static suhuan.chaincode.contract.fixture.Processing.yard;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.reference.Grade;
import suhuan.chaincode.domain.reference.Grades;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutput;

/** Tables of the verbs of process runs. */
public final class ProcessCases {
    private static final List<Step> NOTHING = List.of();
    private static final String ALL = party(50);

    private ProcessCases() {}

    public static Stream<Case> all() {
        return Stream.of(
                        opening(),
                        charging(),
                        chargingGoods(),
                        chargingSums(),
                        taking(),
                        takingSums(),
                        losing(),
                        closing(),
                        afterwards())
                .flatMap(List::stream);
    }

    private static List<Case> opening() {
        return List.of(
                recorded("a run", NOTHING, plant(openRun("R", HYDRO).setRuleEdition("CN-2024"))),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(RECYCLER, openRun("R", HYDRO))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no equipment",
                        plant(openRun("R", HYDRO).clearEquipment())),
                refused(Reason.FIELD_MALFORMED, "a blank in the id", plant(openRun("R 1", HYDRO))),
                refused(Reason.LICENCE_NOT_HELD, "not licensed to smelt", plant(openRun("R", "NON_FERROUS_SMELTING"))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "licence revoked",
                        by(REGULATOR, revokeLicence(RECYCLER, "L-2")),
                        plant(openRun("R", HYDRO))),
                refused(
                        Reason.SITE_KIND_NOT_FIT,
                        "licensed, at a collection point",
                        by(REGULATOR, grantLicence(POINT, "L-9", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE)),
                        by(POINT, POINT_SITE, openRun("R", HYDRO))),
                refused(Reason.ROUTE_UNKNOWN, "no such route", plant(openRun("R", "ALCHEMY"))),
                refused(
                        Reason.RULE_EDITION_UNKNOWN,
                        "an edition that is past",
                        plant(openRun("R", HYDRO).setRuleEdition("CN-2019"))),
                refused(
                        Reason.RULE_EDITION_UNKNOWN,
                        "an edition to come",
                        plant(openRun("R", HYDRO).setRuleEdition("EU-2031"))),
                refused(Reason.RUN_ALREADY_EXISTS, "twice", plant(openRun("R", HYDRO)), plant(openRun("R", HYDRO))));
    }

    private static AddInputs.Builder many(int count) {
        AddInputs.Builder command = AddInputs.newBuilder().setRunId("R");
        for (int i = 0; i < count; i++) {
            command.addInputs(battery(pack(i)));
        }
        return command;
    }

    private static List<Case> charging() {
        List<Step> open = more(packsAtPlant(2), plant(openRun("R", HYDRO)));
        AddInputs.Builder one = inputs("R", battery(pack(1)));
        return List.of(
                recorded("a pack", open, plant(one)),
                recorded("a pack and acid", open, plant(one.clone().addAdditions(addition("SULPHURIC_ACID", KG)))),
                recorded("acid alone", open, plant(inputs("R").addAdditions(addition("WATER", 1)))),
                refused(Reason.FIELD_REQUIRED, "nothing", plant(inputs("R"))),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(RECYCLER, one)),
                refused(Reason.FIELD_MALFORMED, "a blank in a code", plant(inputs("R", battery("a b")))),
                refused(Reason.FIELD_OUT_OF_RANGE, "less than nothing", plant(inputs("R", lot("a", -1)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "an addition of nothing",
                        plant(inputs("R").addAdditions(addition("WATER", 0)))),
                refused(Reason.TOO_MANY_ENTRIES, "2,001 inputs", plant(many(2_001))),
                refused(Reason.DUPLICATE_ENTRY, "one pack twice", plant(inputs("R", battery("a"), battery("a")))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "licence revoked since it was opened",
                        more(open, by(REGULATOR, revokeLicence(RECYCLER, "L-2"))),
                        plant(one)),
                refused(Reason.RUN_NOT_FOUND, "no such run", packsAtPlant(1), plant(one)),
                refused(
                        Reason.ADDITION_UNKNOWN,
                        "an addition of no list",
                        open,
                        plant(one.clone().addAdditions(addition("MYSTERY", 1)))),
                refused(
                        Reason.RUN_OF_OTHER_PARTY,
                        "another's run",
                        more(everything(), plant(openRun("R", HYDRO))),
                        own(inputs("R").addAdditions(addition("WATER", 1)))),
                refused(
                        Reason.RUN_AT_OTHER_SITE,
                        "from another site",
                        List.of(yard(openRun("R", SORTING))),
                        by(YARD, YARD_SECOND_SITE, inputs("R").addAdditions(addition("WATER", 1)))),
                refused(Reason.RUN_CLOSED, "closed", closed(), plant(inputs("R").addAdditions(addition("WATER", 1)))));
    }

    /** A party that makes, uses and recycles batteries, with a plant. */
    private static List<Step> everything() {
        return List.of(by(
                REGULATOR,
                List.of(
                        registerParty(ALL, Role.ROLE_BATTERY_MAKER, Role.ROLE_VEHICLE_MAKER, Role.ROLE_RECYCLER),
                        registerSite("plant-50", ALL, SiteKind.SITE_KIND_RECYCLING_PLANT),
                        grantLicence(ALL, "L-50", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE),
                        fileModel("050PB24", ALL))));
    }

    private static Step own(Object builder) {
        return by(ALL, "plant-50", builder);
    }

    private static String ownPack(int serial) {
        return "050" + pack(serial).substring(3);
    }

    private static String candidate(int step) {
        return "CAND~" + World.envelopeId(4 + step) + "~0~0";
    }

    private static Step cascadeRecycles() {
        return by(REGULATOR, grantLicence(CASCADE, "L-60", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE));
    }

    private static Step operator(Object builder) {
        return by(CASCADE, CASCADE_SITE, builder);
    }

    private static List<Case> chargingGoods() {
        List<Step> open = more(packsAtPlant(2), plant(openRun("R", HYDRO)));
        AddInputs.Builder one = inputs("R", battery(pack(1)));
        List<Step> matched = List.of(
                by(POINT, POINT_SITE, receiveReturn(pack(1))),
                by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(0)))),
                by(MAKER, registerBattery(pack(1))),
                plant(acceptAll("H")),
                by(RECYCLER, match(candidate(0), pack(1))),
                plant(openRun("R", HYDRO)));
        List<Step> awaiting = more(
                everything(),
                by(POINT, POINT_SITE, receiveReturn(ownPack(1))),
                by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(1)))),
                own(registerBattery(ownPack(1))),
                own(openRun("R", HYDRO)));
        List<Step> installed = more(
                everything(),
                own(registerBattery(ownPack(1))),
                own(install(ownPack(1), vin(1))),
                own(openRun("R", HYDRO)));
        List<Step> consumed = List.of(scrap("a", TONNE), yard(openRun("R", SORTING)), yard(inputs("R", lot("a", 0))));
        return List.of(
                refused(Reason.BATTERY_NOT_FOUND, "no such pack", open, plant(inputs("R", battery(pack(9))))),
                refused(Reason.LOT_NOT_FOUND, "no such lot", open, plant(inputs("R", lot("a", 0)))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "the maker's",
                        more(open, by(MAKER, registerBattery(pack(7)))),
                        plant(inputs("R", battery(pack(7))))),
                refused(
                        Reason.GOODS_AT_OTHER_SITE,
                        "a lot at the other yard",
                        List.of(by(YARD, YARD_SECOND_SITE, receiveLot("a", TONNE)), yard(openRun("R", SORTING))),
                        yard(inputs("R", lot("a", 0)))),
                refused(Reason.BATTERY_INSTALLED, "in a car", installed, own(inputs("R", battery(ownPack(1))))),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        more(open, plant(offer("H-9", MILL, Act.ACT_RECYCLE, battery(pack(1))))),
                        plant(one)),
                refused(
                        Reason.CANDIDATE_MATCHED,
                        "a matched candidate",
                        matched,
                        plant(inputs("R", battery(candidate(0))))),
                recorded("the battery it was", matched, plant(one)),
                refused(
                        Reason.BATTERY_AWAITS_MATCH,
                        "a code whose goods are elsewhere",
                        awaiting,
                        own(inputs("R", battery(ownPack(1))))),
                refused(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        "a module that is in a product",
                        more(Lives.repurposed(1), cascadeRecycles(), operator(openRun("R", HYDRO))),
                        operator(inputs("R", battery(Lives.modules(1).get(0))))),
                refused(
                        Reason.BATTERY_DEPLOYED,
                        "a product in use",
                        more(Lives.deployed(1), cascadeRecycles(), operator(openRun("R", HYDRO))),
                        operator(inputs("R", battery(Lives.product(1, 'M'))))),
                refused(
                        Reason.BATTERY_LIFE_ENDED,
                        "a second time",
                        more(charged(), plant(openRun("S", HYDRO))),
                        plant(inputs("S", battery(pack(1))))),
                refused(Reason.LOT_CONSUMED, "a lot with nothing left", consumed, yard(inputs("R", lot("a", 0)))),
                refused(
                        Reason.ADDITION_NOT_FOR_ROUTE,
                        "water that a later route would certify as paper or steel",
                        List.of(scrap("a", TONNE), yard(openRun("R", SORTING))),
                        yard(inputs("R", lot("a", 0)).addAdditions(addition("WATER", TONNE)))),
                refused(
                        Reason.INPUT_NOT_FOR_ROUTE,
                        "a residue route takes no packs",
                        more(
                                packsAtPlant(1),
                                by(
                                        REGULATOR,
                                        grantLicence(
                                                RECYCLER, "L-9", Material.MATERIAL_POWER_BATTERY, Act.ACT_DISPOSE)),
                                plant(openRun("R", DISPOSAL))),
                        plant(one)),
                refused(
                        Reason.IMPORT_NOT_CONFORMING,
                        "an import nobody inspected",
                        List.of(
                                yard(receiveLot("a", TONNE).setGrade("HRS101").setOriginCountryCode("JP")),
                                yard(openRun("R", SORTING))),
                        yard(inputs("R", lot("a", 0)))));
    }

    private static List<Case> chargingSums() {
        List<Step> open = List.of(scrap("a", TONNE), yard(openRun("R", SORTING)));
        List<Step> blended = List.of(
                scrap("a", TONNE),
                yard(receiveLot("b", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE)),
                yard(openRun("R", SORTING)),
                yard(inputs("R", lot("a", 0))),
                yard(outputs(
                        "R", steel("c", "201-B", TONNE / 2).setCustodyModel(CustodyModel.CUSTODY_MODEL_SEGREGATED))));
        return List.of(
                recorded("a part, then the rest", open, yard(inputs("R", lot("a", 7))), yard(inputs("R", lot("a", 0)))),
                refused(Reason.MASS_NOT_AVAILABLE, "more than there is", open, yard(inputs("R", lot("a", TONNE + 1)))),
                refused(
                        Reason.MASS_NOT_AVAILABLE,
                        "what is promised to another",
                        more(open, yard(offer("H", MILL, Act.ACT_SMELT, lot("a", TONNE - 5)))),
                        yard(inputs("R", lot("a", 6)))),
                refused(
                        Reason.CUSTODY_MODEL_UPGRADED,
                        "a weaker model after segregated outputs",
                        blended,
                        yard(inputs("R", lot("b", 0)))),
                refused(Reason.LIMIT_REACHED, "the 65th grade", manyGrades(), yard(inputs("R", lot("z", 0)))));
    }

    /** A run out of which 64 grades of several materials came already. */
    private static List<Step> manyGrades() {
        List<Step> steps = new ArrayList<>(List.of(
                scrap("a", TONNE),
                yard(receiveLot("z", TONNE).clearGrade()),
                yard(openRun("R", SORTING)),
                yard(inputs("R", lot("a", 0)))));
        List<RunOutput.Builder> outputs = new ArrayList<>();
        for (Grade grade : Grades.all()) {
            boolean known = outputs.stream()
                    .anyMatch(o -> o.getGrade().equals(grade.name()) && o.getMaterialValue() == grade.materialNumber());
            if (!known && grade.inForce(20260529) && !grade.name().equals("201-A") && outputs.size() < 63) {
                outputs.add(output("g-" + outputs.size(), grade.name(), 1).setMaterialValue(grade.materialNumber()));
            }
        }
        assertThat(outputs).hasSize(63);
        steps.add(yard(outputs("R", outputs.toArray(RunOutput.Builder[]::new))));
        return steps;
    }

    private static RunOutput.Builder steel(String id, String grade, long massMg) {
        return unassayed(id, grade, massMg).setMaterial(Material.MATERIAL_SCRAP_STEEL);
    }

    private static List<Case> taking() {
        List<Step> charged = charged();
        AddOutputs.Builder some = outputs("R", output("m", "BLACK_MASS", 100 * KG));
        RunOutput.Builder assayed = output("m", "BLACK_MASS", KG).setAssay(pure("XRF", "Co", 1));
        return List.of(
                recorded("black mass", charged, plant(some)),
                recorded("black mass, assayed", charged, plant(outputs("R", assayed.clone()))),
                recorded(
                        "steel, ungraded",
                        charged,
                        plant(outputs("R", steel("m", "", KG).setAssay(pure("XRF", "Fe", 1))))),
                refused(
                        Reason.ELEMENT_EXCEEDS_INPUT,
                        "black mass that may hold anything",
                        charged,
                        plant(outputs("R", unassayed("m", "BLACK_MASS", 100 * KG)))),
                refused(Reason.FIELD_REQUIRED, "nothing", plant(outputs("R"))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "an assay of nothing",
                        plant(outputs("R", assayed.clone().setAssay(pure("XRF"))))),
                refused(Reason.FIELD_MALFORMED, "a tilde in the id", plant(outputs("R", output("a~1", "", 1)))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no mass", plant(outputs("R", output("a", "", 0)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more additions than mass",
                        plant(outputs("R", output("a", "", 5).setAdditionMg(6)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than the whole",
                        plant(outputs("R", output("a", "", 5).setAssay(pure("XRF", "Co", 600_000, "Ni", 400_001))))),
                refused(Reason.TOO_MANY_ENTRIES, "101 lots", plant(many101())),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "one id twice",
                        plant(outputs("R", output("a", "", 1), output("a", "", 1)))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "one element twice",
                        plant(outputs("R", output("a", "", 1).setAssay(pure("XRF", "Co", 1, "Co", 1))))),
                refused(
                        Reason.DATE_INVALID,
                        "sampled on no day",
                        plant(outputs(
                                "R",
                                assayed.clone().setAssay(pure("XRF", "Co", 1).setSampledOnYyyymmdd(20260230))))),
                refused(Reason.GRADE_UNKNOWN, "no such product", charged, plant(outputs("R", output("a", "GOLD", 1)))),
                refused(
                        Reason.GRADE_UNKNOWN,
                        "a product of another material",
                        charged,
                        plant(outputs("R", steel("a", "LITHIUM_CARBONATE", 1)))),
                refused(Reason.LOT_ALREADY_EXISTS, "twice", more(charged, plant(some)), plant(some)),
                refused(Reason.RUN_NOT_FOUND, "no such run", plant(some)),
                refused(
                        Reason.ELEMENT_UNKNOWN,
                        "an element nobody tracks",
                        charged,
                        plant(outputs("R", assayed.clone().setAssay(pure("XRF", "Au", 1))))),
                refused(
                        Reason.METHOD_UNKNOWN,
                        "a method of no list",
                        charged,
                        plant(outputs("R", assayed.clone().setAssay(pure("DOWSING", "Co", 1))))),
                refused(Reason.RUN_OF_OTHER_PARTY, "another's run", charged, yard(some)),
                refused(
                        Reason.RUN_AT_OTHER_SITE,
                        "from another site",
                        List.of(scrap("a", TONNE), yard(openRun("R", SORTING)), yard(inputs("R", lot("a", 0)))),
                        by(YARD, YARD_SECOND_SITE, outputs("R", steel("b", "", 1)))),
                refused(Reason.RUN_CLOSED, "closed", closed(), plant(some)));
    }

    private static AddOutputs.Builder many101() {
        AddOutputs.Builder command = AddOutputs.newBuilder().setRunId("R");
        for (int i = 0; i <= 100; i++) {
            command.addOutputs(output("a" + i, "", 1));
        }
        return command;
    }

    private static List<Case> takingSums() {
        List<Step> charged = charged();
        List<Step> withAcid = more(charged, plant(inputs("R").addAdditions(addition("SULPHURIC_ACID", 100 * KG))));
        return List.of(
                recorded("all of it, to the mg", charged, plant(outputs("R", output("a", "BLACK_MASS", 400 * KG)))),
                recorded(
                        "with all of the acid",
                        withAcid,
                        plant(outputs("R", output("a", "BLACK_MASS", 500 * KG).setAdditionMg(100 * KG)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a sum no number can name",
                        charged,
                        plant(outputs("R", output("a", "", Mass.MAX_MG), output("b", "", Mass.MAX_MG)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "sampled tomorrow",
                        charged,
                        plant(outputs(
                                "R",
                                output("a", "", 1).setAssay(pure("XRF", "Co", 1).setSampledOnYyyymmdd(20260530))))),
                refused(
                        Reason.CUSTODY_MODEL_UPGRADED,
                        "identity preserved out of two packs",
                        more(
                                packsAtPlant(2),
                                plant(openRun("R", HYDRO)),
                                plant(inputs("R", battery(pack(1)), battery(pack(2))))),
                        plant(outputs(
                                "R",
                                output("a", "", 1).setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED)))),
                recorded(
                        "identity preserved out of one",
                        charged,
                        plant(outputs(
                                "R",
                                output("a", "", 1).setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED)))),
                refused(Reason.LIMIT_REACHED, "the 65th grade", manyGrades(), yard(outputs("R", steel("y", "", 1)))),
                refused(
                        Reason.OUTPUT_EXCEEDS_INPUT,
                        "a mg more",
                        charged,
                        plant(outputs("R", output("a", "BLACK_MASS", 400 * KG + 1)))),
                refused(
                        Reason.ELEMENT_EXCEEDS_INPUT,
                        "more cobalt than went in",
                        charged,
                        plant(outputs(
                                "R", output("a", "COBALT", 24 * KG + 1).setAssay(pure("EXACT", "Co", 1_000_000))))),
                recorded(
                        "all of the cobalt",
                        charged,
                        plant(outputs("R", output("a", "COBALT", 24 * KG).setAssay(pure("EXACT", "Co", 1_000_000))))),
                refused(
                        Reason.ADDITIONS_NOT_BALANCED,
                        "more acid than went in",
                        withAcid,
                        plant(outputs("R", output("a", "", 200 * KG).setAdditionMg(100 * KG + 1)))),
                refused(
                        Reason.ADDITIONS_NOT_BALANCED,
                        "acid sold as battery",
                        withAcid,
                        plant(outputs("R", output("a", "", 400 * KG + 1)))));
    }

    private static List<Case> losing() {
        List<Step> charged = charged();
        return List.of(
                recorded("dust", charged, plant(losses("R", loss(KG, "Co", 5L)))),
                recorded("dust of unknown content", charged, plant(losses("R", loss(KG)))),
                refused(Reason.FIELD_REQUIRED, "nothing", plant(losses("R"))),
                refused(Reason.FIELD_REQUIRED, "no kind", plant(losses("R", loss(1).setKindValue(0)))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a kind of a later version",
                        plant(losses("R", loss(1).setKindValue(99)))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "evidence of 1 byte",
                        plant(losses("R", loss(1).setEvidenceSha256(ByteString.copyFrom(new byte[1]))))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no mass", plant(losses("R", loss(0)))),
                refused(Reason.FIELD_OUT_OF_RANGE, "more elements than mass", plant(losses("R", loss(5, "Co", 6L)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a sum no number can name",
                        charged,
                        plant(losses("R", loss(Mass.MAX_MG), loss(Mass.MAX_MG)))),
                refused(
                        Reason.TOO_MANY_ENTRIES,
                        "101 losses",
                        plant(losses(
                                "R", Stream.generate(() -> loss(1)).limit(101).toArray(RunLoss.Builder[]::new)))),
                refused(Reason.DUPLICATE_ENTRY, "one element twice", plant(losses("R", loss(5, "Co", 1L, "Co", 1L)))),
                refused(Reason.RUN_NOT_FOUND, "no such run", plant(losses("R", loss(1)))),
                refused(
                        Reason.ELEMENT_UNKNOWN,
                        "an element nobody tracks",
                        charged,
                        plant(losses("R", loss(1, "Au", 1L)))),
                refused(Reason.RUN_OF_OTHER_PARTY, "another's run", charged, yard(losses("R", loss(1)))),
                refused(
                        Reason.RUN_AT_OTHER_SITE,
                        "from another site",
                        List.of(scrap("a", TONNE), yard(openRun("R", SORTING)), yard(inputs("R", lot("a", 0)))),
                        by(YARD, YARD_SECOND_SITE, losses("R", loss(1)))),
                refused(Reason.RUN_CLOSED, "closed", closed(), plant(losses("R", loss(1)))),
                refused(Reason.OUTPUT_EXCEEDS_INPUT, "a mg more", charged, plant(losses("R", loss(400 * KG + 1)))),
                refused(
                        Reason.ELEMENT_EXCEEDS_INPUT,
                        "lead out of a pack without",
                        charged,
                        plant(losses("R", loss(KG, "Pb", 1L).setKind(LossKind.LOSS_KIND_WASTE_WATER)))),
                refused(
                        Reason.ADDITIONS_NOT_BALANCED,
                        "acid that was never added",
                        charged,
                        plant(losses("R", loss(KG).setAdditionMg(1)))));
    }

    private static List<Case> closing() {
        List<Step> charged = charged();
        return List.of(
                recorded("balanced", closed()),
                recorded(
                        "balanced with a loss",
                        charged,
                        plant(outputs("R", output("a", "BLACK_MASS", 399 * KG))),
                        plant(losses("R", loss(KG))),
                        plant(close("R"))),
                refused(Reason.FIELD_REQUIRED, "no id", plant(close(""))),
                refused(Reason.FIELD_MALFORMED, "a blank in the id", plant(close("a b"))),
                refused(Reason.RUN_NOT_FOUND, "no such run", plant(close("R"))),
                refused(Reason.RUN_OF_OTHER_PARTY, "another's run", charged, yard(close("R"))),
                refused(
                        Reason.RUN_AT_OTHER_SITE,
                        "from another site",
                        List.of(yard(openRun("R", SORTING))),
                        by(YARD, YARD_SECOND_SITE, close("R"))),
                refused(Reason.RUN_CLOSED, "twice", closed(), plant(close("R"))),
                refused(Reason.RUN_EMPTY, "nothing in", List.of(plant(openRun("R", HYDRO))), plant(close("R"))),
                refused(Reason.RUN_EMPTY, "nothing out", charged, plant(close("R"))),
                refused(
                        Reason.ADDITIONS_NOT_BALANCED,
                        "acid that is nowhere",
                        more(
                                charged,
                                plant(inputs("R").addAdditions(addition("WATER", KG))),
                                plant(outputs("R", output("a", "BLACK_MASS", 400 * KG)))),
                        plant(close("R"))),
                refused(
                        Reason.RUN_NOT_BALANCED,
                        "a mg is missing",
                        more(charged, plant(outputs("R", output("a", "BLACK_MASS", 400 * KG - 1)))),
                        plant(close("R"))));
    }

    /** What other verbs say of goods that went into a run, and of imports. */
    private static List<Case> afterwards() {
        List<Step> ended = more(
                everything(),
                own(registerBattery(ownPack(1))),
                own(openRun("R", HYDRO)),
                own(inputs("R", battery(ownPack(1)))));
        List<Step> endedCandidate = more(
                packsAtPlant(1),
                by(POINT, POINT_SITE, receiveReturn("旧电池")),
                by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(4)))),
                plant(acceptAll("H")),
                plant(openRun("R", HYDRO)),
                plant(inputs("R", battery(candidate(4)))));
        return List.of(
                refused(Reason.BATTERY_LIFE_ENDED, "into a car", ended, own(install(ownPack(1), vin(1)))),
                refused(
                        Reason.BATTERY_LIFE_ENDED,
                        "on offer",
                        ended,
                        own(offer("H", MILL, Act.ACT_RECYCLE, battery(ownPack(1))))),
                refused(
                        Reason.BATTERY_LIFE_ENDED,
                        "over the counter",
                        ended,
                        by(POINT, POINT_SITE, receiveReturn(ownPack(1)))),
                refused(
                        Reason.BATTERY_LIFE_ENDED,
                        "a candidate is matched too late",
                        endedCandidate,
                        by(RECYCLER, match(candidate(4), pack(1)))),
                refused(
                        Reason.IMPORT_NOT_CONFORMING,
                        "foreign waste",
                        yard(receiveLot("a", TONNE).setOriginCountryCode("JP"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a country in words",
                        yard(receiveLot("a", TONNE).setOriginCountryCode("Japan"))),
                recorded(
                        "foreign raw material",
                        NOTHING,
                        yard(receiveLot("a", TONNE).setGrade("HRS101").setOriginCountryCode("JP"))));
    }
}
