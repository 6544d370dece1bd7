package suhuan.chaincode.contract.correction;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.answer;
import static suhuan.chaincode.contract.fixture.Holding.ask;
import static suhuan.chaincode.contract.fixture.Holding.correct;
import static suhuan.chaincode.contract.fixture.Holding.last;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.TrueValue;

/** Tables of the verbs of corrections. */
public final class CorrectionCases {
    private static final String P = pack(1);
    private static final String MASS = "battery_registered.mass_mg";
    private static final Step MADE = by(MAKER, registerBattery(P));

    /** A pack that was made and handed over; the first fact is its registration. */
    static final List<Step> HANDED_OVER = List.of(
            MADE, by(MAKER, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P))), by(RECYCLER, PLANT, acceptAll("H")));

    private CorrectionCases() {}

    public static Stream<Case> all() {
        return Stream.of(correcting(), asking(), answering()).flatMap(List::stream);
    }

    /** The registration of a pack that was handed over after that is corrected: the offer is fact 1, the acceptance fact 2. */
    static final List<Step> CORRECTED = and(HANDED_OVER, first(MAKER, fact -> correct("C", fact, MASS, "1")));

    /** A step about the first fact of the world. */
    static Step first(String party, Function<Fact, Correct.Builder> correction) {
        return by(party, "", (World world) ->
                (Object) correction.apply(world.ledger().facts().get(0)));
    }

    /** A step that names a fact of the world by its number, from 0. */
    static Step about(int number, String party, Function<Fact, AskConsent.Builder> asking) {
        return by(party, "", (World world) ->
                (Object) asking.apply(world.ledger().facts().get(number)));
    }

    private static Step latest(String party, Function<Fact, Correct.Builder> correction) {
        return by(party, "", (World world) -> (Object) correction.apply(last(world)));
    }

    private static Case no(Reason reason, String name, Function<Fact, Correct.Builder> correction) {
        return refused(reason, name, MADE, latest(MAKER, correction));
    }

    private static List<Case> correcting() {
        return List.of(
                recorded("did not occur", MADE, latest(MAKER, fact -> correct("C", fact))),
                recorded("incorrect data", MADE, latest(MAKER, fact -> correct("C", fact, MASS, "1"))),
                recorded("by the regulator", MADE, latest(REGULATOR, fact -> correct("C", fact))),
                recorded(
                        "a correction itself",
                        MADE,
                        latest(MAKER, fact -> correct("C", fact)),
                        latest(MAKER, fact -> correct("C-2", fact))),
                no(
                        Reason.FIELD_REQUIRED,
                        "no truth",
                        fact -> correct("C", fact, MASS, "1").clearTruths()),
                no(Reason.FIELD_REQUIRED, "no fact", fact -> correct("C", fact).clearFact()),
                no(
                        Reason.FIELD_MALFORMED,
                        "no fact in the bytes",
                        fact -> correct("C", fact).setFact(ByteString.copyFromUtf8("x"))),
                no(
                        Reason.FIELD_MALFORMED,
                        "a truth about what did not occur",
                        fact -> correct("C", fact)
                                .addTruths(TrueValue.newBuilder().setField(MASS))),
                no(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than 1 MiB",
                        fact -> correct("C", fact).setFact(ByteString.copyFrom(new byte[(1 << 20) + 1]))),
                no(Reason.TOO_MANY_ENTRIES, "51 truths", fact -> {
                    Correct.Builder many = correct("C", fact, MASS, "0");
                    for (int i = 1; i < 51; i++) {
                        many.addTruths(TrueValue.newBuilder().setField("f" + i));
                    }
                    return many;
                }),
                no(
                        Reason.DUPLICATE_ENTRY,
                        "a field twice",
                        fact -> correct("C", fact, MASS, "1")
                                .addTruths(TrueValue.newBuilder().setField(MASS))),
                refused(Reason.FACT_OF_OTHER_PARTY, "of another", MADE, latest(POINT, fact -> correct("C", fact))),
                no(
                        Reason.FACT_NOT_FOUND,
                        "a fact nobody recorded",
                        fact -> correct("C", fact.toBuilder().setOccurredAtMs(1).build())),
                refused(
                        Reason.CORRECTION_ALREADY_EXISTS,
                        "the same id",
                        MADE,
                        latest(MAKER, fact -> correct("C", fact)),
                        latest(MAKER, fact -> correct("C", fact))),
                refused(
                        Reason.FACT_ALREADY_CORRECTED,
                        "twice",
                        MADE,
                        first(MAKER, fact -> correct("C", fact)),
                        first(MAKER, fact -> correct("C-2", fact))));
    }

    private static List<Case> asking() {
        return List.of(
                end(null, "the offer", CORRECTED, about(1, MAKER, fact -> ask("C", fact))),
                end(null, "by the regulator", CORRECTED, about(2, REGULATOR, fact -> ask("C", fact))),
                end(
                        Reason.FIELD_REQUIRED,
                        "no fact",
                        CORRECTED,
                        about(1, MAKER, fact -> ask("C", fact).clearFact())),
                end(
                        Reason.FIELD_MALFORMED,
                        "no fact in the bytes",
                        CORRECTED,
                        about(1, MAKER, fact -> ask("C", fact).setFact(ByteString.copyFromUtf8("x")))),
                end(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than 1 MiB",
                        CORRECTED,
                        about(1, MAKER, fact -> ask("C", fact).setFact(ByteString.copyFrom(new byte[(1 << 20) + 1])))),
                end(
                        Reason.CORRECTION_OF_OTHER_PARTY,
                        "by who was asked",
                        CORRECTED,
                        about(2, RECYCLER, fact -> ask("C", fact))),
                end(
                        Reason.FACT_NOT_FOUND,
                        "a fact nobody recorded",
                        CORRECTED,
                        about(
                                2,
                                MAKER,
                                fact -> ask(
                                        "C", fact.toBuilder().setOccurredAtMs(1).build()))),
                end(Reason.CORRECTION_NOT_FOUND, "none", CORRECTED, about(2, MAKER, fact -> ask("C-2", fact))),
                end(
                        Reason.FACT_ALREADY_NAMED,
                        "the corrected fact",
                        CORRECTED,
                        about(0, MAKER, fact -> ask("C", fact))),
                end(
                        Reason.FACT_ALREADY_NAMED,
                        "twice",
                        and(CORRECTED, about(2, MAKER, fact -> ask("C", fact))),
                        about(2, MAKER, fact -> ask("C", fact))),
                end(Reason.FACT_OF_CORRECTION, "the correction", CORRECTED, about(3, MAKER, fact -> ask("C", fact))),
                end(
                        Reason.FACT_NOT_LINKED,
                        "of other goods",
                        and(CORRECTED, by(MAKER, registerBattery(pack(2)))),
                        about(4, MAKER, fact -> ask("C", fact))));
    }

    private static List<Case> answering() {
        List<Step> asked = CORRECTED;
        return List.of(
                end(null, "agrees", asked, by(RECYCLER, answer("C", true))),
                end(null, "does not agree", asked, by(RECYCLER, answer("C", false))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no, without a reason",
                        by(RECYCLER, answer("C", false).clearReason())),
                refused(Reason.FIELD_MALFORMED, "id", by(RECYCLER, answer("a b", true))),
                end(Reason.CONSENT_NOT_ASKED, "nobody asked", asked, by(POINT, answer("C", true))),
                refused(Reason.CORRECTION_NOT_FOUND, "none", by(RECYCLER, answer("C", true))),
                end(
                        Reason.CORRECTION_ALREADY_ANSWERED,
                        "twice",
                        and(asked, by(RECYCLER, answer("C", false))),
                        by(RECYCLER, answer("C", true))));
    }

    private static Case end(
            @org.jspecify.annotations.Nullable Reason reason, String name, List<Step> before, Step last) {
        Step[] steps = and(before, last).toArray(Step[]::new);
        return reason == null ? recorded(name, steps) : refused(reason, name, steps);
    }
}
