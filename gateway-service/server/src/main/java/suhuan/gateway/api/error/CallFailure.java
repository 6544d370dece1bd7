package suhuan.gateway.api.error;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.LinkedHashMap;
import java.util.Map;
import suhuan.api.v1.CallFailureReason;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;

/**
 * Why a call failed, as a value.
 *
 * @param reason a {@link RejectionReason} or a {@link CallFailureReason}
 * @param details values by the names in the reason's text, in order, each cut after {@value #LONGEST_VALUE} characters
 * @param retryAfterMs when to try again, in ms; 0 where trying again does not help
 */
public record CallFailure(ProtocolMessageEnum reason, Map<String, String> details, long retryAfterMs) {
    private static final int LONGEST_VALUE = 200;

    /** Cuts what is too long to be sent in a trailer. */
    public CallFailure {
        Map<String, String> cut = new LinkedHashMap<>();
        details.forEach((name, value) -> cut.put(name, cut(value)));
        details = cut;
    }

    /** The ledger refused an envelope as a whole. */
    public static CallFailure refused(Rejection rejection) {
        Map<String, String> details = new LinkedHashMap<>();
        for (RejectionDetail detail : rejection.getDetailsList()) {
            details.put(detail.getName(), detail.getValue());
        }
        return new CallFailure(rejection.getReason(), details, 0);
    }

    /** No key, or none in use. */
    public static CallFailure apiKeyInvalid() {
        return of(CallFailureReason.CALL_FAILURE_REASON_API_KEY_INVALID);
    }

    /** The envelope or request is for another party than the key. */
    public static CallFailure partyNotOfKey(String keyPartyId, String partyId) {
        return of(
                CallFailureReason.CALL_FAILURE_REASON_PARTY_NOT_OF_KEY,
                "key_party_id",
                keyPartyId,
                "party_id",
                partyId);
    }

    /** The party is at home in another organisation than the gateway. */
    public static CallFailure partyOfOtherOrganisation(String partyId, String homeOrganisation, String organisation) {
        return of(
                CallFailureReason.CALL_FAILURE_REASON_PARTY_OF_OTHER_ORGANISATION,
                "party_id",
                partyId,
                "home_organisation",
                homeOrganisation,
                "organisation",
                organisation);
    }

    /** The key acts for no party. */
    public static CallFailure keyOfNoParty() {
        return of(CallFailureReason.CALL_FAILURE_REASON_KEY_OF_NO_PARTY);
    }

    /** Only the regulator may do this. */
    public static CallFailure regulatorOnly() {
        return of(CallFailureReason.CALL_FAILURE_REASON_REGULATOR_ONLY);
    }

    /** Absent, or hidden from the caller. */
    public static CallFailure itemNotFound(String itemId) {
        return of(CallFailureReason.CALL_FAILURE_REASON_ITEM_NOT_FOUND, "item_id", itemId);
    }

    /** A field of a request is out of range or malformed. */
    public static CallFailure requestInvalid(String field, String value, String expected) {
        return of(
                CallFailureReason.CALL_FAILURE_REASON_REQUEST_INVALID,
                "field",
                field,
                "value",
                value,
                "expected",
                expected);
    }

    /** More bytes than allowed. */
    public static CallFailure tooLarge(String what, long size, long limit) {
        return of(
                CallFailureReason.CALL_FAILURE_REASON_TOO_LARGE,
                "what",
                what,
                "size",
                Long.toString(size),
                "limit",
                Long.toString(limit));
    }

    /** More at a time than allowed. */
    public static CallFailure overloaded(String what, long retryAfterMs) {
        return new CallFailure(
                CallFailureReason.CALL_FAILURE_REASON_OVERLOADED,
                named("what", what, "retry_after_ms", Long.toString(retryAfterMs)),
                retryAfterMs);
    }

    /** The ledger takes no writes. */
    public static CallFailure ledgerReadOnly(String problem) {
        return of(CallFailureReason.CALL_FAILURE_REASON_LEDGER_READ_ONLY, "problem", problem);
    }

    /** It is not known whether the envelope was recorded. */
    public static CallFailure commitOutcomeUnknown(String envelopeId) {
        return of(CallFailureReason.CALL_FAILURE_REASON_COMMIT_OUTCOME_UNKNOWN, "envelope_id", envelopeId);
    }

    /** The read model was not there in time. */
    public static CallFailure readModelBehind(long blockNumber, long minBlockNumber) {
        return of(
                CallFailureReason.CALL_FAILURE_REASON_READ_MODEL_BEHIND,
                "block_number",
                Long.toString(blockNumber),
                "min_block_number",
                Long.toString(minBlockNumber));
    }

    /** The database behind the read model does not answer. */
    public static CallFailure readModelUnavailable(long retryAfterMs) {
        return new CallFailure(
                CallFailureReason.CALL_FAILURE_REASON_READ_MODEL_UNAVAILABLE,
                named("retry_after_ms", Long.toString(retryAfterMs)),
                retryAfterMs);
    }

    /** A question took longer than is allowed. */
    public static CallFailure queryTooLong(String method) {
        return of(CallFailureReason.CALL_FAILURE_REASON_QUERY_TOO_LONG, "method", method);
    }

    /** A fault of ours. */
    public static CallFailure internal(String faultId) {
        return of(CallFailureReason.CALL_FAILURE_REASON_INTERNAL, "fault_id", faultId);
    }

    /** No such key. */
    public static CallFailure keyNotFound(String keyId) {
        return of(CallFailureReason.CALL_FAILURE_REASON_KEY_NOT_FOUND, "key_id", keyId);
    }

    /** The same failure with one more detail, which texts do not mention. */
    public CallFailure with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new CallFailure(reason, more, retryAfterMs);
    }

    /** Name programs switch on, without the prefix of its enum. */
    public String reasonName() {
        return FailureText.of(reason).name();
    }

    /** This failure as an exception. */
    public CallFailedException asException() {
        return new CallFailedException(this);
    }

    private static CallFailure of(CallFailureReason reason, String... namesAndValues) {
        return new CallFailure(reason, named(namesAndValues), 0);
    }

    private static Map<String, String> named(String... namesAndValues) {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return details;
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return value.substring(0, end) + "…";
    }
}
