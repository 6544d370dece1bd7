package suhuan.chaincode.contract;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.registry.OpenLedgerVerb;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Parts;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.common.Refusal;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.reference.Days;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.chaincode.state.Stored;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeKnown;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;
import suhuan.state.v1.EnvelopeState;

/** One execution of a batch: read, plan, load, plan more, load more, apply. Used once. */
final class BatchRun {
    private final TransactionContext transaction;
    private final StateReader reader;
    private final WorkingState state = WorkingState.empty();
    private final List<String> keysRead = new ArrayList<>();

    BatchRun(TransactionContext transaction, StateReader reader) {
        this.transaction = transaction;
        this.reader = reader;
    }

    Outcome run(Batch batch) {
        List<Decision<ReadEnvelope>> envelopes = new ArrayList<>(batch.getSubmissionsCount());
        for (Submission submission : batch.getSubmissionsList()) {
            envelopes.add(ReadEnvelope.of(submission, transaction.recordedAtMs()));
        }
        PlannedKeys first = new PlannedKeys();
        for (Decision<ReadEnvelope> decision : envelopes) {
            if (decision instanceof Decision.Accepted<ReadEnvelope> read) {
                plan(read.value(), first);
            }
        }
        load(first.all());
        PlannedKeys second = new PlannedKeys();
        planRecallsOfParts(first, second);
        for (Decision<ReadEnvelope> decision : envelopes) {
            if (decision instanceof Decision.Accepted<ReadEnvelope> read) {
                planMore(read.value(), second);
            }
        }
        load(second.all());
        BatchResult.Builder result = BatchResult.newBuilder();
        for (Decision<ReadEnvelope> decision : envelopes) {
            result.addResults(answer(decision));
        }
        BatchResult built = result.build();
        return new Outcome(built, built.toByteArray(), state.writes(), keysRead);
    }

    /** Names the keys an envelope touches as far as its commands tell. */
    static void plan(ReadEnvelope envelope, PlannedKeys keys) {
        Callers.plan(envelope.payload(), keys);
        keys.write(StateKeys.envelope(envelope.payload().getEnvelopeId()));
        for (ReadCommand command : envelope.commands()) {
            BoundVerb<?> verb = command.verb();
            if (verb != null) {
                verb.plan(envelope.payload(), keys);
            }
        }
    }

    /** Of every product in sight, the recalls of what it was made of. */
    private void planRecallsOfParts(PlannedKeys first, PlannedKeys keys) {
        for (String key : first.all()) {
            String productId = StateKeys.productOfParts(key);
            Parts parts = productId.isEmpty() ? null : state.find(Families.PARTS, key);
            if (parts != null) {
                parts.modelCodes().forEach(modelCode -> keys.read(StateKeys.recalls(modelCode)));
            }
        }
    }

    private void planMore(ReadEnvelope envelope, PlannedKeys keys) {
        if (state.find(Families.ENVELOPE, key(envelope)) != null) {
            return;
        }
        for (ReadCommand command : envelope.commands()) {
            BoundVerb<?> verb = command.verb();
            if (verb != null) {
                verb.planMore(state, keys);
            }
        }
    }

