package suhuan.chaincode.contract.secondlife;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.SecondLifeRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.AssessmentMethods;
import suhuan.chaincode.domain.reference.SafetyQuestions;
import suhuan.chaincode.domain.secondlife.Assessment;
import suhuan.chaincode.domain.secondlife.Suitability;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AssessmentRecorded;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.SafetyAnswer;

/** Records what a test of a used battery found. */
public final class RecordAssessmentVerb implements Verb<RecordAssessment> {
    private static final int MOST_HEALTH_PPM = 1_200_000;
    private static final int WHOLE_PPM = 1_000_000;
    private static final long MOST_CAPACITY_MAH = 1_000_000_000L;
    private static final long MOST_VOLTAGE_MV = 10_000_000L;
    private static final long MOST_RESISTANCE_UOHM = 1_000_000_000_000L;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUESTION = 40;
    private static final int MOST_ANSWERS = 64;
    private static final List<Act> ACTS = List.of(Act.COLLECT, Act.STORE, Act.CASCADE_USE, Act.DISMANTLE, Act.RECYCLE);

    @Override
    public void shape(RecordAssessment command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("battery_id", command.getBatteryId());
        fields.range("state_of_health_ppm", command.getStateOfHealthPpm(), 0, MOST_HEALTH_PPM);
        fields.range("cell_spread_ppm", command.getCellSpreadPpm(), 0, WHOLE_PPM);
        fields.range("capacity_mah", command.getCapacityMah(), 0, MOST_CAPACITY_MAH);
        fields.range("voltage_mv", command.getVoltageMv(), 1, MOST_VOLTAGE_MV);
        fields.range("internal_resistance_uohm", command.getInternalResistanceUohm(), 0, MOST_RESISTANCE_UOHM);
        fields.text("method", command.getMethod(), LONGEST_NAME);
        fields.text("laboratory", command.getLaboratory(), LONGEST_NAME);
        fields.day("assessed_on_yyyymmdd", command.getAssessedOnYyyymmdd());
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
        fields.stated("suitability", command.getSuitabilityValue(), Suitability.values().length);
        fields.atMost("safety_answers", command.getSafetyAnswersCount(), MOST_ANSWERS);
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getSafetyAnswersCount(), MOST_ANSWERS); i++) {
            String question = command.getSafetyAnswers(i).getQuestion();
            fields.newId("safety_answers[" + i + "].question", question, LONGEST_QUESTION);
            questions.add(question);
        }
        fields.distinct("safety_answers", questions);
    }

    @Override
    public void plan(RecordAssessment command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId()));
    }

    @Override
    public Decision<Change> apply(RecordAssessment command, Acting acting, WorkingState state) {
        int testedOn = command.getAssessedOnYyyymmdd();
        Checks checks = new Checks();
        checks.require(
                testedOn <= acting.day(),
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                "assessed_on_yyyymmdd",
                "value",
                testedOn,
                "expected",
                "up to " + acting.day());
        acting.party().mustBeLicensed(Material.POWER_BATTERY, ACTS, acting.siteId(), acting.day(), checks);
        AssessmentMethods.@Nullable Method method = AssessmentMethods.inForce(command.getMethod(), testedOn);
        checks.require(
                method != null, Reason.ASSESSMENT_METHOD_UNKNOWN, "method", command.getMethod(), "day", testedOn);
        List<SafetyQuestions.Question> questions = SafetyQuestions.inForce(testedOn);
        checkAnswers(command, questions, checks);
        Battery battery = Units.find(command.getBatteryId(), state, checks);
        if (battery != null) {
            SecondLifeRules.mayBeAssessed(battery, acting.partyId(), checks);
        }
        if (!checks.clean() || battery == null || method == null) {
            return checks.refused();
        }
        AssessmentRecorded.Builder fact = AssessmentRecorded.newBuilder()
                .setAssessment(command)
                .setSafe(firstYes(command).isEmpty())
                .setMethodDocument(method.document())
                .setSafetyDocument(questions.isEmpty() ? "" : questions.get(0).document());
        Change change = Change.told(Fact.newBuilder().setAssessmentRecorded(fact));
        Items.add(change, battery.assessed(found(command)));
        return Decision.accepted(change);
    }

    /** Each question in force is answered, nothing else is, and a yes allows nothing but recycling. */
    private static void checkAnswers(
            RecordAssessment command, List<SafetyQuestions.Question> questions, Checks checks) {
        List<String> asked =
                questions.stream().map(SafetyQuestions.Question::id).toList();
        List<String> answered = command.getSafetyAnswersList().stream()
                .map(SafetyAnswer::getQuestion)
                .toList();
        for (String question : answered) {
            checks.require(
                    asked.contains(question),
                    Reason.SAFETY_QUESTION_UNKNOWN,
                    "question",
                    question,
                    "day",
                    command.getAssessedOnYyyymmdd());
        }
        for (String question : asked) {
            checks.require(answered.contains(question), Reason.SAFETY_UNANSWERED, "question", question);
        }
        String yes = firstYes(command);
        checks.require(
                yes.isEmpty() || command.getSuitabilityValue() == Suitability.RECYCLE.number(),
                Reason.SUITABILITY_CONTRADICTED,
                "battery_id",
                command.getBatteryId(),
                "question",
                yes,
                "suitability",
                Suitability.of(command.getSuitabilityValue()).name());
    }

    private static String firstYes(RecordAssessment command) {
        for (SafetyAnswer answer : command.getSafetyAnswersList()) {
            if (answer.getYes()) {
                return answer.getQuestion();
            }
        }
        return "";
    }

    private static Assessment found(RecordAssessment command) {
        return new Assessment(
                command.getAssessedOnYyyymmdd(),
                command.getStateOfHealthPpm(),
                command.getCellSpreadPpm(),
                command.getCapacityMah(),
                command.getVoltageMv(),
                Suitability.of(command.getSuitabilityValue()));
    }
}
