package suhuan.gateway.api;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.gateway.api.EnvelopeShape.Look;
import suhuan.gateway.api.call.CallContext;
import suhuan.gateway.api.call.Faults;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.identity.Caller;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.Receipt;

/** The one door for writes: forwards envelopes to the ledger and never waits on a thread. */
public final class RecordEndpoint extends RecordServiceGrpc.RecordServiceImplBase {
    private final Ledger ledger;
    private final GatewayLimits limits;

    /**
     * @param ledger where envelopes go
     * @param limits of streams, and the deadline of calls that name none
     */
    public RecordEndpoint(Ledger ledger, GatewayLimits limits) {
        this.ledger = ledger;
        this.limits = limits;
    }

    @Override
    public void record(Envelope request, StreamObserver<Receipt> observer) {
        if (observer instanceof ServerCallStreamObserver<Receipt> call) {
            // A caller that goes away leaves its envelope to the ledger; the answer is dropped without a word.
            call.setOnCancelHandler(() -> {});
        }
        Caller caller = CallContext.caller();
        Look look = EnvelopeShape.look(request);
        if (look instanceof Look.Unreadable unreadable) {
            throw CallFailure.refused(unreadable.rejection()).asException();
        }
        Look.Readable readable = (Look.Readable) look;
        if (!readable.senderId().equals(caller.partyId())) {
            throw CallFailure.partyNotOfKey(caller.partyId(), readable.senderId())
                    .asException();
        }
        inTime(ledger.submit(readable.submission(caller.organisation())))
                .whenComplete((answer, thrown) -> reply(readable.envelopeId(), answer, thrown, observer));
    }

    @Override
    public StreamObserver<Envelope> recordStream(StreamObserver<RecordStreamResponse> observer) {
        RecordStreamCall call = new RecordStreamCall(
                ledger, CallContext.caller(), limits, (ServerCallStreamObserver<RecordStreamResponse>) observer);
        call.begin();
        return call;
    }

    /** A caller's own deadline ends its call by itself; a caller without one gets the default. */
    private CompletableFuture<SubmitAnswer> inTime(CompletableFuture<SubmitAnswer> answer) {
        if (Context.current().getDeadline() != null) {
            return answer;
        }
        return answer.copy().orTimeout(limits.defaultDeadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void reply(
            String envelopeId,
            @Nullable SubmitAnswer answer,
            @Nullable Throwable thrown,
            StreamObserver<Receipt> observer) {
        if (answer instanceof SubmitAnswer.Recorded recorded) {
            observer.onNext(recorded.receipt());
            observer.onCompleted();
        } else if (answer instanceof SubmitAnswer.Refused refused) {
            observer.onError(CallFailure.refused(refused.rejection()).asException());
        } else {
            Throwable cause = thrown == null ? new IllegalStateException("the ledger answered nothing") : thrown;
            observer.onError(Faults.failure(
                            cause,
                            envelopeId,
                            RecordServiceGrpc.getRecordMethod().getFullMethodName())
                    .asException());
        }
    }
}
