package suhuan.gateway.ledger.fabric.peer;

import io.grpc.Status;
import java.util.Locale;

/** What a failed hand-over to the orderers means. */
public enum SubmitVerdict {
    /**
     * The transaction may be ordered or not: some orderers may hold it. It is submitted again as it is, which is safe, and its
     * outcome asked for by its id.
     */
    OUTCOME_UNKNOWN,
    /** The orderers do not take a transaction as large as this. Halve. */
    TOO_LARGE,
    /** The orderers do not take transactions of ours. */
    REFUSED;

    private static final String TOO_LARGE_TEXT = "exceeds maximum allowed";
    private static final String ANSWERED = "received unsuccessful response from orderer: status=";

    /** Judges a failure. */
    public static SubmitVerdict of(CallFailure failure) {
        if (failure.code() == Status.Code.ABORTED) {
            return failure.says(TOO_LARGE_TEXT) ? TOO_LARGE : REFUSED;
        }
        // Orderers that agree byzantine fault tolerantly all answer for themselves and the gateway calls every failure
        // UNAVAILABLE.
        // It does so once more of them have failed than may lie, so if all that failed said no, an honest one did.
        boolean allSaidNo = failure.code() == Status.Code.UNAVAILABLE
                && failure.says("satisfy quorum")
                && !failure.details().isEmpty()
                && failure.details().stream().allMatch(detail -> isNo(detail.text()));
        if (!allSaidNo) {
            return OUTCOME_UNKNOWN;
        }
        return failure.details().stream().allMatch(detail -> detail.text().contains(TOO_LARGE_TEXT))
                ? TOO_LARGE
                : REFUSED;
    }

    private static boolean isNo(String text) {
        String said = text.toUpperCase(Locale.ROOT);
        String answered = ANSWERED.toUpperCase(Locale.ROOT);
        return said.startsWith(answered + "BAD_REQUEST")
                || said.startsWith(answered + "FORBIDDEN")
                || said.startsWith(answered + "NOT_FOUND")
                || said.startsWith(answered + "REQUEST_ENTITY_TOO_LARGE");
    }
}
