package suhuan.gateway.api.call;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.api.error.CallFailedException;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.EnvelopeTooLargeException;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;

/** Turns whatever was thrown into a failure with a reason. What nobody foresaw is logged once, under an id, without contents. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int DEEPEST_CAUSE = 8;

    private Faults() {}

    /**
     * The failure that answers the call.
     *
     * @param thrown what was thrown
     * @param envelopeId envelope the call was about; empty for none
     * @param method full name of the method, for the log
     */
    public static CallFailure failure(Throwable thrown, String envelopeId, String method) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof CallFailedException failed) {
            return failed.failure();
        }
        if (cause instanceof LedgerOverloadedException overloaded) {
            String what = overloaded.getMessage() == null ? "ledger" : overloaded.getMessage();
            return CallFailure.overloaded(what, overloaded.retryAfterMs());
        }
        if (cause instanceof LedgerReadOnlyException readOnly) {
            return CallFailure.ledgerReadOnly(String.valueOf(readOnly.getMessage()));
        }
        if (cause instanceof EnvelopeTooLargeException tooLarge) {
            return CallFailure.tooLarge("envelope", tooLarge.bytes(), tooLarge.limit());
        }
        if (cause instanceof CommitOutcomeUnknownException || cause instanceof java.util.concurrent.TimeoutException) {
            return CallFailure.commitOutcomeUnknown(envelopeId);
        }
        if (unreadable(cause)) {
            return CallFailure.requestInvalid("message", method, "the protobuf encoding of the request");
        }
        return logged(cause, method);
    }

    private static boolean unreadable(Throwable thrown) {
        return thrown instanceof InvalidProtocolBufferException
                || thrown instanceof StatusRuntimeException status
                        && status.getStatus().getCode() == Status.Code.INTERNAL
                        && status.getCause() instanceof InvalidProtocolBufferException;
    }

    private static CallFailure logged(Throwable thrown, String method) {
        byte[] id = new byte[6];
        ThreadLocalRandom.current().nextBytes(id);
        String faultId = HexFormat.of().formatHex(id);
        LOG.atError()
                .addKeyValue("fault_id", faultId)
                .addKeyValue("method", method)
                .log("a call failed: {}", traceWithoutContents(thrown));
        return CallFailure.internal(faultId);
    }

    /**
     * Classes and places, and the messages of our own exceptions; never those of the database or of parsers, which quote what
     * was sent.
     */
    static String traceWithoutContents(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            text.append(depth == 0 ? "" : " caused by ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" SQLSTATE ").append(sql.getSQLState());
            } else if (cause instanceof IllegalStateException && cause.getMessage() != null) {
                text.append(": ").append(cause.getMessage());
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                text.append(" at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
