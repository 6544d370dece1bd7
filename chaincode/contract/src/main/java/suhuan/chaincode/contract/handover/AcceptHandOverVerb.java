package suhuan.chaincode.contract.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.handover.CounterWeighing;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverLine;
import suhuan.chaincode.domain.handover.HandOverRules;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.responsibility.ListingRule;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.AcceptedLine;
import suhuan.ledger.v1.EnvelopePayload;

/** Accepts a hand-over, wholly or in part. */
public final class AcceptHandOverVerb implements Verb<AcceptHandOver> {
    @Override
    public void shape(AcceptHandOver command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("hand_over_id", command.getHandOverId());
        if (!command.getAcceptAll()) {
            fields.present("lines", command.getLinesCount() != 0);
        }
        fields.atMost("lines", command.getLinesCount(), HandOver.MOST_LINES);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getLinesCount(), HandOver.MOST_LINES); i++) {
            AcceptedLine line = command.getLines(i);
            String path = "lines[" + i + "].";
            fields.range(path + "line_no", line.getLineNo(), 1, HandOver.MOST_LINES);
            fields.range(path + "accepted_mg", line.getAcceptedMg(), 0, Mass.MAX_MG);
            fields.range(path + "weighed_mg", line.getWeighedMg(), 0, Mass.MAX_MG);
            numbers.add(String.valueOf(line.getLineNo()));
        }
        fields.distinct("lines", numbers);
    }

    @Override
    public void plan(AcceptHandOver command, PlannedKeys keys) {
        keys.write(StateKeys.handOver(command.getHandOverId())).read(StateKeys.LISTING_RULE);
    }

    @Override
    public void planMore(AcceptHandOver command, WorkingState state, PlannedKeys keys) {
        OpenHandOver.plan(command.getHandOverId(), state, keys);
    }

    @Override
    public Decision<Change> apply(AcceptHandOver command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        HandOver handOver = OpenHandOver.find(command.getHandOverId(), state, checks);
        if (handOver == null) {
            return checks.refused();
        }
        SortedMap<Integer, CounterWeighing> accepted = accepted(command, handOver, checks);
        mustBeLicensed(handOver, accepted, acting, state, checks);
        HandOverRules.mayBeAnsweredBy(handOver, acting.partyId(), acting.nowMs(), checks);
        for (CounterWeighing weighing : accepted.values()) {
            weighing.mustFit(handOver.rule(), checks);
        }
        return checks.clean()
                ? Decision.accepted(new Acceptance(handOver, accepted, acting, state).change())
                : checks.refused();
    }

    /** What is accepted of each line, by line number. */
    private static SortedMap<Integer, CounterWeighing> accepted(
            AcceptHandOver command, HandOver handOver, Checks checks) {
        SortedMap<Integer, CounterWeighing> accepted = new TreeMap<>();
        if (command.getAcceptAll()) {
            for (HandOverLine line : handOver.lines()) {
                accepted.put(line.lineNo(), CounterWeighing.of(line, 0, 0, handOver.rule()));
            }
        }
        for (AcceptedLine said : command.getLinesList()) {
            if (said.getLineNo() > handOver.lines().size()) {
                checks.refuse(
                        Reason.HAND_OVER_LINE_NOT_FOUND, "hand_over_id", handOver.id(), "line_no", said.getLineNo());
                continue;
            }
            HandOverLine line = handOver.lines().get(said.getLineNo() - 1);
            checks.require(
                    !line.battery() || said.getAcceptedMg() == 0,
                    Reason.FIELD_OUT_OF_RANGE,
                    "field",
                    "accepted_mg of line " + line.lineNo(),
                    "value",
                    said.getAcceptedMg(),
                    "expected",
                    "0 for a battery");
            accepted.put(
                    line.lineNo(),
                    CounterWeighing.of(line, said.getAcceptedMg(), said.getWeighedMg(), handOver.rule()));
        }
        return accepted;
    }

    private static void mustBeLicensed(
            HandOver handOver,
            SortedMap<Integer, CounterWeighing> accepted,
            Acting acting,
            WorkingState state,
            Checks checks) {
        if (handOver.act() == Act.TRADE) {
            return;
        }
        List<Act> act = List.of(handOver.act());
        List<Material> checked = new ArrayList<>();
        for (CounterWeighing weighing : accepted.values()) {
            Material material = weighing.line().material();
            if (!checked.contains(material)) {
                checked.add(material);
                acting.party().mustBeLicensed(material, act, acting.siteId(), acting.day(), checks);
                ListingRule rule = state.find(Families.LISTING_RULE, StateKeys.LISTING_RULE);
                if (rule != null) {
                    rule.mustHold(acting.party(), material, handOver.act(), acting.day(), checks);
                }
            }
        }
    }
}
