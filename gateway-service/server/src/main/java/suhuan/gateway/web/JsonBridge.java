package suhuan.gateway.web;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.api.call.CallContext;
import suhuan.gateway.api.error.CallFailedException;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.api.error.FailureStatus;
import suhuan.gateway.api.error.Language;
import suhuan.gateway.limits.GatewayLimits;

/**
 * {@code POST /api/<service>/<method>} with JSON, for every method of gRPC. A call goes through the gateway's own gRPC server in
 * this process, so keys, limits and errors are those of gRPC. A method with streams takes and gives one JSON object a line. The
 * key is in the {@code authorization} header; there are no cookies, so a page of another site cannot act for anyone.
 */
public final class JsonBridge extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(JsonBridge.class);

    private final transient Map<String, MethodDescriptor<Message, Message>> methods = new HashMap<>();
    private final String services;
    private final transient Channel channel;
    private final transient GatewayLimits limits;
    private final transient Executor streamThreads;
    private final transient JsonMessages messages;

    /**
     * @param services what can be called
     * @param channel to the gRPC server in this process
     * @param limits of bodies and JSON
     * @param streamThreads threads that write answers of streams to slow readers
     */
    @SuppressWarnings("unchecked")
    public JsonBridge(List<ServiceDescriptor> services, Channel channel, GatewayLimits limits, Executor streamThreads) {
        this.channel = channel;
        this.limits = limits;
        this.streamThreads = streamThreads;
        this.messages = new JsonMessages(limits);
        TreeSet<String> names = new TreeSet<>();
        for (ServiceDescriptor service : services) {
            names.add(service.getName());
            for (MethodDescriptor<?, ?> method : service.getMethods()) {
                methods.put(method.getFullMethodName(), (MethodDescriptor<Message, Message>) method);
            }
        }
        this.services = String.join(", ", names);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = Language.accepted(request.getHeader("accept-language"));
        try {
            handle(request, response, language);
        } catch (CallFailedException e) {
            HttpAnswers.write(response, FailureStatus.of(e.failure(), language));
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, Language language)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        MethodDescriptor<Message, Message> method = methods.get(path);
        if (method == null) {
            String expected = "/api/<service>/<method> with a service of " + services;
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "path", path, expected, language);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            refuse(
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "method",
                    request.getMethod(),
                    "POST",
                    language);
        } else if (!contentTypeFits(request, method.getType())) {
            String given = String.valueOf(request.getContentType());
            String expected = method.getType() == MethodType.UNARY ? HttpAnswers.JSON : HttpAnswers.NDJSON;
            int status = HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
            refuse(response, status, "content-type", given, expected, language);
        } else if (method.getType() == MethodType.UNARY) {
            byte[] body = HttpBodies.whole(request, limits.messageSize().toBytes());
            unary(request, method, messages.read(body, prototype(method)));
        } else {
            new NdjsonExchange(messages, prototype(method), limits, language)
                    .run(channelFor(request), method, streamThreads, request, response);
        }
    }

    /** Answers when the call does; no thread waits meanwhile. */
    private void unary(HttpServletRequest request, MethodDescriptor<Message, Message> method, Message message) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        ClientCalls.asyncUnaryCall(
                channelFor(request).newCall(method, CallOptions.DEFAULT), message, new StreamObserver<>() {
                    private @Nullable Message answer;

                    @Override
                    public void onNext(Message value) {
                        answer = value;
                    }

                    @Override
                    public void onError(Throwable thrown) {
                        finish(async, response -> HttpAnswers.write(response, HttpAnswers.status(thrown)));
                    }

                    @Override
                    public void onCompleted() {
                        Message value =
                                java.util.Objects.requireNonNull(answer, "a unary call ended well without an answer");
                        finish(async, response -> HttpAnswers.write(response, 200, HttpAnswers.json(value)));
                    }
                });
    }

    private interface Writing {
        void to(HttpServletResponse response) throws IOException;
    }

    /** Writes on a thread of the web server: the one that brings the answer belongs to the ledger and must not wait. */
    private static void finish(AsyncContext async, Writing writing) {
        async.start(() -> {
            try {
                writing.to((HttpServletResponse) async.getResponse());
            } catch (IOException e) {
                LOG.debug("a caller left before its answer", e);
            } finally {
                async.complete();
            }
        });
    }

    private Channel channelFor(HttpServletRequest request) {
        Metadata headers = new Metadata();
        putIfPresent(headers, CallContext.AUTHORIZATION, request.getHeader("authorization"));
        putIfPresent(headers, CallContext.ACCEPT_LANGUAGE, request.getHeader("accept-language"));
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static void putIfPresent(Metadata headers, Metadata.Key<String> key, @Nullable String value) {
        if (value != null) {
            headers.put(key, value);
        }
    }

    private static boolean contentTypeFits(HttpServletRequest request, MethodType type) {
        String given = request.getContentType();
        if (given == null) {
            return false;
        }
        String mediaType = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.equals(HttpAnswers.JSON) || type != MethodType.UNARY && mediaType.equals(HttpAnswers.NDJSON);
    }

    private static void refuse(
            HttpServletResponse response,
            int httpStatus,
            String field,
            String value,
            String expected,
            Language language)
            throws IOException {
        CallFailure failure = CallFailure.requestInvalid(field, value, expected);
        HttpAnswers.write(response, httpStatus, FailureStatus.of(failure, language));
    }

    private static Message prototype(MethodDescriptor<Message, Message> method) {
        if (method.getRequestMarshaller() instanceof MethodDescriptor.PrototypeMarshaller<Message> marshaller) {
            Message prototype = marshaller.getMessagePrototype();
            if (prototype != null) {
                return prototype;
            }
        }
        throw new IllegalStateException("no prototype for " + method.getFullMethodName());
    }
}
