package suhuan.gateway.ledger.fabric.twin;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * Something that goes wrong with one call.
 *
 * @param kind what
 * @param error what the caller hears; null where it hears nothing bad
 * @param delayMs how long it takes until then
 */
public record Fault(Kind kind, StatusRuntimeException error, long delayMs) {
    /** What goes wrong. */
    public enum Kind {
        /** Nothing is done, and the caller hears of an error. */
        REFUSE,
        /** It is done, and the caller hears of an error all the same. */
        LOSE_ANSWER,
        /** Nothing is done, and the caller hears that it is. */
        SWALLOW,
        /** It is done twice. */
        REPEAT,
        /** It is done, late. */
        DELAY,
        /** Nothing is done and the caller hears nothing. */
        HANG
    }

    public static Fault refuse(StatusRuntimeException error) {
        return new Fault(Kind.REFUSE, error, 0);
    }

    public static Fault loseAnswer(StatusRuntimeException error) {
        return new Fault(Kind.LOSE_ANSWER, error, 0);
    }

    public static Fault swallow() {
        return new Fault(Kind.SWALLOW, null, 0);
    }

    public static Fault repeat() {
        return new Fault(Kind.REPEAT, null, 0);
    }

    public static Fault delay(long ms) {
        return new Fault(Kind.DELAY, null, ms);
    }

    public static Fault hang() {
        return new Fault(Kind.HANG, null, 0);
    }

    /** An error with what single nodes said, each as {@code organisation|text}. */
    public static StatusRuntimeException error(Code code, String text, String... details) {
        Status.Builder status = Status.newBuilder().setCode(code.value()).setMessage(text);
        for (String detail : details) {
            int bar = detail.indexOf('|');
            status.addDetails(Any.pack(ErrorDetail.newBuilder()
                    .setMspId(detail.substring(0, bar))
                    .setAddress("127.0.0.1:1")
                    .setMessage(detail.substring(bar + 1))
                    .build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
