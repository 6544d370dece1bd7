package suhuan.gateway.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;

/**
 * Looks at an envelope just far enough to see whose it is. Everything else is the contract's business, which gets the payload byte
 * for byte as it came.
 */
final class EnvelopeShape {
    private static final int PARTY_ID_TAG = EnvelopePayload.PARTY_ID_FIELD_NUMBER << 3 | 2;
    private static final int DELEGATE_PARTY_ID_TAG = EnvelopePayload.DELEGATE_PARTY_ID_FIELD_NUMBER << 3 | 2;
    private static final int ENVELOPE_ID_TAG = EnvelopePayload.ENVELOPE_ID_FIELD_NUMBER << 3 | 2;

    private EnvelopeShape() {}

    /** Either the envelope's ids and bytes, or why it cannot be read. */
    sealed interface Look {
        /**
         * It can be read.
         *
         * @param envelopeId its id, as claimed
         * @param senderId the party whose key may send it, as claimed: the acting one, or the one that acts for it
         * @param envelope with its payload encoded
         */
        record Readable(String envelopeId, String senderId, Envelope envelope) implements Look {
            /** For the ledger, in the name of an organisation. */
            LedgerSubmission submission(String organisation) {
                return new LedgerSubmission(envelopeId, envelope.toByteString(), organisation);
            }
        }

        /** It cannot be read. */
        record Unreadable(Rejection rejection) implements Look {}
    }

    static Look look(Envelope envelope) {
        if (envelope.hasUnsignedPayload() && !envelope.getPayload().isEmpty()) {
            return unreadable("payload and unsigned_payload are both given");
        }
        if (envelope.hasUnsignedPayload() && envelope.hasSignature()) {
            return unreadable("a signature needs payload, not unsigned_payload");
        }
        if (!envelope.hasUnsignedPayload()) {
            return envelope.getPayload().isEmpty() ? unreadable("payload is empty") : ids(envelope);
        }
        EnvelopePayload payload = envelope.getUnsignedPayload();
        Envelope encoded = envelope.toBuilder()
                .setPayload(deterministic(payload))
                .clearUnsignedPayload()
                .build();
        return new Look.Readable(
                payload.getEnvelopeId(), sender(payload.getPartyId(), payload.getDelegatePartyId()), encoded);
    }

    /** Reads the ids and skips the rest; like any protobuf reader, takes the last of a field given twice. */
    private static Look ids(Envelope envelope) {
        String envelopeId = "";
        String partyId = "";
        String delegateId = "";
        CodedInputStream input = envelope.getPayload().newCodedInput();
        try {
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (tag == ENVELOPE_ID_TAG) {
                    envelopeId = input.readStringRequireUtf8();
                } else if (tag == PARTY_ID_TAG) {
                    partyId = input.readStringRequireUtf8();
                } else if (tag == DELEGATE_PARTY_ID_TAG) {
                    delegateId = input.readStringRequireUtf8();
                } else if (!input.skipField(tag)) {
                    return unreadable("payload ends inside a group");
                }
            }
        } catch (InvalidProtocolBufferException e) {
            return unreadable("payload is not protobuf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Look.Readable(envelopeId, sender(partyId, delegateId), envelope);
    }

    /** Whether a delegation says so is the contract's business; whose key sends it is checked here. */
    private static String sender(String partyId, String delegateId) {
        return delegateId.isEmpty() ? partyId : delegateId;
    }

    private static ByteString deterministic(EnvelopePayload payload) {
        byte[] bytes = new byte[payload.getSerializedSize()];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.useDeterministicSerialization();
        try {
            payload.writeTo(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.checkNoSpaceLeft();
        return ByteString.copyFrom(bytes);
    }

    private static Look unreadable(String problem) {
        return new Look.Unreadable(Rejection.newBuilder()
                .setReason(RejectionReason.REJECTION_REASON_ENVELOPE_MALFORMED)
                .addDetails(RejectionDetail.newBuilder().setName("problem").setValue(problem))
                .build());
    }
}
