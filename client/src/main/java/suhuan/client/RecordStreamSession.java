package suhuan.client;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.RecordServiceGrpc.RecordServiceStub;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.ledger.v1.Envelope;

/**
 * A stream of envelopes with a bounded number under way. When the connection breaks it is opened again and every
 * envelope without an answer is sent again, in order and byte for byte; the ledger answers those it knows as before.
 *
 * <p>One thread sends; answers come on a thread of the channel, in the order sent, each exactly once.
 */
public final class RecordStreamSession implements AutoCloseable {
    private final RecordServiceStub stub;
    private final RetryPolicy retry;
    private final int window;
    private final Consumer<RecordAnswer> answers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<PreparedEnvelope> unanswered = new ArrayDeque<>();
    private @Nullable Connection connection;
    private @Nullable Throwable broken;
    private @Nullable RuntimeException failed;
    private int attemptsWithoutProgress;

    RecordStreamSession(RecordServiceStub stub, RetryPolicy retry, int window, Consumer<RecordAnswer> answers) {
        if (window < 1) throw new IllegalArgumentException("window " + window);
        this.stub = stub;
        this.retry = retry;
        this.window = window;
        this.answers = answers;
    }

    /**
     * Sends, waiting while the window is full.
     *
     * @throws CallFailedException when the stream cannot go on; what was not answered may be sent again later
     */
    public void send(PreparedEnvelope envelope) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitUnderWay(window - 1);
            unanswered.add(envelope);
            connected().requests.onNext(envelope.envelope());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every envelope sent has been answered.
     *
     * @throws CallFailedException when the stream cannot go on
     */
    public void awaitAnswers() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitUnderWay(0);
        } finally {
            lock.unlock();
        }
    }

    private void awaitUnderWay(int most) throws InterruptedException {
        while (true) {
            if (failed != null) throw failed;
            if (broken != null) reconnect(broken);
            else if (unanswered.size() <= most) return;
            else changed.await();
        }
    }

    private void reconnect(Throwable why) throws InterruptedException {
        attemptsWithoutProgress++;
        if (!FailureReader.retryable(why) || attemptsWithoutProgress >= retry.maxAttempts()) {
            failed = FailureReader.read(why);
            throw failed;
        }
        Duration asked = FailureReader.retryAfter(why).orElse(Duration.ZERO);
        long nanos = retry.pauseBefore(attemptsWithoutProgress, asked).toNanos();
        while (nanos > 0) nanos = changed.awaitNanos(nanos);
        broken = null;
        connection = null;
        Connection fresh = connected();
        for (PreparedEnvelope envelope : unanswered) fresh.requests.onNext(envelope.envelope());
    }

    private Connection connected() {
        if (connection == null) {
            connection = new Connection();
            stub.recordStream(connection);
        }
        return connection;
    }

    /** Ends the stream; envelopes without an answer stay open and may be sent again later. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (connection != null && broken == null) {
                if (unanswered.isEmpty()) connection.requests.onCompleted();
                else connection.requests.cancel("closed by the sender", null);
            }
            connection = null;
            if (failed == null) failed = new IllegalStateException("the stream is closed");
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Envelopes sent and not answered, oldest first. */
    public List<PreparedEnvelope> unanswered() {
        lock.lock();
        try {
            return new ArrayList<>(unanswered);
        } finally {
            lock.unlock();
        }
    }

    /** One life of the stream; what comes from an earlier one is ignored. */
    private final class Connection implements ClientResponseObserver<Envelope, RecordStreamResponse> {
        @SuppressWarnings("NullAway.Init") // set by beforeStart, before the stub returns
        private ClientCallStreamObserver<Envelope> requests;

        @Override
        public void beforeStart(ClientCallStreamObserver<Envelope> stream) {
            requests = stream;
        }

        @Override
        public void onNext(RecordStreamResponse response) {
            PreparedEnvelope head;
            lock.lock();
            try {
                if (connection != this || broken != null) return;
                @Nullable PreparedEnvelope first = unanswered.peek();
                if (first == null || !first.envelopeId().equals(response.getEnvelopeId())) {
                    fail(new IllegalStateException("answer to " + response.getEnvelopeId() + " came out of order"));
                    return;
                }
                head = first;
            } finally {
                lock.unlock();
            }
            deliver(head, response);
        }

        private void deliver(PreparedEnvelope head, RecordStreamResponse response) {
            @Nullable RuntimeException thrown = null;
            try {
                answers.accept(
                        response.hasReceipt()
                                ? new RecordAnswer.Recorded(head, response.getReceipt())
                                : new RecordAnswer.RefusedWhole(head, Refusal.of(response.getRejection())));
            } catch (RuntimeException e) {
                thrown = e;
            }
            lock.lock();
            try {
                if (thrown != null) {
                    fail(thrown);
                    return;
                }
                // Only now: a reconnect that happens while the answer is being taken must not lose it.
                if (unanswered.peek() == head) unanswered.poll();
                attemptsWithoutProgress = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void fail(RuntimeException e) {
            if (failed == null) failed = e;
            requests.cancel("the sender gave up", e);
            changed.signalAll();
        }

        @Override
        public void onError(Throwable thrown) {
            ended(thrown);
        }

        @Override
        public void onCompleted() {
            ended(Status.UNAVAILABLE
                    .withDescription("the server ended the stream")
                    .asRuntimeException());
        }

        private void ended(Throwable thrown) {
            lock.lock();
            try {
                if (connection != this) return;
                broken = thrown;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