    private void load(Collection<String> planned) {
        List<String> missing = new ArrayList<>(planned.size());
        for (String key : planned) {
            if (!state.knows(key)) {
                missing.add(key);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        keysRead.addAll(missing);
        Map<String, byte[]> values = reader.readAll(missing);
        for (String key : missing) {
            state.loaded(key, values.get(key));
        }
    }

    private EnvelopeResult answer(Decision<ReadEnvelope> decision) {
        if (decision instanceof Decision.Refused<ReadEnvelope> no) {
            return Rejections.result(no.refusal());
        }
        ReadEnvelope envelope = ((Decision.Accepted<ReadEnvelope>) decision).value();
        if (state.find(Families.LEDGER, StateKeys.LEDGER) == null) {
            return open(envelope);
        }
        EnvelopePayload payload = envelope.payload();
        Party party = Callers.party(payload, state);
        Site site = Callers.site(payload, state);
        Party sender = Callers.sender(payload, party, state);
        Refusal refusal = Callers.refusal(envelope, party, sender, site);
        if (refusal != null || party == null || sender == null) {
            return Rejections.result(
                    refusal != null ? refusal : Refusal.of(Reason.CALLER_UNKNOWN, "party_id", payload.getPartyId()));
        }
        EnvelopeState before = state.find(Families.ENVELOPE, key(envelope));
        if (before != null) {
            return known(envelope, before);
        }
        Delegation delegation = Callers.delegation(payload, state);
        refusal = mayAct(envelope, party, sender, delegation);
        if (refusal != null) {
            return Rejections.result(refusal);
        }
        EnvelopeRun run = new EnvelopeRun(envelope, party, site, delegation, transaction, state);
        run.run();
        return recorded(envelope, run);
    }

    /** Whether the sender may act, by itself or for another: delegation known, signature right, delegation in force. */
    private @Nullable Refusal mayAct(
            ReadEnvelope envelope, Party party, Party sender, @Nullable Delegation delegation) {
        int day = Days.inChina(transaction.recordedAtMs());
        Refusal refusal = Callers.delegationRefusal(envelope.payload(), delegation);
        if (refusal == null) {
            refusal = Callers.signatureRefusal(envelope, party, sender, delegation, day);
        }
        return refusal == null ? Callers.forceRefusal(delegation, day) : refusal;
    }

    /** The first envelope of a ledger. Its sender is who it says, so a refusal leaves no trace. */
    private EnvelopeResult open(ReadEnvelope envelope) {
        EnvelopePayload payload = envelope.payload();
        if (payload.getCommandsCount() != 1 || !payload.getCommands(0).hasOpenLedger()) {
            return Rejections.result(Refusal.of(Reason.LEDGER_NOT_OPENED));
        }
        Refusal malformed = envelope.commands().get(0).malformed();
        if (malformed != null) {
            return Rejections.result(malformed);
        }
        OpenLedger command = payload.getCommands(0).getOpenLedger();
        Party regulator = OpenLedgerVerb.regulator(command);
        Refusal refusal = Callers.refusal(envelope, regulator, regulator, null);
        if (refusal == null) {
            refusal = Callers.signatureRefusal(envelope, regulator, false, Days.inChina(transaction.recordedAtMs()));
        }
        EnvelopeRun run = new EnvelopeRun(envelope, regulator, null, null, transaction, state);
        if (refusal == null) {
            refusal = run.runOnly();
        }
        return refusal == null ? recorded(envelope, run) : Rejections.result(refusal);
    }

    private static EnvelopeResult known(ReadEnvelope envelope, EnvelopeState before) {
        String id = envelope.payload().getEnvelopeId();
        if (!before.getEnvelopeSha256().equals(envelope.sha256())) {
            return Rejections.result(Refusal.of(Reason.ENVELOPE_ID_REUSED, "envelope_id", id));
        }
        return EnvelopeResult.newBuilder()
                .setKnown(EnvelopeKnown.newBuilder()
                        .setEnvelopeId(id)
                        .addAllVerdicts(before.getVerdictsList())
                        .setTransactionId(before.getTransactionId())
                        .setRecordedAtMs(before.getRecordedAtMs()))
                .build();
    }

    private EnvelopeResult recorded(ReadEnvelope envelope, EnvelopeRun run) {
        EnvelopeRecorded.Builder recorded =
                EnvelopeRecorded.newBuilder().setEnvelopeId(envelope.payload().getEnvelopeId());
        EnvelopeState.Builder kept = EnvelopeState.newBuilder()
                .setEnvelopeSha256(envelope.sha256())
                .setTransactionId(transaction.transactionId())
                .setRecordedAtMs(transaction.recordedAtMs());
        for (Verdict verdict : run.verdicts()) {
            recorded.addVerdicts(verdict);
            kept.addVerdicts(verdict);
        }
        for (ByteString fact : run.facts()) {
            recorded.addFacts(fact);
        }
        state.write(Families.ENVELOPE, key(envelope), Stored.plain(kept.build()));
        return EnvelopeResult.newBuilder().setRecorded(recorded).build();
    }

    private static String key(ReadEnvelope envelope) {
        return StateKeys.envelope(envelope.payload().getEnvelopeId());
    }
}
