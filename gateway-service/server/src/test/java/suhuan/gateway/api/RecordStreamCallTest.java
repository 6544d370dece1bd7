package suhuan.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.api.RecordCallTest.await;
import static suhuan.gateway.api.ServerUnderTest.PARTY;
import static suhuan.gateway.api.ServerUnderTest.envelope;
import static suhuan.gateway.api.ServerUnderTest.reason;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.gateway.doubles.ScriptedLedger.Asked;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionReason;

class RecordStreamCallTest {
    private ServerUnderTest server;

    @BeforeEach
    void start() throws Exception {
        server = new ServerUnderTest(ServerUnderTest.limits());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void answersComeInTheOrderOfTheEnvelopesHoweverTheLedgerAnswers() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        for (int i = 0; i < 8; i++) {
            stream.onNext(envelope("e" + i, PARTY));
        }
        List<Asked> asked = server.ledger.next(8);
        assertThat(asked).extracting(one -> one.submission().envelopeId()).containsExactly(ids(0, 8));
        long seed = Long.getLong("suhuan.seed") == null ? System.nanoTime() : Long.getLong("suhuan.seed");
        System.out.println("RecordStreamCallTest seed " + seed);
        List<Asked> shuffled = new ArrayList<>(asked);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(Asked::record);
        assertThat(answers.ids(8)).containsExactly(ids(0, 8));
        stream.onCompleted();
        answers.awaitCompletion();
    }

