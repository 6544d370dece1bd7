package suhuan.gateway.api.error;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import suhuan.api.v1.CallFailureReason;
import suhuan.ledger.v1.RejectionReason;

/** The only place that builds a status: {@code google.rpc.Status} with everything a program or a person needs. */
public final class FailureStatus {
    private FailureStatus() {}

    /**
     * Status of a failure: {@code ErrorInfo} with reason, domain and details; {@code LocalizedMessage} in Chinese and English;
     * {@code BadRequest} for errors of shape; {@code RetryInfo} where trying again later helps.
     */
    public static Status of(CallFailure failure, Language language) {
        FailureText text = FailureText.of(failure.reason());
        String message = text.render(language, failure.details());
        Status.Builder status = Status.newBuilder()
                .setCode(text.code().value())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(text.name())
                        .setDomain(text.domain())
                        .putAllMetadata(failure.details())
                        .build()));
        for (Language each : Language.values()) {
            status.addDetails(Any.pack(LocalizedMessage.newBuilder()
                    .setLocale(each.tag())
                    .setMessage(text.render(each, failure.details()))
                    .build()));
        }
        if (isShape(failure)) {
            status.addDetails(Any.pack(BadRequest.newBuilder()
                    .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                            .setField(failure.details().getOrDefault("field", ""))
                            .setDescription(message)
                            .setReason(text.name()))
                    .build()));
        }
        if (failure.retryAfterMs() > 0) {
            status.addDetails(Any.pack(RetryInfo.newBuilder()
                    .setRetryDelay(Duration.newBuilder()
                            .setSeconds(failure.retryAfterMs() / 1000)
                            .setNanos((int) (failure.retryAfterMs() % 1000) * 1_000_000))
                    .build()));
        }
        return status.build();
    }

    /** The same as the exception that gRPC sends. */
    public static StatusRuntimeException exception(CallFailure failure, Language language) {
        return StatusProto.toStatusRuntimeException(of(failure, language));
    }

    /** Band 1xx of the ledger's reasons, and a request the gateway cannot read. */
    private static boolean isShape(CallFailure failure) {
        return failure.reason() == CallFailureReason.CALL_FAILURE_REASON_REQUEST_INVALID
                || failure.reason() instanceof RejectionReason reason && reason.getNumber() / 100 == 1;
    }
}
