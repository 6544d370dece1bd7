package suhuan.gateway.ledger.fabric.peer;

import io.grpc.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failed endorsement means. Nothing was ordered in any case. One code of the gateway, ABORTED, stands for a broken call,
 * disagreement, a dead chaincode and a time-out alike, so the texts decide.
 */
public enum EndorseVerdict {
    /** The chaincode says that the call is broken, or broke on it. Halve until the envelope that does it stands alone. */
    BROKEN_CALL,
    /** The batch does not fit into a message. Halve. */
    TOO_LARGE,
    /** Organisations answered differently: a peer is behind, or runs another contract. */
    DISAGREEMENT,
    /** A chaincode or peer of our own organisation is down, or too slow. Another peer may do. */
    OWN_SIDE_DOWN,
    /** A chaincode or peer of another organisation is down, or too slow. */
    OTHER_SIDE_DOWN,
    /** No set of peers that can be reached satisfies the endorsement policy, or the chaincode is not deployed. Slow retry. */
    NO_ENDORSERS,
    /** Our certificate is not accepted. Nothing but an operator helps. */
    DENIED,
    /** Too many requests. Back off. */
    BUSY,
    /** The peer did not answer, or not in time. A new proposal may be made freely. */
    UNREACHABLE,
    /** The proposal was ordered before. A new one gets an id of its own. */
    DUPLICATE;

    private static final Pattern CHAINCODE_ANSWER = Pattern.compile("chaincode response (\\d{3}), ");
    private static final String CHAINCODE_BUSY = "503";

    /**
     * Judges a failure.
     *
     * @param ownOrganisation MSP id of the organisation whose peers are called
     */
    public static EndorseVerdict of(CallFailure failure, String ownOrganisation) {
        if (failure.says("message larger than max") || failure.says("exceeds maximum")) {
            return TOO_LARGE;
        }
        if (failure.says("too many requests") || failure.code() == Status.Code.RESOURCE_EXHAUSTED) {
            return BUSY;
        }
        return switch (failure.code()) {
            case ABORTED, UNKNOWN -> ofTexts(failure, ownOrganisation);
            case FAILED_PRECONDITION -> saysDenied(failure) ? DENIED : NO_ENDORSERS;
            case PERMISSION_DENIED, UNAUTHENTICATED -> DENIED;
            default -> UNREACHABLE;
        };
    }

    private static EndorseVerdict ofTexts(CallFailure failure, String ownOrganisation) {
        if (failure.says("duplicate transaction found")) {
            return DUPLICATE;
        }
        // Refusals of a node are looked at in the order of how much they say: a broken call is broken whoever else is
        // down.
        boolean busy = false;
        for (FailureDetail detail : failure.details()) {
            Matcher answer = CHAINCODE_ANSWER.matcher(detail.text());
            if (answer.find()) {
                if (!answer.group(1).equals(CHAINCODE_BUSY)) {
                    return BROKEN_CALL;
                }
                busy = true;
            }
        }
        if (busy) {
            return BUSY;
        }
        if (saysDenied(failure)) {
            return DENIED;
        }
        if (failure.says("ProposalResponsePayloads do not match")) {
            return DISAGREEMENT;
        }
        boolean ownSide = failure.details().isEmpty()
                || failure.details().stream()
                        .anyMatch(detail -> detail.organisation().equals(ownOrganisation));
        return ownSide ? OWN_SIDE_DOWN : OTHER_SIDE_DOWN;
    }

    private static boolean saysDenied(CallFailure failure) {
        return failure.says("access denied") || failure.says("error validating proposal");
    }
}
