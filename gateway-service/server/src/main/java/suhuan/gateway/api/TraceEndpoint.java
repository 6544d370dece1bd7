package suhuan.gateway.api;

import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.FindItemsResponse;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.api.v1.ListHoldingsRequest;
import suhuan.api.v1.ListHoldingsResponse;
import suhuan.api.v1.ListSightingsRequest;
import suhuan.api.v1.ListSightingsResponse;
import suhuan.api.v1.TraceElementRequest;
import suhuan.api.v1.TraceElementResponse;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;
import suhuan.api.v1.TraceServiceGrpc;
import suhuan.gateway.readmodel.ReadModel;
import suhuan.gateway.readmodel.Viewer;

/** Questions to the read model, as whoever the key says. */
public final class TraceEndpoint extends TraceServiceGrpc.TraceServiceImplBase {
    private final ReadModel readModel;
    private final ReadAnswers answers;
    private final InstantSource clock;

    /**
     * @param readModel answers
     * @param answers gives the answers
     * @param clock for what is expired and how old holdings are
     */
    public TraceEndpoint(ReadModel readModel, ReadAnswers answers, InstantSource clock) {
        this.readModel = readModel;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void getItem(GetItemRequest request, StreamObserver<GetItemResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "GetItem",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.getItem(request, viewer, clock.millis()));
    }

    @Override
    public void getHistory(GetHistoryRequest request, StreamObserver<GetHistoryResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "GetHistory",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.getHistory(request, viewer, clock.millis()));
    }

    @Override
    public void trace(TraceRequest request, StreamObserver<TraceResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "Trace",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.trace(request, viewer, clock.millis()));
    }

    @Override
    public void listHoldings(ListHoldingsRequest request, StreamObserver<ListHoldingsResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListHoldings",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.listHoldings(request, viewer, clock.millis()));
    }

    @Override
    public void findItems(FindItemsRequest request, StreamObserver<FindItemsResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "FindItems",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.findItems(request, viewer, clock.millis()));
    }

    @Override
    public void listSightings(ListSightingsRequest request, StreamObserver<ListSightingsResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListSightings",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.listSightings(request, viewer, clock.millis()));
    }

    @Override
    public void traceElement(TraceElementRequest request, StreamObserver<TraceElementResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "TraceElement",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> readModel.traceElement(request, viewer, clock.millis()));
    }
}
