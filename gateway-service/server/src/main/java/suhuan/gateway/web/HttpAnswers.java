package suhuan.gateway.web;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes messages and statuses as JSON, with the HTTP status that fits. */
final class HttpAnswers {
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .omittingInsignificantWhitespace()
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(ErrorInfo.getDescriptor())
                    .add(BadRequest.getDescriptor())
                    .add(LocalizedMessage.getDescriptor())
                    .add(RetryInfo.getDescriptor())
                    .build());

    private HttpAnswers() {}

    /** A message on one line. */
    static byte[] json(Message message) {
        try {
            return PRINTER.print(message).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an answer of ours cannot be printed", e);
        }
    }

    static void write(HttpServletResponse response, int httpStatus, byte[] body) throws IOException {
        response.setStatus(httpStatus);
        response.setContentType(JSON);
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body);
    }

    static void write(HttpServletResponse response, Status status) throws IOException {
        write(response, httpStatus(status), status);
    }

    static void write(HttpServletResponse response, int httpStatus, Status status) throws IOException {
        for (com.google.protobuf.Any detail : status.getDetailsList()) {
            if (detail.is(RetryInfo.class)) {
                long seconds = detail.unpack(RetryInfo.class).getRetryDelay().getSeconds();
                response.setHeader("Retry-After", Long.toString(Math.max(1, seconds)));
            }
        }
        if (httpStatus == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        write(response, httpStatus, json(status));
    }

    /** What a call over gRPC ended with. */
    static Status status(Throwable thrown) {
        Status status = StatusProto.fromThrowable(thrown);
        if (status == null
                || thrown instanceof StatusRuntimeException e && e.getStatus().isOk()) {
            throw new IllegalStateException("a call ended without a status", thrown);
        }
        return status;
    }

    /** The usual mapping of gRPC codes; too large is told from too much. */
    static int httpStatus(Status status) {
        return switch (io.grpc.Status.fromCodeValue(status.getCode()).getCode()) {
            case OK -> 200;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, ABORTED -> 409;
            case RESOURCE_EXHAUSTED -> hasReason(status, "TOO_LARGE") ? 413 : 429;
            case CANCELLED -> 499;
            case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
        };
    }

    private static boolean hasReason(Status status, String reason) {
        try {
            for (com.google.protobuf.Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)
                        && detail.unpack(ErrorInfo.class).getReason().equals(reason)) {
                    return true;
                }
            }
            return false;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a status of ours cannot be read", e);
        }
    }
}
