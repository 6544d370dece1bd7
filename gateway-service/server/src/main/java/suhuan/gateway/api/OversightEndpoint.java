package suhuan.gateway.api;

import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetAccountResponse;
import suhuan.api.v1.GetStockSeriesRequest;
import suhuan.api.v1.GetStockSeriesResponse;
import suhuan.api.v1.ListDutiesRequest;
import suhuan.api.v1.ListDutiesResponse;
import suhuan.api.v1.ListElementsRequest;
import suhuan.api.v1.ListElementsResponse;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListEntriesResponse;
import suhuan.api.v1.ListFlowsRequest;
import suhuan.api.v1.ListFlowsResponse;
import suhuan.api.v1.ListIndicatorsRequest;
import suhuan.api.v1.ListIndicatorsResponse;
import suhuan.api.v1.ListRecoveryRequest;
import suhuan.api.v1.ListRecoveryResponse;
import suhuan.api.v1.ListStockRequest;
import suhuan.api.v1.ListStockResponse;
import suhuan.api.v1.OversightServiceGrpc;
import suhuan.gateway.readmodel.OversightModel;
import suhuan.gateway.readmodel.Viewer;

/** Questions of oversight, as whoever the key says. */
public final class OversightEndpoint extends OversightServiceGrpc.OversightServiceImplBase {
    private final OversightModel model;
    private final ReadAnswers answers;
    private final InstantSource clock;

    /**
     * @param model answers
     * @param answers gives the answers
     * @param clock for what is overdue and how old stock is
     */
    public OversightEndpoint(OversightModel model, ReadAnswers answers, InstantSource clock) {
        this.model = model;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "GetAccount",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.getAccount(request, viewer, clock.millis()));
    }

    @Override
    public void listEntries(ListEntriesRequest request, StreamObserver<ListEntriesResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListEntries",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listEntries(request, viewer, clock.millis()));
    }

    @Override
    public void listStock(ListStockRequest request, StreamObserver<ListStockResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListStock",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listStock(request, viewer, clock.millis()));
    }

    @Override
    public void getStockSeries(GetStockSeriesRequest request, StreamObserver<GetStockSeriesResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "GetStockSeries",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.getStockSeries(request, viewer, clock.millis()));
    }

    @Override
    public void listDuties(ListDutiesRequest request, StreamObserver<ListDutiesResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListDuties",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listDuties(request, viewer, clock.millis()));
    }

    @Override
    public void listFlows(ListFlowsRequest request, StreamObserver<ListFlowsResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListFlows",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listFlows(request, viewer, clock.millis()));
    }

    @Override
    public void listIndicators(ListIndicatorsRequest request, StreamObserver<ListIndicatorsResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListIndicators",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listIndicators(request, viewer, clock.millis()));
    }

    @Override
    public void listElements(ListElementsRequest request, StreamObserver<ListElementsResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListElements",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listElements(request, viewer, clock.millis()));
    }

    @Override
    public void listRecovery(ListRecoveryRequest request, StreamObserver<ListRecoveryResponse> observer) {
        Viewer viewer = ReadAnswers.viewer();
        answers.answer(
                "ListRecovery",
                request.hasMinPosition(),
                request.getMinPosition(),
                observer,
                () -> model.listRecovery(request, viewer, clock.millis()));
    }
}
