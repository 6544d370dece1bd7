package suhuan.gateway.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.gateway.api.EnvelopeShape.Look;
import suhuan.gateway.api.call.Faults;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.identity.Caller;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.Rejection;

/**
 * One record stream. Envelopes go to the ledger as they come; answers go back in the order of the envelopes. Reading stops while
 * too many envelopes or bytes wait for their answer, or while the caller does not read its answers, so a stream needs a bounded
 * amount of memory. What the ledger could not answer ends the stream and names the first envelope without an answer.
 */
final class RecordStreamCall implements StreamObserver<Envelope> {
    /** Envelopes asked for at a time; their size is not known before they come. */
    private static final int MOST_ASKED_FOR = 32;
    /** Even a small envelope costs about so much. */
    private static final int LEAST_COUNTED_BYTES = 1024;

    private final Ledger ledger;
    private final Caller caller;
    private final GatewayLimits limits;
    private final ServerCallStreamObserver<RecordStreamResponse> out;

    // Guarded by this.
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long largestBytes = LEAST_COUNTED_BYTES;
    private int askedFor;
    private long received;
    private long answered;
    private boolean allReceived;
    private boolean ended;

    /** An envelope without an answer yet, or with one that waits for those before it. */
    private static final class Waiting {
        private final String envelopeId;
        private final int bytes;
        private @Nullable RecordStreamResponse answer;
        private @Nullable CallFailure failure;

        Waiting(String envelopeId, int bytes) {
            this.envelopeId = envelopeId;
            this.bytes = bytes;
        }

        boolean settled() {
            return answer != null || failure != null;
        }
    }

    RecordStreamCall(
            Ledger ledger, Caller caller, GatewayLimits limits, ServerCallStreamObserver<RecordStreamResponse> out) {
        this.ledger = ledger;
        this.caller = caller;
        this.limits = limits;
        this.out = out;
    }

    /** Takes over flow control. To be called before the service method returns. */
    void begin() {
        out.disableAutoRequest();
        out.setOnReadyHandler(this::advance);
        out.setOnCancelHandler(this::abandon);
        synchronized (this) {
            askedFor = 1;
        }
        out.request(1);
    }

    @Override
    public void onNext(Envelope envelope) {
        Look look = EnvelopeShape.look(envelope);
        String envelopeId = look instanceof Look.Readable readable ? readable.envelopeId() : "";
        Waiting place = new Waiting(envelopeId, Math.max(LEAST_COUNTED_BYTES, envelope.getSerializedSize()));
        synchronized (this) {
            askedFor--;
            received++;
            if (ended) {
                return;
            }
            waiting.add(place);
            waitingBytes += place.bytes;
            largestBytes = Math.max(largestBytes, place.bytes);
        }
        if (look instanceof Look.Unreadable unreadable) {
            settle(place, refused(place, unreadable.rejection()), null);
        } else if (look instanceof Look.Readable readable
                && !readable.senderId().equals(caller.partyId())) {
            settle(place, null, CallFailure.partyNotOfKey(caller.partyId(), readable.senderId()));
        } else if (look instanceof Look.Readable readable) {
            submit(place, readable.submission(caller.organisation()));
            askForMore();
        }
    }

    private void submit(Waiting place, LedgerSubmission submission) {
        ledger.submit(submission).whenComplete((answer, thrown) -> {
            if (answer instanceof SubmitAnswer.Recorded recorded) {
                RecordStreamResponse response = RecordStreamResponse.newBuilder()
                        .setEnvelopeId(place.envelopeId)
                        .setReceipt(recorded.receipt())
                        .build();
                settle(place, response, null);
            } else if (answer instanceof SubmitAnswer.Refused refused) {
                settle(place, refused(place, refused.rejection()), null);
            } else {
                Throwable cause = thrown == null ? new IllegalStateException("the ledger answered nothing") : thrown;
                String method = RecordServiceGrpc.getRecordStreamMethod().getFullMethodName();
                settle(place, null, Faults.failure(cause, place.envelopeId, method));
            }
        });
    }

    @Override
    public void onCompleted() {
        synchronized (this) {
            allReceived = true;
        }
        advance();
    }

    @Override
    public void onError(Throwable thrown) {
        abandon();
    }

    private synchronized void abandon() {
        ended = true;
        waiting.clear();
    }

    private synchronized void settle(
            Waiting place, @Nullable RecordStreamResponse answer, @Nullable CallFailure failure) {
        place.answer = answer;
        place.failure = failure;
        advance();
    }

    /** Sends what can be sent, ends what is over, asks for more where there is room. */
    private synchronized void advance() {
        while (!ended && out.isReady()) {
            Waiting first = waiting.peek();
            if (first == null || !first.settled()) {
                break;
            }
            if (first.failure != null) {
                endWith(first, first.failure);
                return;
            }
            waiting.remove();
            waitingBytes -= first.bytes;
            answered++;
            if (first.answer != null) {
                out.onNext(first.answer);
            }
        }
        if (!ended && allReceived && waiting.isEmpty()) {
            ended = true;
            out.onCompleted();
        } else {
            askForMore();
        }
    }

    private void endWith(Waiting first, CallFailure failure) {
        ended = true;
        waiting.clear();
        out.onError(failure.with("first_unanswered_envelope_id", first.envelopeId)
                .with("first_unanswered_index", Long.toString(answered))
                .asException());
    }

    /** Begins with one, so that the size of envelopes is known before many are asked for. */
    private synchronized void askForMore() {
        if (ended || allReceived || askedFor > MOST_ASKED_FOR / 2) {
            return;
        }
        long places = limits.streamEnvelopesInFlight() - waiting.size();
        long bySize = (limits.streamBytesInFlight().toBytes() - waitingBytes) / largestBytes;
        if (waiting.isEmpty()) {
            bySize = Math.max(1, bySize);
        }
        long more = Math.min(Math.min(MOST_ASKED_FOR, received + 1), Math.min(places, bySize)) - askedFor;
        if (more > 0) {
            askedFor += (int) more;
            out.request((int) more);
        }
    }

    private static RecordStreamResponse refused(Waiting place, Rejection rejection) {
        return RecordStreamResponse.newBuilder()
                .setEnvelopeId(place.envelopeId)
                .setRejection(rejection)
                .build();
    }
}
