package suhuan.chaincode.contract.secondlife;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Lives.apart;
import static suhuan.chaincode.contract.fixture.Lives.assess;
import static suhuan.chaincode.contract.fixture.Lives.assessed;
import static suhuan.chaincode.contract.fixture.Lives.atOperator;
import static suhuan.chaincode.contract.fixture.Lives.declare;
import static suhuan.chaincode.contract.fixture.Lives.deploy;
import static suhuan.chaincode.contract.fixture.Lives.deployed;
import static suhuan.chaincode.contract.fixture.Lives.dismantle;
import static suhuan.chaincode.contract.fixture.Lives.module;
import static suhuan.chaincode.contract.fixture.Lives.modules;
import static suhuan.chaincode.contract.fixture.Lives.product;
import static suhuan.chaincode.contract.fixture.Lives.remanufacture;
import static suhuan.chaincode.contract.fixture.Lives.remanufactured;
import static suhuan.chaincode.contract.fixture.Lives.repurpose;
import static suhuan.chaincode.contract.fixture.Lives.repurposed;
import static suhuan.chaincode.contract.fixture.Lives.retire;
import static suhuan.chaincode.contract.fixture.Lives.revoke;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_POINT;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SECOND_SITE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.DISMANTLER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.WRECK_SITE;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.common.v1.Suitability;
import suhuan.ledger.v1.DeclareConformity;
import suhuan.ledger.v1.Deploy;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.Remanufacture;
import suhuan.ledger.v1.Repurpose;
import suhuan.ledger.v1.RetireFromUse;
import suhuan.ledger.v1.RevokeConformity;
import suhuan.ledger.v1.SafetyAnswer;
import suhuan.ledger.v1.SecondLifeProduct;

/** Tables of the verbs of second life, and of what they forbid the verbs of batteries and hand-overs. */
public final class SecondLifeCases {
    private static final String P = pack(1);
    private static final String M = modules(1).get(0);
    private static final String PRODUCT = product(1, 'M');
    private static final ByteString SHORT = ByteString.copyFrom(new byte[31]);

    private SecondLifeCases() {}

    public static Stream<Case> all() {
        return Stream.of(
                        assessing(),
                        assessingWhat(),
                        dismantlingShapes(),
                        dismantling(),
                        makingShapes(),
                        makingWhat(),
                        remanufacturing(),
                        deploying(),
                        retiring(),
                        declaring(),
                        revoking(),
                        batteries())
                .flatMap(List::stream);
    }

    /** The operator at its site. */
    private static Step op(Object builder) {
        return by(CASCADE, CASCADE_SITE, builder);
    }

    /** The party that may do everything, at its site. */
    private static Step all(Object builder) {
        return by(Lives.ALL, Lives.ALL_SITE, builder);
    }

    private static List<Step> installedByAll() {
        return Lives.usedByAll().subList(0, 3);
    }

    /** A candidate of the operator that turned out to be a pack. */
    private static List<Step> matchedCandidate() {
        return List.of(op(registerUncoded("x")), by(MAKER, registerBattery(P)), by(REGULATOR, match(candidate(0), P)));
    }

    private static Case no(Reason reason, String name, List<Step> before, Step... more) {
        return refused(reason, name, and(before, more).toArray(Step[]::new));
    }

    private static Case yes(String name, List<Step> before, Step... more) {
        return recorded(name, and(before, more).toArray(Step[]::new));
    }

    private static Case shape(Reason reason, String name, Object builder) {
        return refused(reason, name, op(builder));
    }

    private static String candidate(int step) {
        return "CAND~" + World.envelopeId(4 + step) + "~0~0";
    }

