package suhuan.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.command;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.scan;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.UNLICENSED_POINT;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.Submission;

/** What breaks several rules is refused for the one with the lowest number: mend it, and the next comes to light. */
class CheckOrderTest {
    private static final String P = pack(1);

    static Stream<Case> rows() {
        return Stream.of(installing(), offering(), accepting(), returning(), splitting())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theLowestNumberCounts(Case row) {
        row.check();
    }

    /** Every refusal of a table has a higher number than the one before. */
    @Test
    void eachTableClimbs() {
        for (List<Case> table : List.of(installing(), offering(), accepting(), returning(), splitting())) {
            List<Integer> numbers =
                    table.stream().map(row -> row.expected().number()).toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
        }
    }

    private static List<Case> installing() {
        InstallBattery.Builder wrong = install("a b", "L" + "A".repeat(16));
        return List.of(
                refused(Reason.FIELD_REQUIRED, "no id, no VIN, no role", by(YARD, install("", ""))),
                refused(Reason.FIELD_MALFORMED, "id, VIN, role", by(YARD, wrong)),
                refused(
                        Reason.VIN_INVALID,
                        "VIN, role, battery",
                        by(YARD, wrong.clone().setBatteryId(P))),
                refused(Reason.ROLE_NOT_HELD, "role, battery", by(YARD, install(P, vin(1)))),
                refused(Reason.BATTERY_NOT_FOUND, "battery", by(CAR_MAKER, install(P, vin(1)))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "custody, waste",
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(MAKER, registerBattery(P)),
                        by(CAR_MAKER, install(P, vin(1)))));
    }

    private static List<Case> offering() {
        OfferHandOver.Builder offer = offer("H", STRANGER, Act.ACT_TRADE, lot("a", 2 * TONNE), battery(P))
                .setExpiresAtMs(1);
        return List.of(
                refused(
                        Reason.FIELD_REQUIRED,
                        "no id, a bad line",
                        by(YARD, offer.clone().clearHandOverId().addGoods(lot("b", -1)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a bad line, a double one",
                        by(YARD, offer.clone().addGoods(lot("b", -1)).addGoods(battery(P)))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a double line, waste traded",
                        by(YARD, offer.clone().addGoods(battery(P)))),
                refused(Reason.ACT_NOT_FOR_WASTE, "waste traded, a stranger, no goods", by(YARD, offer.clone())),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "a stranger, no goods, over",
                        by(YARD, offer.clone().setAct(Act.ACT_SMELT))),
                refused(
                        Reason.BATTERY_NOT_FOUND,
                        "no goods, over",
                        by(YARD, offer.clone().setAct(Act.ACT_SMELT).setConsigneePartyId(MILL))),
                refused(
                        Reason.LOT_NOT_FOUND,
                        "no lot, another's battery, over",
                        by(MAKER, registerBattery(P)),
                        by(YARD, offer.clone().setAct(Act.ACT_SMELT).setConsigneePartyId(MILL))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "another's battery, to oneself, over, too much",
                        by(MAKER, registerBattery(P)),
                        by(YARD, YARD_SITE, receiveLot("a", TONNE)),
                        by(YARD, offer.clone().setAct(Act.ACT_SMELT).setConsigneePartyId(YARD))),
                refused(
                        Reason.CONSIGNEE_IS_CONSIGNOR,
                        "to oneself, over, too much",
                        by(YARD, YARD_SITE, receiveLot("a", TONNE)),
                        by(
                                YARD,
                                offer.clone()
                                        .removeGoods(1)
                                        .setAct(Act.ACT_SMELT)
                                        .setConsigneePartyId(YARD))),
                refused(
                        Reason.EXPIRY_NOT_IN_FUTURE,
                        "over, too much",
                        by(YARD, YARD_SITE, receiveLot("a", TONNE)),
                        by(
                                YARD,
                                offer.clone()
                                        .removeGoods(1)
                                        .setAct(Act.ACT_SMELT)
                                        .setConsigneePartyId(MILL))),
                refused(
                        Reason.MASS_NOT_AVAILABLE,
                        "too much",
                        by(YARD, YARD_SITE, receiveLot("a", TONNE)),
                        by(
                                YARD,
                                offer.clone()
                                        .removeGoods(1)
                                        .setAct(Act.ACT_SMELT)
                                        .setConsigneePartyId(MILL)
                                        .setExpiresAtMs(World.NOW + 1))));
    }

    private static List<Case> accepting() {
        List<Case.Step> offered = List.of(
                by(YARD, YARD_SITE, receiveLot("a", TONNE)),
                by(YARD, offer("H", MILL, Act.ACT_PROCESS, lot("a", TONNE))));
        List<Case.Step> licensed = List.of(
                by(YARD, YARD_SITE, receiveLot("a", TONNE)),
                by(YARD, offer("H", MILL, Act.ACT_SMELT, lot("a", TONNE))));
        var all = accept("H", line(1, 2 * TONNE, 1), line(2, 0, 0));
        return List.of(
                after(Reason.FIELD_REQUIRED, "nowhere", offered, by(MILL, all)),
                after(
                        Reason.LICENCE_NOT_HELD,
                        "licence, line, party, end, weight",
                        offered,
                        by(POINT, POINT_SITE, all).later(World.DAY)),
                after(
                        Reason.HAND_OVER_LINE_NOT_FOUND,
                        "line, end, weight",
                        licensed,
                        by(MILL, MILL_SITE, all).later(World.DAY)),
                after(
                        Reason.HAND_OVER_EXPIRED,
                        "end, weight",
                        licensed,
                        by(MILL, MILL_SITE, all.clone().removeLines(1)).later(World.DAY)),
                after(
                        Reason.MASS_OUT_OF_TOLERANCE,
                        "weight, more than offered",
                        licensed,
                        by(MILL, MILL_SITE, all.clone().removeLines(1))),
                after(
                        Reason.MORE_THAN_OFFERED,
                        "more than offered",
                        licensed,
                        by(MILL, MILL_SITE, accept("H", line(1, 2 * TONNE, 0)))));
    }

    private static List<Case> returning() {
        return List.of(
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "mass, double, role",
                        by(MILL, MILL_SITE, receiveReturn(P, P).addBatteries(scan("").setMassMg(0)))),
                refused(Reason.DUPLICATE_ENTRY, "double, role", by(MILL, MILL_SITE, receiveReturn(P, P))),
                refused(Reason.ROLE_NOT_HELD, "role, licence, site", by(MILL, MILL_SITE, receiveReturn(P))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "licence, returned",
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(
                                UNLICENSED_POINT,
                                suhuan.chaincode.contract.fixture.Parties.UNLICENSED_SITE,
                                receiveReturn(P))),
                refused(
                        Reason.SITE_KIND_NOT_FIT,
                        "site, returned",
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(POINT, POINT_OFFICE, receiveReturn(P))),
                refused(
                        Reason.BATTERY_ALREADY_RETURNED,
                        "returned, on offer",
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(
                                POINT,
                                offer(
                                        "H",
                                        suhuan.chaincode.contract.fixture.Parties.RECYCLER,
                                        Act.ACT_RECYCLE,
                                        battery("CAND~" + World.envelopeId(4) + "~0~0"))),
                        by(POINT, POINT_SITE, receiveReturn(P))));
    }

    private static List<Case> splitting() {
        Case.Step lot = by(YARD, YARD_SITE, receiveLot("a", TONNE));
        var wrong = split("a", "a2", 1L, "a3", 1L);
        var graded = wrong.clone();
        graded.getPartsBuilder(0).setGrade("X");
        return List.of(
                refused(Reason.LOT_NOT_FOUND, "lot, grade", by(MILL, graded)),
                refused(Reason.GRADE_UNKNOWN, "grade, custody, balance", lot, by(MILL, graded)),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "custody, offer, balance",
                        lot,
                        by(YARD, offer("H", MILL, Act.ACT_SMELT, lot("a", 1))),
                        by(MILL, wrong)),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "offer, balance",
                        lot,
                        by(YARD, offer("H", MILL, Act.ACT_SMELT, lot("a", 1))),
                        by(YARD, wrong)),
                refused(Reason.MASS_NOT_BALANCED, "balance", lot, by(YARD, wrong)));
    }

    private static Case after(Reason reason, String name, List<Case.Step> before, Case.Step last) {
        List<Case.Step> steps = new ArrayList<>(before);
        steps.add(last);
        return refused(reason, name, steps.toArray(Case.Step[]::new));
    }

    /** An envelope that breaks everything, mended from the lowest number up. */
    @Test
    void envelopesClimbToo() {
        World world = EnvelopeCases.withSigners();
        Submission first = World.unsigned(world.payload(MAKER, "", EnvelopeCases.sound()));
        world.execute(World.NOW, first);
        EnvelopePayload.Builder payload =
                world.payload(STRANGER, "nowhere").setEnvelopeId("x").setOccurredAtMs(Long.MAX_VALUE);
        List<Integer> numbers = new ArrayList<>();
        numbers.add(reason(world, World.submission(ByteString.copyFromUtf8("?"), MAKER)));
        numbers.add(reason(world, World.unsigned(payload)));
        numbers.add(reason(world, World.unsigned(payload.setEnvelopeId(World.envelopeId(4)))));
        payload.addCommands(command(registerBattery("")));
        numbers.add(reason(world, World.unsigned(payload)));
        numbers.add(reason(world, World.unsigned(payload.setOccurredAtMs(World.NOW))));
        payload.setPartyId(EnvelopeCases.SIGNER);
        numbers.add(reason(
                world, World.unsigned(payload).toBuilder().setOrganisation("x").build()));
        numbers.add(reason(world, World.unsigned(payload)));
        payload.setSiteId("").setEnvelopeId(EnvelopeCasesId.of(first));
        numbers.add(reason(world, World.unsigned(payload)));
        payload.setEnvelopeId(world.nextEnvelopeId());
        numbers.add(reason(world, World.unsigned(payload)));
        assertThat(numbers).isEqualTo(List.of(101, 102, 103, 127, 201, 202, 203, 210, 220));
    }

    private static int reason(World world, Submission submission) {
        Rejection refused =
                world.execute(World.NOW, submission).result().getResults(0).getRefused();
        return refused.getReasonValue();
    }

    /** Id of an envelope that was sent. */
    private static final class EnvelopeCasesId {
        static String of(Submission submission) {
            try {
                return EnvelopePayload.parseFrom(suhuan.ledger.v1.Envelope.parseFrom(submission.getEnvelope())
                                .getPayload())
                        .getEnvelopeId();
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
    }
}
