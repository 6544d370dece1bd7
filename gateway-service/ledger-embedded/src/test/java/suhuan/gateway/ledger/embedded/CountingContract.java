package suhuan.gateway.ledger.embedded;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopeKnown;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Recorded;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;

/**
 * A small contract for tests of the ledger: InstallBattery counts up {@code battery/<id>}, RegisterBattery stores its
 * children under {@code battery/<code>} once, RemoveBattery misbehaves as its VIN says.
 */
final class CountingContract implements TransactionExecutor {
    static final String THROWS = "THROWS";
    static final String DIFFERS = "DIFFERS";
    static final String WRITES_NONSENSE = "NONSENSE";

    private final AtomicLong executions = new AtomicLong();

    @Override
    public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
        long execution = executions.incrementAndGet();
        List<EnvelopePayload> payloads = batch.getSubmissionsList().stream()
                .map(CountingContract::payload)
                .toList();
        Set<String> wanted = new LinkedHashSet<>();
        for (EnvelopePayload payload : payloads) {
            wanted.addAll(keys(payload));
        }
        Map<String, byte[]> seen = new HashMap<>(state.readAll(wanted));
        TreeMap<String, byte[]> writes = new TreeMap<>();
        BatchResult.Builder result = BatchResult.newBuilder();
        for (int i = 0; i < payloads.size(); i++) {
            byte[] sha = sha256(batch.getSubmissions(i).getEnvelope().toByteArray());
            result.addResults(one(payloads.get(i), sha, transaction, seen, writes, execution));
        }
        BatchResult built = result.build();
        return new Outcome(built, built.toByteArray(), writes, List.copyOf(wanted));
    }

    private static EnvelopeResult one(
            EnvelopePayload payload,
            byte[] sha,
            TransactionContext transaction,
            Map<String, byte[]> seen,
            TreeMap<String, byte[]> writes,
            long execution) {
        if (payload.getEnvelopeId().isEmpty()) {
            return refused(RejectionReason.REJECTION_REASON_ENVELOPE_MALFORMED);
        }
        byte[] before = seen.get("envelope/" + payload.getEnvelopeId());
        if (before != null) {
            return repeated(payload.getEnvelopeId(), sha, before);
        }
        EnvelopeRecorded.Builder recorded = EnvelopeRecorded.newBuilder().setEnvelopeId(payload.getEnvelopeId());
        for (Command command : payload.getCommandsList()) {
            recorded.addVerdicts(command(command, recorded, seen, writes, execution));
        }
        EnvelopeKnown known = EnvelopeKnown.newBuilder()
                .setEnvelopeId(payload.getEnvelopeId())
                .addAllVerdicts(recorded.getVerdictsList())
                .setTransactionId(transaction.transactionId())
                .setRecordedAtMs(transaction.recordedAtMs())
                .build();
        write("envelope/" + payload.getEnvelopeId(), join(sha, known.toByteArray()), seen, writes);
        return EnvelopeResult.newBuilder().setRecorded(recorded).build();
    }

    private static EnvelopeResult repeated(String envelopeId, byte[] sha, byte[] before) {
        if (!Arrays.equals(sha, 0, 32, before, 0, 32)) {
            return refused(RejectionReason.REJECTION_REASON_ENVELOPE_ID_REUSED);
        }
        try {
            EnvelopeKnown known = EnvelopeKnown.parseFrom(ByteString.copyFrom(before, 32, before.length - 32));
            if (!known.getEnvelopeId().equals(envelopeId)) {
                throw new IllegalStateException("state of another envelope");
            }
            return EnvelopeResult.newBuilder().setKnown(known).build();
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static Verdict command(
            Command command,
            EnvelopeRecorded.Builder recorded,
            Map<String, byte[]> seen,
            TreeMap<String, byte[]> writes,
            long execution) {
        switch (command.getCommandCase()) {
            case INSTALL_BATTERY -> {
                String key = "battery/" + command.getInstallBattery().getBatteryId();
                byte[] old = seen.get(key);
                long count = old == null ? 1 : Long.parseLong(new String(old, StandardCharsets.UTF_8)) + 1;
                byte[] value = Long.toString(count).getBytes(StandardCharsets.UTF_8);
                write(key, value, seen, writes);
                return recordedWith(recorded, join(key.getBytes(StandardCharsets.UTF_8), value));
            }
            case REGISTER_BATTERY -> {
                String key = "battery/" + command.getRegisterBattery().getBatteryCode();
                if (seen.containsKey(key)) {
                    return Verdict.newBuilder()
                            .setRefused(Rejection.newBuilder()
                                    .setReason(RejectionReason.REJECTION_REASON_BATTERY_ALREADY_REGISTERED))
                            .build();
                }
                byte[] value = command.getRegisterBattery().getChildren().toByteArray();
                write(key, value, seen, writes);
                return recordedWith(recorded, join(key.getBytes(StandardCharsets.UTF_8), value));
            }
            case REMOVE_BATTERY -> {
                return misbehave(command.getRemoveBattery().getVin(), recorded, seen, writes, execution);
            }
            default -> throw new IllegalArgumentException("not for this contract");
        }
    }

    private static Verdict misbehave(
            String how,
            EnvelopeRecorded.Builder recorded,
            Map<String, byte[]> seen,
            TreeMap<String, byte[]> writes,
            long execution) {
        switch (how) {
            case THROWS -> throw new IllegalStateException("as asked for");
            case WRITES_NONSENSE -> write("x\uD800", new byte[1], seen, writes);
            case DIFFERS -> write("differs", Long.toString(execution).getBytes(StandardCharsets.UTF_8), seen, writes);
            default -> throw new IllegalArgumentException(how);
        }
        return recordedWith(recorded, new byte[] {1});
    }

    private static Verdict recordedWith(EnvelopeRecorded.Builder recorded, byte[] fact) {
        recorded.addFacts(ByteString.copyFrom(fact));
        return Verdict.newBuilder()
                .setRecorded(Recorded.newBuilder().setFactSha256(ByteString.copyFrom(sha256(fact))))
                .build();
    }

    private static void write(String key, byte[] value, Map<String, byte[]> seen, TreeMap<String, byte[]> writes) {
        seen.put(key, value);
        writes.put(key, value);
    }

    private static EnvelopeResult refused(RejectionReason reason) {
        return EnvelopeResult.newBuilder()
                .setRefused(Rejection.newBuilder().setReason(reason))
                .build();
    }

    @Override
    public KeyPlan plan(Submission submission) {
        return new KeyPlan(new TreeSet<>(), new TreeSet<>(keys(payload(submission))));
    }

    private static List<String> keys(EnvelopePayload payload) {
        List<String> keys = new ArrayList<>();
        if (!payload.getEnvelopeId().isEmpty()) {
            keys.add("envelope/" + payload.getEnvelopeId());
        }
        for (Command command : payload.getCommandsList()) {
            if (command.hasInstallBattery()) {
                keys.add("battery/" + command.getInstallBattery().getBatteryId());
            } else if (command.hasRegisterBattery()) {
                keys.add("battery/" + command.getRegisterBattery().getBatteryCode());
            }
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

    private static byte[] join(byte[] some, byte[] more) {
        byte[] joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        return joined;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