    private static List<Case> assessing() {
        RecordAssessment.Builder tooMany = assess(P).clearSafetyAnswers();
        for (int i = 0; i < 65; i++) {
            tooMany.addSafetyAnswers(SafetyAnswer.newBuilder().setQuestion("Q" + i));
        }
        return List.of(
                shape(Reason.FIELD_REQUIRED, "no battery", assess("")),
                shape(Reason.FIELD_REQUIRED, "no method", assess(P).clearMethod()),
                shape(Reason.FIELD_REQUIRED, "no laboratory", assess(P).clearLaboratory()),
                shape(Reason.FIELD_REQUIRED, "no suitability", assess(P).clearSuitability()),
                shape(Reason.FIELD_MALFORMED, "id", assess("a b")),
                shape(
                        Reason.FIELD_MALFORMED,
                        "suitability of a later version",
                        assess(P).setSuitabilityValue(9)),
                shape(Reason.FIELD_MALFORMED, "evidence", assess(P).setEvidenceSha256(SHORT)),
                shape(Reason.FIELD_OUT_OF_RANGE, "health", assess(P).setStateOfHealthPpm(1_200_001)),
                shape(Reason.FIELD_OUT_OF_RANGE, "negative health", assess(P).setStateOfHealthPpm(-1)),
                shape(Reason.FIELD_OUT_OF_RANGE, "spread", assess(P).setCellSpreadPpm(1_000_001)),
                shape(Reason.FIELD_OUT_OF_RANGE, "capacity", assess(P).setCapacityMah(-1)),
                shape(Reason.FIELD_OUT_OF_RANGE, "voltage", assess(P).setVoltageMv(0)),
                shape(Reason.FIELD_OUT_OF_RANGE, "resistance", assess(P).setInternalResistanceUohm(-1)),
                shape(Reason.TOO_MANY_ENTRIES, "answers", tooMany),
                shape(
                        Reason.DUPLICATE_ENTRY,
                        "an answer twice",
                        assess(P).addSafetyAnswers(SafetyAnswer.newBuilder().setQuestion("LEAK"))),
                shape(Reason.DATE_INVALID, "30 February", assess(P).setAssessedOnYyyymmdd(20260230)),
                no(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a test of tomorrow",
                        atOperator(1),
                        op(assess(P).setAssessedOnYyyymmdd(20260530))),
                no(
                        Reason.LICENCE_NOT_HELD,
                        "by a repairer",
                        List.of(by(REPAIRER, registerUncoded("x"))),
                        by(REPAIRER, assess(candidate(0)))),
                shape(Reason.BATTERY_NOT_FOUND, "no such battery", assess(P)),
                no(
                        Reason.ASSESSMENT_METHOD_UNKNOWN,
                        "a method of one's own",
                        atOperator(1),
                        op(assess(P).setMethod("by eye"))),
                no(
                        Reason.ASSESSMENT_METHOD_UNKNOWN,
                        "a method before its time",
                        atOperator(1),
                        op(assess(P).setMethod("GB/T 44132-2024").setAssessedOnYyyymmdd(20240101))),
                no(
                        Reason.SAFETY_QUESTION_UNKNOWN,
                        "a question nobody asked",
                        atOperator(1),
                        op(assess(P).addSafetyAnswers(SafetyAnswer.newBuilder().setQuestion("COLOUR")))));
    }

    private static List<Case> assessingWhat() {
        RecordAssessment.Builder leaking = assess(P);
        leaking.getSafetyAnswersBuilder(0).setYes(true);
        return List.of(
                yes("a pack", atOperator(1), op(assess(P))),
                yes("a module", apart(1), op(assess(M))),
                yes("a product in use", deployed(1), op(assess(PRODUCT))),
                yes(
                        "before the standard asked questions",
                        atOperator(1),
                        op(assess(P).clearSafetyAnswers().setAssessedOnYyyymmdd(20190101))),
                no(Reason.CUSTODY_NOT_HELD, "another's", atOperator(1), by(POINT, POINT_SITE, assess(P))),
                no(Reason.BATTERY_INSTALLED, "in a vehicle", installedByAll(), all(assess(Lives.ALL_PACK))),
                no(
                        Reason.CANDIDATE_MATCHED,
                        "a candidate that was matched",
                        List.of(by(POINT, POINT_SITE, receiveReturn(P)), by(MAKER, registerBattery(P))),
                        by(POINT, POINT_SITE, assess(candidate(0)))),
                no(
                        Reason.BATTERY_AWAITS_MATCH,
                        "a code that waits for its candidate",
                        Lives.awaitingByAll(),
                        all(assess(Lives.ALL_PACK))),
                no(Reason.BATTERY_LIFE_ENDED, "a pack taken apart", apart(1), op(assess(P))),
                no(Reason.BATTERY_INSIDE_PRODUCT, "a module in a product", repurposed(1), op(assess(M))),
                no(
                        Reason.SAFETY_UNANSWERED,
                        "a question left out",
                        atOperator(1),
                        op(assess(P).removeSafetyAnswers(3))),
                no(Reason.SUITABILITY_CONTRADICTED, "leaking and fit for use", atOperator(1), op(leaking)),
                yes(
                        "leaking, for recycling",
                        atOperator(1),
                        op(leaking.clone().setSuitability(Suitability.SUITABILITY_RECYCLE))));
    }

    private static Dismantle.Builder apartWith(int pack) {
        return dismantle(pack);
    }

