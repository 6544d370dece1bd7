package suhuan.chaincode.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Sha256;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Submission;

/**
 * An envelope whose shape is right.
 *
 * @param organisation organisation that sent it
 * @param envelope the envelope
 * @param payload what it says
 * @param sha256 SHA-256 of its exact bytes
 * @param commands its commands, in order
 */
record ReadEnvelope(
        String organisation,
        Envelope envelope,
        EnvelopePayload payload,
        ByteString sha256,
        List<ReadCommand> commands) {
    private static final int MOST_COMMANDS = 1_000;
    private static final int ID_LENGTH = 36;

    /** How far a clock of a client may be ahead of the ledger's: 15 minutes. */
    private static final long MOST_AHEAD_MS = 15 * 60_000L;

    /** Reads a submission strictly, or says what is wrong with its shape. */
    static Decision<ReadEnvelope> of(Submission submission, long nowMs) {
        Envelope envelope;
        EnvelopePayload payload;
        try {
            envelope = Envelope.parseFrom(submission.getEnvelope());
            payload = EnvelopePayload.parseFrom(envelope.getPayload());
        } catch (InvalidProtocolBufferException e) {
            return Decision.refused(Reason.ENVELOPE_MALFORMED, "problem", "not an envelope of this ledger");
        }
        Checks checks = checkShape(envelope, payload, nowMs);
        if (!checks.clean()) {
            return checks.refused();
        }
        List<ReadCommand> commands = new ArrayList<>(payload.getCommandsCount());
        for (Command command : payload.getCommandsList()) {
            commands.add(ReadCommand.of(command, payload));
        }
        return Decision.accepted(new ReadEnvelope(
                submission.getOrganisation(),
                envelope,
                payload,
                ByteString.copyFrom(Sha256.of(submission.getEnvelope())),
                commands));
    }

    private static Checks checkShape(Envelope envelope, EnvelopePayload payload, long nowMs) {
        FieldChecks fields = new FieldChecks();
        Checks checks = fields.checks();
        String unknown = UnknownFields.firstIn(envelope);
        if (unknown.isEmpty()) {
            unknown = UnknownFields.firstIn(payload);
        }
        checks.require(unknown.isEmpty(), Reason.ENVELOPE_MALFORMED, "problem", unknown);
        checks.require(!envelope.getPayload().isEmpty(), Reason.ENVELOPE_MALFORMED, "problem", "payload is empty");
        checks.require(
                !envelope.hasUnsignedPayload(),
                Reason.ENVELOPE_MALFORMED,
                "problem",
                "unsigned_payload is for the gateway to encode");
        checks.require(
                isUuidV7(payload.getEnvelopeId()), Reason.ENVELOPE_ID_MALFORMED, "value", payload.getEnvelopeId());
        int count = payload.getCommandsCount();
        checks.require(
                count >= 1 && count <= MOST_COMMANDS,
                Reason.COMMAND_COUNT_OUT_OF_RANGE,
                "count",
                count,
                "limit",
                MOST_COMMANDS);
        fields.present("party_id", payload.getPartyId());
        checkDelegation(payload, checks);
        long occurredAtMs = payload.getOccurredAtMs();
        fields.present("occurred_at_ms", occurredAtMs != 0);
        fields.range("occurred_at_ms", occurredAtMs, 0, Long.MAX_VALUE);
        checks.require(
                occurredAtMs < 0 || occurredAtMs - nowMs <= MOST_AHEAD_MS,
                Reason.OCCURRED_IN_FUTURE,
                "value",
                occurredAtMs,
                "recorded_at_ms",
                nowMs);
        return checks;
    }

    /** Ids of a delegation have a key, so they must be ids; a delegate without delegation says nothing. */
    private static void checkDelegation(EnvelopePayload payload, Checks checks) {
        checks.require(
                payload.getDelegatePartyId().isEmpty()
                        || !payload.getDelegationId().isEmpty(),
                Reason.ENVELOPE_MALFORMED,
                "problem",
                "delegate_party_id without delegation_id");
        for (String id : List.of(payload.getDelegationId(), payload.getDelegatePartyId())) {
            checks.require(
                    id.length() <= FieldChecks.LONGEST_ID && FieldChecks.isWord(id, true),
                    Reason.ENVELOPE_MALFORMED,
                    "problem",
                    "the delegation is named by no id");
        }
    }

    /** Whether a text is a UUID of version 7 and variant 1 in lower case (RFC 9562). */
    private static boolean isUuidV7(String id) {
        if (id.length() != ID_LENGTH || id.charAt(14) != '7' || "89ab".indexOf(id.charAt(19)) < 0) {
            return false;
        }
        for (int i = 0; i < ID_LENGTH; i++) {
            char c = id.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
