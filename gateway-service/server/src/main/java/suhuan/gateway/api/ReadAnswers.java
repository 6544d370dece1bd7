package suhuan.gateway.api;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import suhuan.common.v1.Position;
import suhuan.gateway.api.call.CallContext;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.identity.Caller;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.gateway.readmodel.Answer;
import suhuan.gateway.readmodel.QueryTimedOutException;
import suhuan.gateway.readmodel.ReadModelUnavailableException;
import suhuan.gateway.readmodel.Viewer;

/** Gives answers of the read model once it has reached the position asked for; every failure with its reason. */
public final class ReadAnswers {
    private final MinPosition minPosition;
    private final GatewayLimits limits;

    /**
     * @param minPosition waits for positions
     * @param limits when to come back where the database does not answer
     */
    public ReadAnswers(MinPosition minPosition, GatewayLimits limits) {
        this.minPosition = minPosition;
        this.limits = limits;
    }

    /** Who asks, as the key says. */
    static Viewer viewer() {
        Caller caller = CallContext.caller();
        return new Viewer(caller.partyId(), caller.regulator());
    }

    /** Answers when the position is reached. */
    <T> void answer(
            String method,
            boolean hasPosition,
            Position position,
            StreamObserver<T> observer,
            Supplier<Answer<T>> question) {
        if (position.getBlockNumber() < 0) {
            throw CallFailure.requestInvalid(
                            "min_position.block_number", Long.toString(position.getBlockNumber()), "0 or more")
                    .asException();
        }
        minPosition.whenReached(hasPosition ? position.getBlockNumber() : -1, observer, () -> {
            observer.onNext(found(method, question));
            observer.onCompleted();
        });
    }

    private <T> T found(String method, Supplier<Answer<T>> question) {
        Answer<T> answer;
        try {
            answer = question.get();
        } catch (QueryTimedOutException e) {
            throw CallFailure.queryTooLong(method).asException();
        } catch (ReadModelUnavailableException e) {
            throw CallFailure.readModelUnavailable(limits.retryAfter().toMillis())
                    .asException();
        }
        if (answer instanceof Answer.Found<T> found) {
            return found.value();
        }
        if (answer instanceof Answer.InvalidRequest<T> invalid) {
            throw CallFailure.requestInvalid(invalid.field(), invalid.value(), invalid.expected())
                    .asException();
        }
        throw CallFailure.itemNotFound(((Answer.NotFound<T>) answer).itemId()).asException();
    }
}