    private static List<Case> dismantlingShapes() {
        Dismantle.Builder noMass = apartWith(1);
        noMass.getPartsBuilder(0).setMassMg(0);
        Dismantle.Builder noFate = apartWith(1);
        noFate.getPartsBuilder(0).clearFate();
        Dismantle.Builder gone = apartWith(1);
        gone.getPartsBuilder(0).setFate(ChildFate.CHILD_FATE_MISSING);
        Dismantle.Builder both = apartWith(1);
        both.getPartsBuilder(0).setLegacyLabel("x");
        Dismantle.Builder cellOfNothing =
                apartWith(1).addParts(Lives.uncoded("x", 1).addCellCodes(Commands.cell(1)));
        Dismantle.Builder noCell = apartWith(1);
        noCell.getPartsBuilder(0).addCellCodes("x");
        Dismantle.Builder twice = apartWith(1);
        twice.getPartsBuilder(1).addCellCodes(Lives.cells(1, 1).get(0));
        Dismantle.Builder lots = apartWith(1);
        for (int i = 0; i < 50; i++) {
            lots.addLots(lots.getLots(0).toBuilder().setLotId("l" + i));
        }
        return List.of(
                refused(Reason.FIELD_REQUIRED, "nowhere", by(CASCADE, apartWith(1))),
                shape(Reason.FIELD_REQUIRED, "no battery", apartWith(1).clearBatteryId()),
                shape(Reason.FIELD_REQUIRED, "no fate", noFate),
                shape(
                        Reason.FIELD_REQUIRED,
                        "neither code nor label",
                        apartWith(1).addParts(Lives.uncoded("", 1))),
                shape(
                        Reason.FIELD_REQUIRED,
                        "explained without reason",
                        apartWith(1)
                                .addExplained(Lives.explained(ChildFate.CHILD_FATE_MISSING, "a")
                                        .clearReason())),
                shape(Reason.FIELD_MALFORMED, "a part that is missing", gone),
                shape(Reason.FIELD_MALFORMED, "code and label", both),
                shape(Reason.FIELD_MALFORMED, "cells in a part without a code", cellOfNothing),
                shape(Reason.FIELD_MALFORMED, "no code of a cell", noCell),
                shape(
                        Reason.FIELD_MALFORMED,
                        "explained as present",
                        apartWith(1).addExplained(Lives.explained(ChildFate.CHILD_FATE_PRESENT, "a"))),
                shape(Reason.FIELD_OUT_OF_RANGE, "a part without mass", noMass),
                shape(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a loss that is a gain",
                        apartWith(1).addLosses(Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_DUST, -1))),
                shape(Reason.TOO_MANY_ENTRIES, "51 lots", lots),
                shape(
                        Reason.TOO_MANY_ENTRIES,
                        "2,001 parts",
                        apartWith(1).addAllParts(Collections.nCopies(2_001, noMass.getParts(1)))),
                shape(Reason.DUPLICATE_ENTRY, "a cell in two modules", twice),
                shape(
                        Reason.DUPLICATE_ENTRY,
                        "a lot twice",
                        apartWith(1).addLots(apartWith(1).getLots(0))),
                shape(
                        Reason.DUPLICATE_ENTRY,
                        "a kind of loss twice",
                        apartWith(1).addLosses(apartWith(1).getLosses(0))));
    }

    private static List<Case> dismantling() {
        List<Step> held = atOperator(1);
        Dismantle.Builder empty = Dismantle.newBuilder()
                .setBatteryId(P)
                .addLosses(Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_WEIGHING, Commands.PACK_MG));
        Dismantle.Builder withTakenLot =
                Lives.dismantleModule(1, 1).addLots(dismantle(1).getLots(0));
        return List.of(
                yes("a pack", held, op(dismantle(1))),
                yes("a module", apart(1), op(Lives.dismantleModule(1, 1))),
                yes("a product", repurposed(1), op(Lives.dismantleProduct(1))),
                no(Reason.LICENCE_NOT_HELD, "without licence", held, by(RECYCLER, PLANT, dismantle(1))),
                no(Reason.SITE_KIND_NOT_FIT, "at a network point", held, by(CASCADE, CASCADE_POINT, dismantle(1))),
                shape(Reason.BATTERY_NOT_FOUND, "no such battery", dismantle(1)),
                no(Reason.GRADE_UNKNOWN, "a grade nobody knows", held, op(gradedAs("201-Z"))),
                no(
                        Reason.BATTERY_ALREADY_REGISTERED,
                        "a module with a life of its own",
                        held,
                        by(REGULATOR, fileModel("001MB24", MAKER)),
                        by(MAKER, registerBattery(M)),
                        op(dismantle(1))),
                no(Reason.LOT_ALREADY_EXISTS, "a lot there is", apart(1), op(withTakenLot)),
                no(Reason.CUSTODY_NOT_HELD, "another's", held, by(OTHER_CASCADE, OTHER_CASCADE_SITE, dismantle(1))),
                no(Reason.GOODS_AT_OTHER_SITE, "from afar", held, by(CASCADE, CASCADE_SECOND_SITE, dismantle(1))),
                no(
                        Reason.BATTERY_INSTALLED,
                        "in a vehicle",
                        installedByAll(),
                        all(empty.clone().setBatteryId(Lives.ALL_PACK))),
                no(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        held,
                        by(CASCADE, offer("X", RECYCLER, Act.ACT_RECYCLE, battery(P))),
                        op(dismantle(1))),
                no(
                        Reason.CANDIDATE_MATCHED,
                        "a candidate that was matched",
                        matchedCandidate(),
                        op(empty.clone().setBatteryId(candidate(0)))),
                no(
                        Reason.BATTERY_AWAITS_MATCH,
                        "a code that waits for its candidate",
                        Lives.awaitingByAll(),
                        all(empty.clone().setBatteryId(Lives.ALL_PACK))),
                no(Reason.BATTERY_LIFE_ENDED, "once more", apart(1), op(empty)),
                no(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        "a module in a product",
                        repurposed(1),
                        op(Lives.dismantleModule(1, 1))),
                no(Reason.BATTERY_DEPLOYED, "in use", deployed(1), op(Lives.dismantleProduct(1))),
                no(Reason.CHILD_NOT_FIT, "modules in a cell", held, op(modulesInACell())),
                no(Reason.CHILDREN_NOT_ACCOUNTED, "cells forgotten", held, op(withoutCells())),
                no(Reason.PARTS_NOT_BALANCED, "1 mg too much", held, op(heavierBy(1))),
                no(Reason.PARTS_NOT_BALANCED, "1 mg too little", held, op(heavierBy(-1))));
    }

    private static Dismantle.Builder gradedAs(String grade) {
        Dismantle.Builder command = dismantle(1);
        command.getLotsBuilder(0).setGrade(grade);
        return command;
    }

    private static Dismantle.Builder heavierBy(long mg) {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(0).setMassMg(Lives.MODULE_MG + mg);
        return command;
    }

    private static Dismantle.Builder withoutCells() {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(0).clearCellCodes();
        return command;
    }

    private static Dismantle.Builder modulesInACell() {
        return Dismantle.newBuilder()
                .setBatteryId(P)
                .addParts(Lives.part(Lives.cells(1, 1).get(0), Commands.PACK_MG, modules(1)))
                .addExplained(Lives.explained(
                        ChildFate.CHILD_FATE_DESTROYED,
                        Lives.cells(1, 1).get(1),
                        Lives.cells(1, 2).get(0),
                        Lives.cells(1, 2).get(1)));
    }

    /** Both commands that make a product, for tables that hold for both. */
    private static List<Function<SecondLifeProduct.Builder, Object>> makers() {
        return List.of(
                product -> Repurpose.newBuilder().setProduct(product),
                product -> Remanufacture.newBuilder().setProduct(product));
    }

    private static SecondLifeProduct.Builder making() {
        return Lives.making(PRODUCT, modules(1));
    }

    private static List<Case> makingShapes() {
        List<Case> cases = new ArrayList<>();
        List<String> many =
                IntStream.rangeClosed(1, 501).mapToObj(Lives::module).toList();
        for (Function<SecondLifeProduct.Builder, Object> as : makers()) {
            cases.add(refused(Reason.FIELD_REQUIRED, "nowhere", by(CASCADE, as.apply(making()))));
            cases.add(shape(Reason.FIELD_REQUIRED, "no code", as.apply(making().clearBatteryCode())));
            cases.add(shape(Reason.FIELD_REQUIRED, "no source", as.apply(making().clearSourceIds())));
            cases.add(shape(Reason.FIELD_MALFORMED, "source", as.apply(making().addSourceIds("a b"))));
            cases.add(shape(Reason.FIELD_MALFORMED, "evidence", as.apply(making().setEvidenceSha256(SHORT))));
            cases.add(shape(Reason.FIELD_OUT_OF_RANGE, "capacity", as.apply(making().setCapacityMah(0))));
            cases.add(shape(Reason.FIELD_OUT_OF_RANGE, "voltage", as.apply(making().setVoltageMv(0))));
            cases.add(shape(Reason.FIELD_OUT_OF_RANGE, "added", as.apply(making().setAddedMassMg(-1))));
            cases.add(shape(
                    Reason.TOO_MANY_ENTRIES,
                    "501 sources",
                    as.apply(making().clearSourceIds().addAllSourceIds(many))));
            cases.add(shape(Reason.DUPLICATE_ENTRY, "a source twice", as.apply(making().addSourceIds(M))));
            cases.add(
                    shape(Reason.BATTERY_CODE_INVALID, "a code of a first life", as.apply(making().setBatteryCode(P))));
            cases.add(shape(
                    Reason.BATTERY_CODE_INVALID,
                    "30 February",
                    as.apply(making().setBatteryCode(Lives.PRODUCT_MODEL + "G2Y0000001RM"))));
            cases.add(shape(
                    Reason.BATTERY_CODE_INVALID,
                    "an I in the enterprise of GB/T 45565",
                    as.apply(making().setBatteryCode("0I1BH24-R-1"))));
            cases.add(shape(
                    Reason.BATTERY_CODE_INVALID, "no variable part", as.apply(making().setBatteryCode("0A1BH24-R-"))));
        }
        return cases;
    }

    private static List<Case> makingWhat() {
        List<Case> cases = new ArrayList<>();
        for (Function<SecondLifeProduct.Builder, Object> as : makers()) {
            cases.addAll(makingBy(as));
            cases.addAll(makingOf(as));
        }
        return cases;
    }

    private static List<Case> makingBy(Function<SecondLifeProduct.Builder, Object> as) {
        Object make = as.apply(making());
        return List.of(
                yes("from the modules of a pack", assessed(1), op(make)),
                yes(
                        "from cells, at their level",
                        and(
                                apart(1),
                                op(Lives.dismantleModule(1, 1)),
                                op(assess(Lives.cells(1, 1).get(0)))),
                        op(as.apply(Lives.making(
                                        product(1, 'C'),
                                        List.of(Lives.cells(1, 1).get(0)))
                                .setVoltageMv(Lives.MODULE_MV)))),
                yes(
                        "with a code of GB/T 45565",
                        assessed(1),
                        op(as.apply(making().setBatteryCode("0A1BH24-R-C3A0001")))),
                no(Reason.ROLE_NOT_HELD, "by a recycler", assessed(1), by(RECYCLER, PLANT, make)),
                no(
                        Reason.LICENCE_NOT_HELD,
                        "after the licence was revoked",
                        assessed(1),
                        by(REGULATOR, Commands.revokeLicence(CASCADE, "L-5")),
                        op(make)),
                no(
                        Reason.MODEL_OF_OTHER_MAKER,
                        "with another's vendor code",
                        assessed(1),
                        by(OTHER_CASCADE, OTHER_CASCADE_SITE, make)),
                no(
                        Reason.MODEL_NOT_FILED,
                        "with a vendor code nobody filed",
                        assessed(1),
                        op(as.apply(making().setBatteryCode("0C2" + PRODUCT.substring(3))))),
                no(
                        Reason.BATTERY_ALREADY_REGISTERED,
                        "a code there is",
                        and(repurposed(1), assessed(2).toArray(Step[]::new)),
                        op(as.apply(Lives.making(PRODUCT, modules(2))))),
                no(
                        Reason.REUSE_LEVEL_NOT_FIT,
                        "of level P from modules",
                        assessed(1),
                        op(as.apply(making().setBatteryCode(product(1, 'P'))))),
                no(
                        Reason.REUSE_LEVEL_NOT_FIT,
                        "a storage module from a pack",
                        and(atOperator(1), op(assess(P))),
                        op(as.apply(Lives.making("0A1BH24-R-1", List.of(P)).setVoltageMv(1)))),
                no(
                        Reason.MORE_ENERGY_THAN_MEASURED,
                        "1 mAh more than there is",
                        assessed(1),
                        op(as.apply(making().setCapacityMah(Lives.MODULE_MAH + 1)))),
                no(
                        Reason.FIELD_OUT_OF_RANGE,
                        "heavier than a battery may be",
                        assessed(1),
                        op(as.apply(making().setAddedMassMg(Mass.MAX_BATTERY_MG)))));
    }

    private static List<Case> makingOf(Function<SecondLifeProduct.Builder, Object> as) {
        Object make = as.apply(making());
        Object ofAll = as.apply(Lives.making(Lives.ALL_PRODUCT, List.of(Lives.ALL_PACK)));
        return List.of(
                no(Reason.ORIGIN_NOT_FROM_VEHICLE, "never in a vehicle", neverInVehicle(), op(make)),
                no(
                        Reason.BATTERY_NOT_FOUND,
                        "no such module",
                        assessed(1),
                        op(as.apply(making().addSourceIds(module(99))))),
                no(
                        Reason.CUSTODY_NOT_HELD,
                        "another's",
                        assessed(1),
                        by(CASCADE, offer("X", OTHER_CASCADE, Act.ACT_CASCADE_USE, battery(M))),
                        by(OTHER_CASCADE, OTHER_CASCADE_SITE, acceptAll("X")),
                        op(make)),
                no(Reason.GOODS_AT_OTHER_SITE, "from afar", assessed(1), by(CASCADE, CASCADE_SECOND_SITE, make)),
                no(Reason.BATTERY_INSTALLED, "in a vehicle", installedByAll(), all(ofAll)),
                no(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        assessed(1),
                        by(CASCADE, offer("X", RECYCLER, Act.ACT_RECYCLE, battery(M))),
                        op(make)),
                no(
                        Reason.CANDIDATE_MATCHED,
                        "a candidate that was matched",
                        and(atOperatorUncoded(), by(MAKER, registerBattery(P)), by(REGULATOR, match(candidate(0), P))),
                        op(as.apply(Lives.making(PRODUCT, List.of(candidate(0)))))),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        "a pack taken apart",
                        assessed(1),
                        op(as.apply(Lives.making(product(1, 'P'), List.of(P))))),
                no(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        "a module already in a product",
                        repurposed(1),
                        op(as.apply(Lives.making(product(2, 'M'), modules(1))))),
                no(
                        Reason.BATTERY_DEPLOYED,
                        "a product in use",
                        deployed(1),
                        op(as.apply(Lives.making(product(2, 'P'), List.of(PRODUCT))))),
                no(Reason.NOT_ASSESSED, "not assessed", apart(1), op(make)),
                no(Reason.ASSESSMENT_STALE, "assessed 181 days before", assessed(1), op(make).later(181 * World.DAY)),
                yes("assessed 180 days before", assessed(1), op(make).later(180 * World.DAY)),
                no(
                        Reason.BATTERY_NOT_SUITABLE,
                        "fit for recycling only",
                        and(assessed(1), op(assess(M).setSuitability(Suitability.SUITABILITY_RECYCLE))),
                        op(make)),
                no(Reason.BATTERY_NOT_SUITABLE, "came out damaged", damaged(), op(make)),
                yes("of 5,000 parts and parts of parts", mostParts(), op(as.apply(makingOfProducts()))),
                no(
                        Reason.LIMIT_REACHED,
                        "of 5,001",
                        mostParts(),
                        op(as.apply(makingOfProducts().addSourceIds(P)))));
    }

    private static List<Step> mostParts() {
        List<Step> steps = and(atOperator(1), op(assess(P)));
        steps.addAll(Lives.productsOfMostParts());
        return steps;
    }

    private static SecondLifeProduct.Builder makingOfProducts() {
        return Lives.making(
                product(1, 'P'),
                IntStream.range(0, 10).mapToObj(Lives::productOfModules).toList());
    }

    /** A pack of the operator's that was in no vehicle, apart and assessed. */
    private static List<Step> neverInVehicle() {
        return List.of(
                by(MAKER, Commands.withChildren(registerBattery(P), Lives.inside(1))),
                by(MAKER, offer("X", CASCADE, Act.ACT_CASCADE_USE, battery(P))),
                op(acceptAll("X")),
                op(dismantle(1)),
                op(assess(modules(1).get(0))),
                op(assess(modules(1).get(1))));
    }

    /** Goods without a code that came back from a vehicle and went to the operator. */
    private static List<Step> atOperatorUncoded() {
        return List.of(
                by(
                        POINT,
                        POINT_SITE,
                        receiveReturn().addBatteries(Commands.scan("").setVin(vin(1)))),
                by(POINT, offer("X", CASCADE, Act.ACT_CASCADE_USE, battery(candidate(0)))),
                op(acceptAll("X")),
                op(assess(candidate(0))));
    }

    private static List<Step> damaged() {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(0).setFate(ChildFate.CHILD_FATE_DAMAGED);
        return and(
                atOperator(1),
                op(command),
                op(assess(modules(1).get(0))),
                op(assess(modules(1).get(1))));
    }

    private static List<Case> remanufacturing() {
        return List.of(
                no(
                        Reason.CAPACITY_NOT_REACHED,
                        "1 ppm below 90 %",
                        and(assessed(1), op(assess(M).setStateOfHealthPpm(899_999))),
                        op(remanufacture(PRODUCT, modules(1)))),
                yes(
                        "90 % and 3 % apart",
                        and(
                                assessed(1),
                                op(assess(M).setStateOfHealthPpm(900_000).setCellSpreadPpm(30_000))),
                        op(remanufacture(PRODUCT, modules(1)))),
                no(
                        Reason.SPREAD_TOO_WIDE,
                        "modules 3 % and 1 ppm apart",
                        and(assessed(1), op(assess(M).setStateOfHealthPpm(960_001))),
                        op(remanufacture(PRODUCT, modules(1)))),
                no(
                        Reason.SPREAD_TOO_WIDE,
                        "cells apart within a module",
                        and(assessed(1), op(assess(M).setCellSpreadPpm(30_001))),
                        op(remanufacture(PRODUCT, modules(1)))),
                no(
                        Reason.BATTERY_NOT_SUITABLE,
                        "fit for repurposing only",
                        and(assessed(1), op(assess(M).setSuitability(Suitability.SUITABILITY_REPURPOSE))),
                        op(remanufacture(PRODUCT, modules(1)))),
                yes(
                        "repurposed though 3 % apart",
                        and(assessed(1), op(assess(M).setStateOfHealthPpm(600_000))),
                        op(repurpose(PRODUCT, modules(1)))));
    }

    private static List<Case> deploying() {
        Deploy.Builder deploy = deploy(PRODUCT, "STORAGE");
        return List.of(
                yes("for storage", repurposed(1), op(deploy)),
                yes(
                        "again for another use",
                        and(deployed(1), op(assess(PRODUCT))),
                        op(deploy(PRODUCT, "BACKUP_POWER"))),
                shape(Reason.FIELD_REQUIRED, "no product", deploy("", "STORAGE")),
                shape(Reason.FIELD_REQUIRED, "no application", deploy(PRODUCT, "")),
                shape(Reason.FIELD_MALFORMED, "application", deploy(PRODUCT, "a b")),
                shape(Reason.FIELD_MALFORMED, "installation", deploy.clone().setInstallation("x".repeat(101))),
                shape(Reason.REGION_UNKNOWN, "region", deploy.clone().setRegionCode("999999")),
                no(Reason.ROLE_NOT_HELD, "by a recycler", repurposed(1), by(RECYCLER, PLANT, deploy)),
                no(
                        Reason.LICENCE_NOT_HELD,
                        "after the licence was revoked",
                        repurposed(1),
                        by(REGULATOR, Commands.revokeLicence(CASCADE, "L-5")),
                        op(deploy)),
                no(
                        Reason.APPLICATION_FORBIDDEN,
                        "electric bicycles",
                        repurposed(1),
                        op(deploy(PRODUCT, "ELECTRIC_BICYCLE"))),
                no(Reason.APPLICATION_UNKNOWN, "fireworks", repurposed(1), op(deploy(PRODUCT, "FIREWORKS"))),
                shape(Reason.BATTERY_NOT_FOUND, "no such product", deploy),
                no(Reason.CUSTODY_NOT_HELD, "another's", repurposed(1), by(OTHER_CASCADE, deploy)),
                no(Reason.BATTERY_INSTALLED, "in a vehicle", installedByAll(), all(deploy(Lives.ALL_PACK, "STORAGE"))),
                no(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        repurposed(1),
                        by(CASCADE, offer("X", RECYCLER, Act.ACT_TRADE, battery(PRODUCT))),
                        op(deploy)),
                no(
                        Reason.CANDIDATE_MATCHED,
                        "a matched candidate",
                        matchedCandidate(),
                        op(deploy(candidate(0), "STORAGE"))),
                no(
                        Reason.BATTERY_AWAITS_MATCH,
                        "a code that waits",
                        Lives.awaitingByAll(),
                        all(deploy(Lives.ALL_PACK, "STORAGE"))),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        "taken apart",
                        and(repurposed(1), op(Lives.dismantleProduct(1))),
                        op(deploy)),
                no(Reason.BATTERY_INSIDE_PRODUCT, "a module in a product", repurposed(1), op(deploy(M, "STORAGE"))),
                no(Reason.NOT_SECOND_LIFE, "a pack of a first life", atOperator(1), op(deploy(P, "STORAGE"))),
                no(Reason.NOT_SECOND_LIFE, "a product that came back", returned(), op(deploy)),
                no(Reason.CONFORMITY_NOT_IN_FORCE, "remanufactured, not declared", remanufactured(1), op(deploy)),
                yes("remanufactured, declared", and(remanufactured(1), op(declare(PRODUCT, "D-1"))), op(deploy)),
                no(
                        Reason.CONFORMITY_NOT_IN_FORCE,
                        "remanufactured, declared for last year",
                        and(
                                remanufactured(1),
                                op(declare(PRODUCT, "D-1")
                                        .setValidFromYyyymmdd(20250101)
                                        .setValidToYyyymmdd(20260528))),
                        op(deploy)),
                no(Reason.NOT_ASSESSED, "from one use into another", deployed(1), op(deploy)),
                no(
                        Reason.ASSESSMENT_STALE,
                        "on an old test",
                        and(deployed(1), op(assess(PRODUCT)), op(retire(PRODUCT))),
                        op(deploy).later(181 * World.DAY)),
                no(
                        Reason.BATTERY_NOT_SUITABLE,
                        "worn out",
                        and(deployed(1), op(assess(PRODUCT).setSuitability(Suitability.SUITABILITY_RECYCLE))),
                        op(deploy)));
    }

    /** A product that went out of use and back over the counter, and to the operator once more. */
    private static List<Step> returned() {
        return and(
                deployed(1),
                op(retire(PRODUCT)),
                by(POINT, POINT_SITE, receiveReturn(PRODUCT)),
                by(POINT, offer("X", CASCADE, Act.ACT_CASCADE_USE, battery(PRODUCT))),
                op(acceptAll("X")));
    }

    private static List<Case> retiring() {
        RetireFromUse.Builder retire = retire(PRODUCT);
        return List.of(
                yes("out of use", deployed(1), op(retire)),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(CASCADE, retire)),
                shape(Reason.FIELD_REQUIRED, "no reason", retire.clone().clearReason()),
                shape(Reason.FIELD_MALFORMED, "id", retire("a b")),
                shape(Reason.BATTERY_NOT_FOUND, "no such product", retire),
                no(Reason.CUSTODY_NOT_HELD, "another's", deployed(1), by(OTHER_CASCADE, OTHER_CASCADE_SITE, retire)),
                no(Reason.BATTERY_NOT_DEPLOYED, "in no use", repurposed(1), op(retire)),
                no(Reason.BATTERY_NOT_DEPLOYED, "once more", and(deployed(1), op(retire)), op(retire)));
    }

    private static List<Case> declaring() {
        DeclareConformity.Builder declare = declare(PRODUCT, "D-1");
        return List.of(
                yes("a product", repurposed(1), op(declare)),
                yes("again", and(repurposed(1), op(declare)), op(declare(PRODUCT, "D-2"))),
                shape(Reason.FIELD_REQUIRED, "no kind", declare.clone().clearKind()),
                shape(Reason.FIELD_REQUIRED, "no number", declare(PRODUCT, "")),
                shape(
                        Reason.FIELD_MALFORMED,
                        "kind of a later version",
                        declare.clone().setKindValue(9)),
                shape(Reason.FIELD_MALFORMED, "evidence", declare.clone().setEvidenceSha256(SHORT)),
                shape(Reason.DATE_INVALID, "without end", declare.clone().clearValidToYyyymmdd()),
                shape(Reason.PERIOD_INVERTED, "backwards", declare.clone().setValidToYyyymmdd(20250101)),
                shape(Reason.BATTERY_NOT_FOUND, "no such product", declare),
                no(Reason.RESPONSIBILITY_NOT_HELD, "by another", repurposed(1), by(OTHER_CASCADE, declare)),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        "taken apart",
                        and(repurposed(1), op(Lives.dismantleProduct(1))),
                        op(declare)),
                no(Reason.BATTERY_INSIDE_PRODUCT, "built into another", twiceRepurposed(), op(declare)),
                no(Reason.NOT_SECOND_LIFE, "waste again", returned(), op(declare)));
    }

    /** A product that became part of another. */
    private static List<Step> twiceRepurposed() {
        return and(repurposed(1), op(assess(PRODUCT)), op(repurposeAt(product(2, 'P'), List.of(PRODUCT), 1)));
    }

    private static Repurpose.Builder repurposeAt(String code, List<String> sources, long voltageMv) {
        return Repurpose.newBuilder().setProduct(Lives.making(code, sources).setVoltageMv(voltageMv));
    }

    private static List<Case> revoking() {
        List<Step> declared = and(repurposed(1), op(declare(PRODUCT, "D-1")));
        RevokeConformity.Builder revoke = revoke(PRODUCT, "D-1");
        return List.of(
                yes("by the party responsible", declared, op(revoke)),
                yes("by the regulator", declared, by(REGULATOR, revoke)),
                shape(Reason.FIELD_REQUIRED, "no reason", revoke.clone().clearReason()),
                shape(Reason.FIELD_MALFORMED, "id", revoke("a b", "D-1")),
                shape(Reason.DATE_INVALID, "30 February", revoke.clone().setRevokedFromYyyymmdd(20260230)),
                shape(Reason.BATTERY_NOT_FOUND, "no such product", revoke),
                no(Reason.CONFORMITY_NOT_FOUND, "of another number", declared, op(revoke(PRODUCT, "D-2"))),
                no(Reason.CONFORMITY_NOT_FOUND, "never declared", repurposed(1), op(revoke)),
                no(Reason.CONFORMITY_ALREADY_REVOKED, "twice", and(declared, op(revoke)), op(revoke)),
                no(Reason.RESPONSIBILITY_NOT_HELD, "by another", declared, by(OTHER_CASCADE, revoke)));
    }

    /** What second life forbids the verbs of batteries and hand-overs. */
    private static List<Case> batteries() {
        Step intoCar = all(install(Lives.ALL_PACK, vin(8)));
        Step productIntoCar = all(install(Lives.ALL_PRODUCT, vin(8)));
        Dismantle.Builder apart = Dismantle.newBuilder()
                .setBatteryId(Lives.ALL_PACK)
                .addLosses(Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_DUST, Commands.PACK_MG));
        return List.of(
                no(Reason.BATTERY_LIFE_ENDED, "into a car", and(Lives.usedByAll(), all(apart)), intoCar),
                no(Reason.BATTERY_INSIDE_PRODUCT, "into a car", Lives.repurposedByAll(), intoCar),
                no(
                        Reason.BATTERY_DEPLOYED,
                        "into a car",
                        and(Lives.repurposedByAll(), all(deploy(Lives.ALL_PRODUCT, "STORAGE"))),
                        productIntoCar),
                no(Reason.BATTERY_NOT_SUITABLE, "repurposed, into a car", Lives.repurposedByAll(), productIntoCar),
                no(Reason.CONFORMITY_NOT_IN_FORCE, "into a car", Lives.remanufacturedByAll(), productIntoCar),
                yes(
                        "remanufactured and declared, into a car",
                        and(Lives.remanufacturedByAll(), all(declare(Lives.ALL_PRODUCT, "D-1"))),
                        productIntoCar),
                no(
                        Reason.VEHICLE_SCRAPPED,
                        "into a wreck",
                        and(Lives.usedByAll(), by(DISMANTLER, WRECK_SITE, Lives.scrap(vin(8)))),
                        intoCar),
                no(Reason.BATTERY_LIFE_ENDED, "back again", apart(1), by(POINT, POINT_SITE, receiveReturn(P))),
                no(Reason.BATTERY_INSIDE_PRODUCT, "back alone", repurposed(1), by(POINT, POINT_SITE, receiveReturn(M))),
                yes(
                        "a product comes back like any battery",
                        and(deployed(1), op(retire(PRODUCT))),
                        by(POINT, POINT_SITE, receiveReturn(PRODUCT))),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        "offered",
                        apart(1),
                        by(CASCADE, offer("X", RECYCLER, Act.ACT_RECYCLE, battery(P)))),
                no(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        "offered",
                        repurposed(1),
                        by(CASCADE, offer("X", RECYCLER, Act.ACT_TRADE, battery(M)))),
                no(
                        Reason.BATTERY_DEPLOYED,
                        "offered",
                        deployed(1),
                        by(CASCADE, offer("X", RECYCLER, Act.ACT_TRADE, battery(PRODUCT)))),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        "matched",
                        and(
                                List.of(op(registerUncoded("x")), by(MAKER, registerBattery(P))),
                                op(apart.clone().setBatteryId(candidate(0)))),
                        by(REGULATOR, match(candidate(0), P))),
                no(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        "matched",
                        and(
                                atOperatorUncoded(),
                                op(repurposeAt(PRODUCT, List.of(candidate(0)), 1)),
                                by(MAKER, registerBattery(P))),
                        by(REGULATOR, match(candidate(0), P))));
    }
}
