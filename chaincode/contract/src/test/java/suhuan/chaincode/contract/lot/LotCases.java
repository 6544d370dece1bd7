package suhuan.chaincode.contract.lot;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SECOND_SITE;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.WeighTicket;

/** Tables of the verbs of lots. */
public final class LotCases {
    private LotCases() {}

    public static Stream<Case> all() {
        return Stream.of(receiving(), weighing(), splitting(), merging()).flatMap(List::stream);
    }

    private static Step in(Object builder) {
        return by(YARD, YARD_SITE, builder);
    }

    private static Step lotOf(String id) {
        return in(receiveLot(id, TONNE));
    }

    private static ReceiveLot.Builder weighed(Consumer<WeighTicket.Builder> change) {
        ReceiveLot.Builder lot = receiveLot("a", TONNE);
        change.accept(lot.getTicketBuilder());
        return lot;
    }

    private static List<Case> receiving() {
        return List.of(
                recorded("a lot", lotOf("a")),
                recorded("ungraded", in(receiveLot("a", TONNE).clearGrade())),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(YARD, receiveLot("a", TONNE))),
                refused(Reason.FIELD_REQUIRED, "no id", in(receiveLot("", TONNE))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no material",
                        in(receiveLot("a", TONNE).clearMaterial())),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no ticket",
                        in(receiveLot("a", TONNE).clearTicket())),
                refused(Reason.FIELD_REQUIRED, "no scale", in(weighed(t -> t.clearScaleId()))),
                refused(Reason.FIELD_MALFORMED, "a tilde in the id", in(receiveLot("a~1", TONNE))),
                refused(Reason.FIELD_MALFORMED, "an id of 61", in(receiveLot("a".repeat(61), TONNE))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "batteries",
                        in(receiveLot("a", TONNE).setMaterial(Material.MATERIAL_POWER_BATTERY))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a method of a later version",
                        in(weighed(t -> t.setDeductionMethodValue(9)))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no gross mass", in(weighed(t -> t.setGrossMg(0)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than 1,000,000 t",
                        in(weighed(t -> t.setGrossMg(Mass.MAX_WEIGHED_MG + 1)))),
                refused(Reason.FIELD_OUT_OF_RANGE, "negative tare", in(weighed(t -> t.setTareMg(-1)))),
                refused(Reason.FIELD_OUT_OF_RANGE, "a deduction without method", in(weighed(t -> t.setDeductionMg(1)))),
                refused(
                        Reason.REGION_UNKNOWN,
                        "a region that is none",
                        in(receiveLot("a", TONNE).setOriginRegionCode("999999"))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "another material",
                        in(receiveLot("a", TONNE)
                                .setMaterial(Material.MATERIAL_WASTE_PAPER)
                                .clearGrade())),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "licence of another site",
                        by(REGULATOR, revokeLicence(YARD, "L-3")),
                        by(
                                REGULATOR,
                                grantLicence(YARD, "L-30", Material.MATERIAL_SCRAP_STEEL, Act.ACT_COLLECT)
                                        .setSiteId(YARD_SECOND_SITE)),
                        lotOf("a")),
                recorded(
                        "licence of this site",
                        by(REGULATOR, revokeLicence(YARD, "L-3")),
                        by(
                                REGULATOR,
                                grantLicence(YARD, "L-30", Material.MATERIAL_SCRAP_STEEL, Act.ACT_COLLECT)
                                        .setSiteId(YARD_SITE)),
                        lotOf("a")),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "licence over since yesterday",
                        by(REGULATOR, revokeLicence(YARD, "L-3")),
                        by(
                                REGULATOR,
                                grantLicence(YARD, "L-30", Material.MATERIAL_SCRAP_STEEL, Act.ACT_COLLECT)
                                        .setValidToYyyymmdd(20260528)),
                        lotOf("a")),
                refused(
                        Reason.GRADE_UNKNOWN,
                        "no such grade",
                        in(receiveLot("a", TONNE).setGrade("201-Z"))),
                refused(Reason.LOT_ALREADY_EXISTS, "twice", lotOf("a"), in(weighed(t -> t.setTicketNo("other")))),
                refused(
                        Reason.TICKET_ALREADY_USED,
                        "one ticket, two lots",
                        lotOf("a"),
                        in(receiveLot("b", TONNE)
                                .setTicket(receiveLot("a", TONNE).getTicket()))));
    }

    private static List<Case> weighing() {
        return List.of(
                recorded(
                        "a share of 3.5 %",
                        in(weighed(t -> t.setTareMg(7)
                                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                                .setDeductionPpm(35_000)))),
                recorded(
                        "a fixed mass",
                        in(weighed(t -> t.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_FIXED)
                                .setDeductionMg(TONNE - 1)))),
                recorded(
                        "per unit",
                        in(weighed(t -> t.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_PER_UNIT)
                                .setDeductionMg(5)
                                .setDeductionUnits(100)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than the whole",
                        in(weighed(t -> t.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                                .setDeductionPpm(1_000_001)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "units of a fixed mass",
                        in(weighed(t -> t.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_FIXED)
                                .setDeductionUnits(1)))),
                refused(Reason.WEIGHT_IMPLAUSIBLE, "tare as much as gross", in(weighed(t -> t.setTareMg(TONNE)))),
                refused(
                        Reason.WEIGHT_IMPLAUSIBLE,
                        "tare more than gross",
                        in(weighed(t -> t.setTareMg(Mass.MAX_WEIGHED_MG)))),
                refused(
                        Reason.WEIGHT_IMPLAUSIBLE,
                        "all of it deducted",
                        in(weighed(t -> t.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                                .setDeductionPpm(1_000_000)))),
                refused(
                        Reason.WEIGHT_IMPLAUSIBLE,
                        "more than a long can hold",
                        in(weighed(t -> t.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_PER_UNIT)
                                .setDeductionMg(Mass.MAX_WEIGHED_MG)
                                .setDeductionUnits(1_000_000)))));
    }

    private static List<Case> splitting() {
        SplitLot.Builder many = split("a");
        IntStream.range(0, 101)
                .forEach(i -> many.addPartsBuilder().setLotId("p" + i).setMassMg(1));
        return List.of(
                recorded("in two", lotOf("a"), in(split("a", "b", TONNE - 1, "c", 1L))),
                recorded("into another grade", lotOf("a"), in(splitGraded("201-B"))),
                refused(Reason.FIELD_REQUIRED, "no lot", in(split("", "b", 1L, "c", 1L))),
                refused(Reason.FIELD_REQUIRED, "no parts", in(split("a"))),
                refused(Reason.FIELD_MALFORMED, "a part's id with a tilde", in(split("a", "b~1", 1L, "c", 1L))),
                refused(Reason.FIELD_OUT_OF_RANGE, "one part", in(split("a", "b", TONNE))),
                refused(Reason.FIELD_OUT_OF_RANGE, "an empty part", in(split("a", "b", TONNE, "c", 0L))),
                refused(Reason.TOO_MANY_ENTRIES, "101 parts", in(many)),
                refused(Reason.DUPLICATE_ENTRY, "one id twice", in(split("a", "b", 1L, "b", 1L))),
                refused(Reason.DUPLICATE_ENTRY, "the lot itself", in(split("a", "a", 1L, "b", 1L))),
                refused(Reason.LOT_NOT_FOUND, "no such lot", in(split("a", "b", 1L, "c", 1L))),
                refused(Reason.GRADE_UNKNOWN, "no such grade", lotOf("a"), in(splitGraded("X"))),
                refused(
                        Reason.LOT_ALREADY_EXISTS,
                        "a part exists",
                        lotOf("a"),
                        lotOf("b"),
                        in(split("a", "b", TONNE - 1, "c", 1L))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "another's lot",
                        lotOf("a"),
                        by(MILL, MILL_SITE, split("a", "b", TONNE - 1, "c", 1L))),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "partly on offer",
                        lotOf("a"),
                        in(offer("H", MILL, Act.ACT_SMELT, lot("a", 1))),
                        in(split("a", "b", TONNE - 1, "c", 1L))),
                recorded(
                        "the offer expired",
                        lotOf("a"),
                        in(offer("H", MILL, Act.ACT_SMELT, lot("a", 1))),
                        in(split("a", "b", TONNE - 1, "c", 1L)).later(World.DAY)),
                refused(
                        Reason.LOT_CONSUMED,
                        "divided before",
                        lotOf("a"),
                        in(split("a", "b", TONNE - 1, "c", 1L)),
                        in(split("a", "d", TONNE - 1, "e", 1L))),
                refused(
                        Reason.MASS_NOT_BALANCED,
                        "1 mg too little",
                        lotOf("a"),
                        in(split("a", "b", TONNE - 2, "c", 1L))),
                refused(Reason.MASS_NOT_BALANCED, "1 mg too much", lotOf("a"), in(split("a", "b", TONNE, "c", 1L))),
                refused(
                        Reason.MASS_NOT_BALANCED,
                        "more than a long can hold",
                        lotOf("a"),
                        in(split("a", "b", Mass.MAX_MG, "c", Mass.MAX_MG))));
    }

    private static SplitLot.Builder splitGraded(String grade) {
        SplitLot.Builder command = split("a", "b", TONNE - 1, "c", 1L);
        command.getPartsBuilder(0).setGrade(grade);
        return command;
    }

    private static List<Case> merging() {
        String[] many = IntStream.range(0, 101).mapToObj(i -> "l" + i).toArray(String[]::new);
        return List.of(
                recorded("two", lotOf("a"), lotOf("b"), in(merge("c", "a", "b"))),
                refused(Reason.FIELD_REQUIRED, "no new id", in(merge("", "a", "b"))),
                refused(Reason.FIELD_REQUIRED, "no lots", in(merge("c"))),
                refused(Reason.FIELD_MALFORMED, "the new id with a tilde", in(merge("c~", "a", "b"))),
                refused(Reason.FIELD_OUT_OF_RANGE, "one lot", in(merge("c", "a"))),
                refused(Reason.TOO_MANY_ENTRIES, "101 lots", in(merge("c", many))),
                refused(Reason.DUPLICATE_ENTRY, "one lot twice", in(merge("c", "a", "a"))),
                refused(Reason.DUPLICATE_ENTRY, "into itself", in(merge("a", "a", "b"))),
                refused(Reason.LOT_NOT_FOUND, "no such lot", lotOf("a"), in(merge("c", "a", "b"))),
                refused(
                        Reason.LOT_ALREADY_EXISTS,
                        "the new id exists",
                        lotOf("a"),
                        lotOf("b"),
                        lotOf("c"),
                        in(merge("c", "a", "b"))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "another's lots",
                        lotOf("a"),
                        lotOf("b"),
                        by(MILL, MILL_SITE, merge("c", "a", "b"))),
                refused(
                        Reason.GOODS_AT_OTHER_SITE,
                        "two sites",
                        lotOf("a"),
                        by(YARD, YARD_SECOND_SITE, receiveLot("b", TONNE)),
                        in(merge("c", "a", "b"))),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "partly on offer",
                        lotOf("a"),
                        lotOf("b"),
                        in(offer("H", MILL, Act.ACT_SMELT, lot("b", 1))),
                        in(merge("c", "a", "b"))),
                refused(
                        Reason.LOT_CONSUMED,
                        "merged before",
                        lotOf("a"),
                        lotOf("b"),
                        in(merge("c", "a", "b")),
                        lotOf("d"),
                        in(merge("e", "d", "a"))),
                refused(
                        Reason.LOTS_DIFFER,
                        "two grades",
                        lotOf("a"),
                        in(receiveLot("b", TONNE).setGrade("201-B")),
                        in(merge("c", "a", "b"))),
                refused(
                        Reason.LOTS_DIFFER,
                        "two materials",
                        lotOf("a"),
                        by(REGULATOR, grantLicence(YARD, "L-30", Material.MATERIAL_WASTE_PAPER, Act.ACT_COLLECT)),
                        in(receiveLot("b", TONNE)
                                .setMaterial(Material.MATERIAL_WASTE_PAPER)
                                .clearGrade()),
                        in(merge("c", "a", "b"))),
                recorded(
                        "what an acceptance made",
                        lotOf("a"),
                        lotOf("b"),
                        in(offer("H", MILL, Act.ACT_SMELT, lot("a", 5), lot("b", 0))),
                        by(MILL, MILL_SITE, acceptAll("H")),
                        by(MILL, MILL_SITE, merge("m", "H~1", "H~2"))),
                tooHeavy());
    }

    /** 91 times 100 lots of 1,000,000 t, put together twice, are more than the ledger can name. */
    private static Case tooHeavy() {
        List<Step> steps = new ArrayList<>();
        List<String> hundreds = new ArrayList<>();
        for (int h = 0; h < 91; h++) {
            List<Object> commands = new ArrayList<>();
            List<String> ones = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String id = "w" + h + "-" + i;
                ones.add(id);
                commands.add(receiveLot(id, Mass.MAX_WEIGHED_MG));
            }
            hundreds.add("w" + h);
            commands.add(merge("w" + h, ones.toArray(String[]::new)));
            steps.add(in(commands));
        }
        steps.add(in(merge("all", hundreds.toArray(String[]::new))));
        return refused(Reason.FIELD_OUT_OF_RANGE, "9,100,000,000 t", steps.toArray(Step[]::new));
    }
}
