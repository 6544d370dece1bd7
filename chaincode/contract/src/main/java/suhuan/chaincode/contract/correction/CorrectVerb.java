package suhuan.chaincode.contract.correction;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.outcome.Rejudgement;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Sha256;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.domain.lot.Lot;
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
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.RelyingItem;
import suhuan.ledger.v1.TrueValue;
import suhuan.ledger.v1.Verdict;
import suhuan.state.v1.EnvelopeState;

/** Says what was wrong with a fact. The fact is given by its bytes, which the ledger knows by their digest. */
public final class CorrectVerb implements Verb<Correct> {
    static final int LONGEST_ID = 60;
    static final int LONGEST_REASON = 500;
    private static final int LONGEST_FACT = 1 << 20;
    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_TRUTHS = 50;
    private static final int KINDS = CorrectionKind.CORRECTION_KIND_INCORRECT_DATA_VALUE + 1;

    @Override
    public void shape(Correct command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("correction_id", command.getCorrectionId(), LONGEST_ID);
        if (fields.present("fact", !command.getFact().isEmpty())) {
            checkFact(command.getFact(), fields);
        }
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

    private static void checkFact(ByteString bytes, FieldChecks fields) {
        if (bytes.size() > LONGEST_FACT) {
            fields.range("size of fact", bytes.size(), 1, LONGEST_FACT);
            return;
        }
        @Nullable Fact fact = parse(bytes);
        if (fact == null || FactItems.of(fact) == null) {
            fields.malformed("fact", bytes.size() + " bytes", "the exact bytes of a fact");
        } else {
            fields.existingId("fact.envelope_id", fact.getEnvelopeId());
            for (ItemLink link : fact.getItemsList()) {
                fields.existingId("fact.items", link.getItemId());
            }
        }
    }

    @Override
    public void plan(Correct command, PlannedKeys keys) {
        Fact fact = fact(command);
        keys.write(StateKeys.correction(command.getCorrectionId()))
                .write(StateKeys.corrected(hex(Sha256.of(command.getFact()))))
                .read(StateKeys.envelope(fact.getEnvelopeId()));
        for (FactItem<?> item : items(fact)) {
            keys.write(item.key());
        }
        if (!Rejudgement.runOf(fact).isEmpty()) {
            keys.write(StateKeys.rejudged(Rejudgement.runOf(fact)));
        }
    }

    @Override
    public Decision<Change> apply(Correct command, Acting acting, WorkingState state) {
        Fact fact = fact(command);
        ByteString sha256 = ByteString.copyFrom(Sha256.of(command.getFact()));
        Checks checks = new Checks();
        checks.require(
                acting.party().is(Role.REGULATOR) || fact.getPartyId().equals(acting.partyId()),
                Reason.FACT_OF_OTHER_PARTY,
                "recorded_by",
                fact.getPartyId(),
                "party_id",
                acting.partyId());
        checks.require(
                isOnLedger(fact, sha256, state),
                Reason.FACT_NOT_FOUND,
                "command_index",
                fact.getCommandIndex(),
                "envelope_id",
                fact.getEnvelopeId());
        checks.require(
                state.find(Families.CORRECTION, StateKeys.correction(command.getCorrectionId())) == null,
                Reason.CORRECTION_ALREADY_EXISTS,
                "correction_id",
                command.getCorrectionId());
        @Nullable String before = state.find(Families.CORRECTED, StateKeys.corrected(hex(sha256.toByteArray())));
        if (before != null) {
            checks.refuse(Reason.FACT_ALREADY_CORRECTED, "correction_id", before);
        }
        return checks.clean() ? Decision.accepted(change(command, fact, sha256, acting, state)) : checks.refused();
    }

    /** Whether the ledger gave a verdict with this digest for the command the fact says it is of. */
    private static boolean isOnLedger(Fact fact, ByteString sha256, WorkingState state) {
        @Nullable EnvelopeState envelope = state.find(Families.ENVELOPE, StateKeys.envelope(fact.getEnvelopeId()));
        int index = fact.getCommandIndex();
        if (envelope == null || index < 0 || index >= envelope.getVerdictsCount()) {
            return false;
        }
        Verdict verdict = envelope.getVerdicts(index);
        return verdict.hasRecorded() && verdict.getRecorded().getFactSha256().equals(sha256);
    }

    private static Change change(Correct command, Fact fact, ByteString sha256, Acting acting, WorkingState state) {
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
        SortedSet<String> asked = new TreeSet<>();
        for (FactItem<?> item : items(fact)) {
            Stored<?> stored = item.stored(state);
            if (stored == null) {
                continue;
            }
            if (!stored.lastFact().equals(sha256)) {
                told.addRelyingItems(
                        RelyingItem.newBuilder().setItemId(item.id()).setLastFactSha256(stored.lastFact()));
            }
            ask(stored.value(), asked);
        }
        asked.remove(acting.partyId());
        told.setReliedOn(told.getRelyingItemsCount() != 0).addAllAskedPartyIds(asked);
        @Nullable Run rejudged = rejudged(command, fact, state);
        if (rejudged != null) {
            told.setRejudged(Rejudgement.told(rejudged));
        }
        Change change = Change.told(Fact.newBuilder().setFactCorrected(told));
        Items.add(change, new Correction(command.getCorrectionId(), List.copyOf(asked), List.of()));
        for (FactItem<?> item : items(fact)) {
            if (item.stored(state) != null) {
                item.touch(change, state);
            }
        }
        change.plain(StateKeys.corrected(hex(sha256.toByteArray())), Families.CORRECTED, command.getCorrectionId());
        if (rejudged != null) {
            change.plain(StateKeys.rejudged(rejudged.id()), Families.REJUDGED, rejudged);
        }
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

    /** Who holds what the fact was about relied on it. */
    private static void ask(Object item, SortedSet<String> asked) {
        if (item instanceof Battery battery) {
            asked.add(battery.custody().partyId());
        } else if (item instanceof Lot lot) {
            asked.add(lot.custody().partyId());
        }
    }

    private static Fact fact(Correct command) {
        @Nullable Fact fact = parse(command.getFact());
        if (fact == null) {
            throw new IllegalStateException("bytes that are not a fact were let through");
        }
        return fact;
    }

    private static List<FactItem<?>> items(Fact fact) {
        @Nullable List<FactItem<?>> items = FactItems.of(fact);
        if (items == null) {
            throw new IllegalStateException("a fact with items of an unknown kind was let through");
        }
        return items;
    }

    private static @Nullable Fact parse(ByteString bytes) {
        try {
            return Fact.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
