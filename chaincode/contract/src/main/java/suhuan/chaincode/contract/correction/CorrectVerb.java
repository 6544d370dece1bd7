package suhuan.chaincode.contract.correction;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.outcome.Rejudgement;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.chaincode.state.Stored;
import suhuan.common.v1.CorrectionKind;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.RelyingItem;
import suhuan.ledger.v1.TrueValue;

/** Says what was wrong with a fact. The fact is given by its bytes, which the ledger knows by their digest. */
public final class CorrectVerb implements Verb<Correct> {
    static final int LONGEST_ID = 60;
    static final int LONGEST_REASON = 500;
    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_TRUTHS = 50;
    private static final int KINDS = CorrectionKind.CORRECTION_KIND_INCORRECT_DATA_VALUE + 1;

    @Override
    public void shape(Correct command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("correction_id", command.getCorrectionId(), LONGEST_ID);
        NamedFact.check(command.getFact(), fields);
        fields.stated("kind", command.getKindValue(), KINDS);
        fields.atMost("truths", command.getTruthsCount(), MOST_TRUTHS);
        boolean incorrect = command.getKindValue() == CorrectionKind.CORRECTION_KIND_INCORRECT_DATA_VALUE;
        if (incorrect) {
            fields.present("truths", command.getTruthsCount() != 0);
        } else if (command.getTruthsCount() != 0) {
            fields.malformed("truths", String.valueOf(command.getTruthsCount()), "none for what did not occur");
        }
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getTruthsCount(), MOST_TRUTHS); i++) {
            TrueValue truth = command.getTruths(i);
            fields.text("truths[" + i + "].field", truth.getField(), LONGEST_FIELD);
            fields.optionalText("truths[" + i + "].value", truth.getValue(), LONGEST_VALUE);
            seen.add(truth.getField());
        }
        fields.distinct("truths", seen);
        fields.text("reason", command.getReason(), LONGEST_REASON);
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(Correct command, PlannedKeys keys) {
        NamedFact named = NamedFact.of(command.getFact());
        keys.write(StateKeys.correction(command.getCorrectionId())).write(StateKeys.corrected(named.hex()));
        named.plan(keys);
        new Reach(command.getCorrectionId(), named).plan(keys);
        for (FactItem<?> item : named.items()) {
            keys.write(item.key());
        }
        String runId = Rejudgement.runOf(named.fact());
        if (!runId.isEmpty()) {
            keys.write(StateKeys.rejudged(runId));
        }
    }

    @Override
    public Decision<Change> apply(Correct command, Acting acting, WorkingState state) {
        NamedFact named = NamedFact.of(command.getFact());
        Fact fact = named.fact();
        Checks checks = new Checks();
        checks.require(
                acting.party().is(Role.REGULATOR) || fact.getPartyId().equals(acting.partyId()),
                Reason.FACT_OF_OTHER_PARTY,
                "recorded_by",
                fact.getPartyId(),
                "party_id",
                acting.partyId());
        named.mustBeOnLedger(state, checks);
        checks.require(
                state.find(Families.CORRECTION, StateKeys.correction(command.getCorrectionId())) == null,
                Reason.CORRECTION_ALREADY_EXISTS,
                "correction_id",
                command.getCorrectionId());
        @Nullable String before = state.find(Families.CORRECTED, StateKeys.corrected(named.hex()));
        if (before != null) {
            checks.refuse(Reason.FACT_ALREADY_CORRECTED, "correction_id", before);
        }
        return checks.clean() ? Decision.accepted(change(command, named, acting, state)) : checks.refused();
    }

    private static Change change(Correct command, NamedFact named, Acting acting, WorkingState state) {
        Fact fact = named.fact();
        ByteString sha256 = named.sha256();
        FactCorrected.Builder told = FactCorrected.newBuilder()
                .setCorrectionId(command.getCorrectionId())
                .setCorrectedEnvelopeId(fact.getEnvelopeId())
                .setCorrectedCommandIndex(fact.getCommandIndex())
                .setCorrectedFactSha256(sha256)
                .setCorrectedPartyId(fact.getPartyId())
                .setKindValue(command.getKindValue())
                .addAllTruths(command.getTruthsList())
                .setReason(command.getReason())
                .setEvidenceSha256(command.getEvidenceSha256());
        for (FactItem<?> item : named.items()) {
            Stored<?> stored = item.stored(state);
            if (stored == null) {
                continue;
            }
            if (!stored.lastFact().equals(sha256)) {
                told.addRelyingItems(
                        RelyingItem.newBuilder().setItemId(item.id()).setLastFactSha256(stored.lastFact()));
            }
        }
        SortedSet<String> asked = NamedFact.holders(named.items(), state);
        asked.remove(acting.partyId());
        told.setReliedOn(told.getRelyingItemsCount() != 0).addAllAskedPartyIds(asked);
        @Nullable Run rejudged = rejudged(command, fact, state);
        if (rejudged != null) {
            told.setRejudged(Rejudgement.told(rejudged));
        }
        Change change = Change.told(Fact.newBuilder().setFactCorrected(told));
        Items.add(change, new Correction(command.getCorrectionId(), acting.partyId(), List.copyOf(asked), List.of()));
        for (FactItem<?> item : named.items()) {
            if (item.stored(state) != null) {
                item.touch(change, state);
            }
        }
        change.plain(StateKeys.corrected(named.hex()), Families.CORRECTED, command.getCorrectionId());
        if (rejudged != null) {
            change.plain(StateKeys.rejudged(rejudged.id()), Families.REJUDGED, rejudged);
        }
        Reach reach = new Reach(command.getCorrectionId(), named);
        reach.note(change, reach.carriers(), state);
        return change.created(command.getCorrectionId());
    }

    /** The closed run the fact is of, with this correction and all before it; null where nothing follows for one. */
    private static @Nullable Run rejudged(Correct command, Fact fact, WorkingState state) {
        String runId = Rejudgement.runOf(fact);
        if (runId.isEmpty()) {
            return null;
        }
        @Nullable Run run = state.find(Families.REJUDGED, StateKeys.rejudged(runId));
        return Rejudgement.of(run == null ? state.need(Families.RUN, StateKeys.run(runId)) : run, fact, command);
    }
}