    @Test
    void anEnvelopeRefusedAsAWholeIsAnsweredInItsPlaceAndTheStreamGoesOn() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        stream.onNext(envelope("e0", PARTY));
        stream.onNext(Envelope.newBuilder()
                .setPayload(ByteString.copyFromUtf8("\u0007"))
                .build());
        stream.onNext(envelope("e2", PARTY));
        stream.onNext(envelope("e3", PARTY));
        List<Asked> asked = server.ledger.next(3);
        asked.get(2).record();
        asked.get(1)
                .answer()
                .complete(new SubmitAnswer.Refused(Rejection.newBuilder()
                        .setReason(RejectionReason.REJECTION_REASON_SIGNATURE_REQUIRED)
                        .build()));
        asked.get(0).record();
        assertThat(answers.next().hasReceipt()).isTrue();
        RecordStreamResponse unreadable = answers.next();
        assertThat(unreadable.getEnvelopeId()).isEmpty();
        assertThat(unreadable.getRejection().getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_ENVELOPE_MALFORMED);
        RecordStreamResponse refused = answers.next();
        assertThat(refused.getEnvelopeId()).isEqualTo("e2");
        assertThat(refused.getRejection().getReason()).isEqualTo(RejectionReason.REJECTION_REASON_SIGNATURE_REQUIRED);
        assertThat(answers.next().getEnvelopeId()).isEqualTo("e3");
        stream.onCompleted();
        answers.awaitCompletion();
    }

    @Test
    void aFailureOfTheLedgerEndsTheStreamAfterAllAnswersBeforeItAndNamesTheFirstWithoutOne() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        for (int i = 0; i < 4; i++) {
            stream.onNext(envelope("e" + i, PARTY));
        }
        List<Asked> asked = server.ledger.next(4);
        asked.get(3).record();
        asked.get(2).fail(new LedgerReadOnlyException("disk full"));
        asked.get(0).record();
        assertThat(answers.next().getEnvelopeId()).isEqualTo("e0");
        assertThat(answers.failedYet()).isFalse();
        asked.get(1).record();
        assertThat(answers.next().getEnvelopeId()).isEqualTo("e1");
        StatusRuntimeException thrown = answers.awaitFailure();
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(reason(thrown).getReason()).isEqualTo("LEDGER_READ_ONLY");
        assertThat(reason(thrown).getMetadataMap())
                .containsEntry("first_unanswered_envelope_id", "e2")
                .containsEntry("first_unanswered_index", "2");
        assertThat(answers.waiting()).isZero();
    }

    @Test
    void anEnvelopeOfAnotherPartyEndsTheStream() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        stream.onNext(envelope("e0", "91110000000000000B"));
        StatusRuntimeException thrown = answers.awaitFailure();
        assertThat(reason(thrown).getReason()).isEqualTo("PARTY_NOT_OF_KEY");
        assertThat(reason(thrown).getMetadataMap()).containsEntry("first_unanswered_envelope_id", "e0");
    }

    @Test
    void theStreamIsNotReadWhileTooManyEnvelopesWait() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        for (int i = 0; i < 100; i++) {
            stream.onNext(envelope("e" + i, PARTY));
        }
        List<Asked> first = server.ledger.next(8);
        first.get(0).record();
        // One answered, one more read: never more than eight wait.
        assertThat(server.ledger.next().submission().envelopeId()).isEqualTo("e8");
        assertThat(server.ledger.waiting()).isZero();
        server.ledger.answerAtOnce();
        first.subList(1, 8).forEach(Asked::record);
        await(() -> {
            try {
                return answers.waiting() >= 8;
            } finally {
                Thread.onSpinWait();
            }
        });
        stream.onCompleted();
    }

    @Test
    void theStreamIsNotReadWhileTooManyBytesWait() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        Envelope large = Envelope.newBuilder()
                .setPayload(EnvelopePayload.newBuilder()
                        .setEnvelopeId("large")
                        .setPartyId(PARTY)
                        .setSiteId("s".repeat(200_000))
                        .build()
                        .toByteString())
                .build();
        for (int i = 0; i < 5; i++) {
            stream.onNext(large);
        }
        for (int i = 0; i < 5; i++) {
            // 256 KiB may wait: one of 200,000 bytes at a time.
            Asked only = server.ledger.next();
            assertThat(server.ledger.waiting()).isZero();
            only.record();
            answers.next();
        }
        stream.onCompleted();
        answers.awaitCompletion();
    }

    @Test
    void aCallerThatReadsNoAnswersIsNotReadEither() throws Exception {
        server.ledger.answerAtOnce();
        NotReading observer = new NotReading();
        StreamObserver<Envelope> stream =
                RecordServiceGrpc.newStub(server.asParty()).recordStream(observer);
        int sent = 0;
        // The transport buffers some; far less than all of these.
        while (sent < 200_000 && observer.call.isReady()) {
            stream.onNext(envelope("e" + sent++, PARTY));
        }
        assertThat(sent).isLessThan(200_000);
        observer.call.cancel("enough", null);
        await(() -> server.inFlight.total() == 0);
    }

    @Test
    void aPartyHasItsShareOfStreams() throws Exception {
        Answers one = new Answers();
        Answers two = new Answers();
        Answers three = new Answers();
        StreamObserver<Envelope> first = open(one);
        first.onNext(envelope("a", PARTY));
        open(two).onNext(envelope("b", PARTY));
        List<Asked> asked = server.ledger.next(2);
        open(three).onNext(envelope("c", PARTY));
        StatusRuntimeException thrown = three.awaitFailure();
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(reason(thrown).getMetadataMap()).containsEntry("what", "streams of this party");
        asked.forEach(Asked::record);
        one.next();
        first.onCompleted();
        one.awaitCompletion();
        await(() -> server.inFlight.total() == 1);
        Answers again = new Answers();
        open(again).onNext(envelope("d", PARTY));
        assertThat(server.ledger.next().submission().envelopeId()).isEqualTo("d");
    }

    @Test
    void anEmptyStreamEndsWell() throws Exception {
        Answers answers = new Answers();
        open(answers).onCompleted();
        answers.awaitCompletion();
        assertThat(answers.waiting()).isZero();
    }

    @Test
    void aCallerThatLeavesFreesItsPlaces() throws Exception {
        Answers answers = new Answers();
        StreamObserver<Envelope> stream = open(answers);
        stream.onNext(envelope("e", PARTY));
        Asked asked = server.ledger.next();
        ((ClientCallStreamObserver<Envelope>) stream).cancel("gone", null);
        await(() -> server.inFlight.total() == 0);
        asked.record();
        assertThat(answers.awaitFailure().getStatus().getCode()).isEqualTo(Code.CANCELLED);
    }

    private StreamObserver<Envelope> open(Answers answers) {
        return RecordServiceGrpc.newStub(server.asParty()).recordStream(answers);
    }

    private static String[] ids(int from, int to) {
        String[] ids = new String[to - from];
        for (int i = from; i < to; i++) {
            ids[i - from] = "e" + i;
        }
        return ids;
    }

    private static final class NotReading implements ClientResponseObserver<Envelope, RecordStreamResponse> {
        private volatile ClientCallStreamObserver<Envelope> call;

        @Override
        public void beforeStart(ClientCallStreamObserver<Envelope> stream) {
            call = stream;
            stream.disableAutoRequestWithInitial(0);
        }

        @Override
        public void onNext(RecordStreamResponse value) {}

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onCompleted() {}
    }

    private static final class Answers implements StreamObserver<RecordStreamResponse> {
        private final LinkedBlockingQueue<RecordStreamResponse> received = new LinkedBlockingQueue<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile Throwable thrown;

        @Override
        public void onNext(RecordStreamResponse value) {
            received.add(value);
        }

        @Override
        public void onError(Throwable failure) {
            thrown = failure;
            over.countDown();
        }

        @Override
        public void onCompleted() {
            over.countDown();
        }

        RecordStreamResponse next() throws InterruptedException {
            RecordStreamResponse next = received.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("an answer, not %s", thrown).isNotNull();
            return next;
        }

        List<String> ids(int count) throws InterruptedException {
            List<String> ids = new ArrayList<>();
            while (ids.size() < count) {
                ids.add(next().getEnvelopeId());
            }
            return ids;
        }

        int waiting() {
            return received.size();
        }

        boolean failedYet() {
            return thrown != null;
        }

        StatusRuntimeException awaitFailure() throws InterruptedException {
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thrown).isInstanceOf(StatusRuntimeException.class);
            return (StatusRuntimeException) thrown;
        }

        void awaitCompletion() throws InterruptedException {
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thrown).isNull();
        }
    }
}
