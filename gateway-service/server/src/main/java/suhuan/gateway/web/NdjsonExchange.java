package suhuan.gateway.web;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.api.error.CallFailedException;
import suhuan.gateway.api.error.FailureStatus;
import suhuan.gateway.api.error.Language;
import suhuan.gateway.limits.GatewayLimits;

/**
 * One call with streams over HTTP: each line of the body is a request, each line of the answer a response. The web server's thread
 * reads and sends while there is room; another writes answers as they come. What goes wrong after the first answer is told in
 * a last line, {@code {"error": …}}, for the HTTP status is gone by then.
 */
final class NdjsonExchange {
    private static final byte[] LINE_END = "\n".getBytes(StandardCharsets.US_ASCII);

    private final JsonMessages messages;
    private final Message prototype;
    private final GatewayLimits limits;
    private final Language language;

    // Guarded by this.
    private boolean answered;
    private boolean over;
    private @Nullable Status status;
    private @Nullable Metadata trailers;

    NdjsonExchange(JsonMessages messages, Message prototype, GatewayLimits limits, Language language) {
        this.messages = messages;
        this.prototype = prototype;
        this.limits = limits;
        this.language = language;
    }

    void run(
            Channel channel,
            MethodDescriptor<Message, Message> method,
            Executor threads,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ClientCall<Message, Message> call = channel.newCall(method, CallOptions.DEFAULT.withExecutor(threads));
        call.start(new Answers(call, response), new Metadata());
        call.request(1);
        com.google.rpc.Status failure = null;
        try {
            send(
                    call,
                    new HttpBodies.Lines(
                            request.getInputStream(), limits.messageSize().toBytes()));
        } catch (CallFailedException e) {
            failure = FailureStatus.of(e.failure(), language);
        } catch (IOException e) {
            call.cancel("the body ended early", e);
            throw e;
        }
        call.halfClose();
        awaitEnd();
        finish(response, failure == null ? failed() : failure);
    }

    /** Sends the lines of the body; stops early where the call is over or a line cannot be read. */
    private void send(ClientCall<Message, Message> call, HttpBodies.Lines lines) throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            Message message = messages.read(line, prototype);
            synchronized (this) {
                while (!over && !call.isReady()) {
                    waitHere();
                }
                if (over) {
                    return;
                }
            }
            call.sendMessage(message);
        }
    }

    private synchronized void awaitEnd() throws IOException {
        while (!over) {
            waitHere();
        }
    }

    private void waitHere() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway stops", e);
        }
    }

    private synchronized com.google.rpc.@Nullable Status failed() {
        if (status == null || status.isOk()) {
            return null;
        }
        return HttpAnswers.status(trailers == null ? status.asRuntimeException() : status.asRuntimeException(trailers));
    }

    private synchronized void finish(HttpServletResponse response, com.google.rpc.@Nullable Status failure)
            throws IOException {
        if (failure != null && !answered) {
            HttpAnswers.write(response, failure);
        } else if (failure != null) {
            writeLine(
                    response,
                    ("{\"error\":" + new String(HttpAnswers.json(failure), StandardCharsets.UTF_8) + "}")
                            .getBytes(StandardCharsets.UTF_8));
        } else if (!answered) {
            response.setContentType(HttpAnswers.NDJSON);
        }
    }

    private synchronized void writeLine(HttpServletResponse response, byte[] line) throws IOException {
        if (!answered) {
            answered = true;
            response.setContentType(HttpAnswers.NDJSON);
            response.setHeader("Cache-Control", "no-store");
        }
        OutputStream output = response.getOutputStream();
        output.write(line);
        output.write(LINE_END);
        output.flush();
    }

    /** Writes answers; asks for the next when one is written, so a slow reader slows the ledger's answers and nothing else. */
    private final class Answers extends ClientCall.Listener<Message> {
        private final ClientCall<Message, Message> call;
        private final HttpServletResponse response;

        Answers(ClientCall<Message, Message> call, HttpServletResponse response) {
            this.call = call;
            this.response = response;
        }

        @Override
        public void onMessage(Message message) {
            try {
                writeLine(response, HttpAnswers.json(message));
                call.request(1);
            } catch (IOException e) {
                call.cancel("the caller left", e);
            }
        }

        @Override
        public void onReady() {
            synchronized (NdjsonExchange.this) {
                NdjsonExchange.this.notifyAll();
            }
        }

        @Override
        public void onClose(Status ended, Metadata metadata) {
            synchronized (NdjsonExchange.this) {
                over = true;
                status = ended;
                trailers = metadata;
                NdjsonExchange.this.notifyAll();
            }
        }
    }
}
