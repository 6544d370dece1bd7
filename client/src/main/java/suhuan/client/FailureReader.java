package suhuan.client;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.CallFailureReason;
import suhuan.ledger.v1.RejectionReason;

/** Reads what a failed call carries: google.rpc.ErrorInfo and RetryInfo, once, at the edge. */
final class FailureReader {
    static final String TRANSPORT = "grpc";
    private static final String LEDGER_DOMAIN = "ledger.suhuan";
    private static final String GATEWAY_DOMAIN = "gateway.suhuan";

    private FailureReader() {}

    static CallFailedException read(Throwable thrown) {
        Status status = Status.fromThrowable(thrown);
        @Nullable ErrorInfo info = detail(thrown, ErrorInfo.class);
        if (info != null) {
            @Nullable EnumDescriptor reasons = reasonsOf(info.getDomain());
            if (reasons != null) {
                @Nullable EnumValueDescriptor reason = reasons.findValueByName(prefix(reasons) + info.getReason());
                if (reason != null) {
                    return new CallFailedException(
                            status, Refusal.of(reason, info.getMetadataMap()), info.getDomain(), thrown);
                }
            }
            String text = Optional.ofNullable(status.getDescription()).orElse(info.getReason());
            Refusal refusal = new Refusal(0, info.getReason(), info.getMetadataMap(), text, text);
            return new CallFailedException(status, refusal, info.getDomain(), thrown);
        }
        String text = Optional.ofNullable(status.getDescription()).orElse("");
        Refusal refusal = new Refusal(0, status.getCode().name(), Map.of(), text, text);
        return new CallFailedException(status, refusal, TRANSPORT, thrown);
    }

    private static @Nullable EnumDescriptor reasonsOf(String domain) {
        return switch (domain) {
            case LEDGER_DOMAIN -> RejectionReason.getDescriptor();
            case GATEWAY_DOMAIN -> CallFailureReason.getDescriptor();
            default -> null;
        };
    }

    private static String prefix(EnumDescriptor reasons) {
        return reasons.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
    }

    /** How long the server asks to wait, where it says so. */
    static Optional<Duration> retryAfter(Throwable thrown) {
        @Nullable RetryInfo info = detail(thrown, RetryInfo.class);
        if (info == null) return Optional.empty();
        return Optional.of(Duration.ofSeconds(
                info.getRetryDelay().getSeconds(), info.getRetryDelay().getNanos()));
    }

    private static <M extends com.google.protobuf.Message> @Nullable M detail(Throwable thrown, Class<M> type) {
        com.google.rpc.@Nullable Status proto =
                thrown instanceof StatusRuntimeException ? StatusProto.fromThrowable(thrown) : null;
        if (proto == null) return null;
        for (Any any : proto.getDetailsList()) {
            if (!any.is(type)) continue;
            try {
                return any.unpack(type);
            } catch (InvalidProtocolBufferException e) {
                return null; // a detail that cannot be read is as good as none
            }
        }
        return null;
    }

    /** Whether sending the same bytes again can help: nothing of it, or the very same, will be on the ledger. */
    static boolean retryable(Throwable thrown) {
        return switch (Status.fromThrowable(thrown).getCode()) {
            case UNAVAILABLE -> true;
            case RESOURCE_EXHAUSTED -> retryAfter(thrown).isPresent();
            default -> false;
        };
    }
}
