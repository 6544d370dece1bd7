package suhuan.gateway.ledger.fabric.peer;

import io.grpc.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call to a peer failed. What that means depends on the step: see the verdicts. */
public final class CallFailure extends Exception {
    private static final int LONGEST_TEXT = 600;

    private final Step step;
    private final String peer;
    private final Status.Code code;
    private final String text;
    private final transient List<FailureDetail> details;

    /**
     * @param step what was asked
     * @param peer name of the peer asked
     * @param code gRPC code
     * @param text what the peer or the transport said
     * @param details what single nodes said
     */
    public CallFailure(
            Step step,
            String peer,
            Status.Code code,
            String text,
            List<FailureDetail> details,
            @Nullable Throwable cause) {
        super(message(step, peer, code, text, details), cause);
        this.step = step;
        this.peer = peer;
        this.code = code;
        this.text = text;
        this.details = List.copyOf(details);
    }

    private static String message(Step step, String peer, Status.Code code, String text, List<FailureDetail> details) {
        String said = details.isEmpty()
                ? text
                : details.stream().map(FailureDetail::toString).distinct().collect(Collectors.joining("; "));
        String message = step + " by peer " + peer + " failed (" + code + "): " + said;
        return message.length() <= LONGEST_TEXT ? message : message.substring(0, LONGEST_TEXT) + "…";
    }

    /** What was asked. */
    public Step step() {
        return step;
    }

    /** Name of the peer asked. */
    public String peer() {
        return peer;
    }

    /** gRPC code. */
    public Status.Code code() {
        return code;
    }

    /** What the peer or the transport said. */
    public String text() {
        return text;
    }

    /** What single nodes said; empty where none was heard. */
    public List<FailureDetail> details() {
        return details;
    }

    /** Whether the text or that of any node has this in it, whatever the case of letters. */
    boolean says(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return text.toLowerCase(Locale.ROOT).contains(wanted)
                || details.stream()
                        .anyMatch(
                                detail -> detail.text().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
