package suhuan.gateway.ledger.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopeKnown;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recorded;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;

/**
 * A small contract for tests of what is around it: each InstallBattery adds one to {@code tally/<battery>}, in the state and in its
 * fact; a battery named BREAKS breaks the call. What is in an envelope is in no other plan than its own keys.
 */
final class TallyContract implements TransactionExecutor {
    static final String BREAKS = "BREAKS";

    private final String flavour;

    TallyContract() {
        this("");
    }

    /** One that differs from others of another flavour. */
    TallyContract(String flavour) {
        this.flavour = flavour;
    }

    /** An envelope that adds one to each tally. */
    static LedgerSubmission envelope(String id, String... tallies) {
        EnvelopePayload.Builder payload = EnvelopePayload.newBuilder().setEnvelopeId(id);
        for (String tally : tallies) {
            payload.addCommands(Command.newBuilder()
                    .setInstallBattery(InstallBattery.newBuilder().setBatteryId(tally)));
        }
        return new LedgerSubmission(
                id,
                Envelope.newBuilder()
                        .setPayload(payload.build().toByteString())
                        .build()
                        .toByteString(),
                "RegulatorMSP");
    }

    static TouchedKeys plan(LedgerSubmission submission) {
        return Plans.of(new TallyContract(), submission);
    }

    /** The receipt of an envelope, which must be recorded. */
    static Receipt receipt(CompletableFuture<SubmitAnswer> answer) throws Exception {
        SubmitAnswer given;
        try {
            given = answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
        if (given instanceof SubmitAnswer.Recorded recorded) {
            return recorded.receipt();
        }
        throw new AssertionError("not recorded: " + given);
    }

    @Override
    public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
        List<EnvelopePayload> payloads =
                batch.getSubmissionsList().stream().map(TallyContract::payload).toList();
        Set<String> wanted = new LinkedHashSet<>();
        payloads.forEach(payload -> wanted.addAll(keys(payload)));
        Map<String, byte[]> seen = new HashMap<>(state.readAll(wanted));
        TreeMap<String, byte[]> writes = new TreeMap<>();
        BatchResult.Builder results = BatchResult.newBuilder();
        for (EnvelopePayload payload : payloads) {
            results.addResults(answer(payload, transaction, seen, writes));
        }
        BatchResult result = results.build();
        return new Outcome(result, result.toByteArray(), writes, List.copyOf(wanted));
    }

    private EnvelopeResult answer(
            EnvelopePayload payload,
            TransactionContext transaction,
            Map<String, byte[]> seen,
            TreeMap<String, byte[]> writes) {
        if (payload.getEnvelopeId().isEmpty()) {
            return EnvelopeResult.newBuilder()
                    .setRefused(Rejection.newBuilder().setReason(RejectionReason.REJECTION_REASON_ENVELOPE_MALFORMED))
                    .build();
        }
        String envelopeKey = "envelope/" + payload.getEnvelopeId();
        byte[] before = seen.get(envelopeKey);
        if (before != null) {
            return EnvelopeResult.newBuilder().setKnown(known(before)).build();
        }
        EnvelopeRecorded.Builder recorded = EnvelopeRecorded.newBuilder().setEnvelopeId(payload.getEnvelopeId());
        for (Command command : payload.getCommandsList()) {
            String tally = command.getInstallBattery().getBatteryId();
            if (tally.equals(BREAKS)) {
                throw new IllegalStateException("as asked for");
            }
            String key = "tally/" + tally;
            byte[] old = seen.get(key);
            int count = old == null ? 1 : Integer.parseInt(new String(old, StandardCharsets.UTF_8)) + 1;
            byte[] value = Integer.toString(count).getBytes(StandardCharsets.UTF_8);
            seen.put(key, value);
            writes.put(key, value);
            byte[] fact = (flavour + tally + "=" + count).getBytes(StandardCharsets.UTF_8);
            recorded.addFacts(ByteString.copyFrom(fact));
            recorded.addVerdicts(Verdict.newBuilder()
                    .setRecorded(Recorded.newBuilder().setFactSha256(ByteString.copyFrom(sha256(fact)))));
        }
        byte[] stored = EnvelopeKnown.newBuilder()
                .setEnvelopeId(payload.getEnvelopeId())
                .addAllVerdicts(recorded.getVerdictsList())
                .setTransactionId(transaction.transactionId())
                .setRecordedAtMs(transaction.recordedAtMs())
                .build()
                .toByteArray();
        seen.put(envelopeKey, stored);
        writes.put(envelopeKey, stored);
        return EnvelopeResult.newBuilder().setRecorded(recorded).build();
    }

    private static EnvelopeKnown known(byte[] stored) {
        try {
            return EnvelopeKnown.parseFrom(stored);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public KeyPlan plan(Submission submission) {
        return new KeyPlan(new TreeSet<>(), new TreeSet<>(keys(payload(submission))));
    }

    private static Set<String> keys(EnvelopePayload payload) {
        Set<String> keys = new LinkedHashSet<>();
        if (!payload.getEnvelopeId().isEmpty()) {
            keys.add("envelope/" + payload.getEnvelopeId());
            payload.getCommandsList()
                    .forEach(command ->
                            keys.add("tally/" + command.getInstallBattery().getBatteryId()));
        }
        return keys;
    }

    private static EnvelopePayload payload(Submission submission) {
        try {
            return EnvelopePayload.parseFrom(
                    Envelope.parseFrom(submission.getEnvelope()).getPayload());
        } catch (InvalidProtocolBufferException malformed) {
            return EnvelopePayload.getDefaultInstance();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
