package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static suhuan.gateway.app.SharedGateway.REGULATOR;
import static suhuan.gateway.app.SharedGateway.access;
import static suhuan.gateway.app.SharedGateway.adminKey;
import static suhuan.gateway.app.SharedGateway.envelope;
import static suhuan.gateway.app.SharedGateway.newCreditCode;
import static suhuan.gateway.app.SharedGateway.newParty;
import static suhuan.gateway.app.SharedGateway.payload;
import static suhuan.gateway.app.SharedGateway.reason;
import static suhuan.gateway.app.SharedGateway.record;
import static suhuan.gateway.app.SharedGateway.recorded;
import static suhuan.gateway.app.SharedGateway.registerParty;
import static suhuan.gateway.app.SharedGateway.trace;

import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import suhuan.api.v1.ApiKeyView;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.CreateApiKeyResponse;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.api.v1.ListApiKeysRequest;
import suhuan.api.v1.ListHoldingsRequest;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.api.v1.RevokeApiKeyRequest;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.common.v1.Position;
import suhuan.common.v1.Role;
import suhuan.gateway.app.SharedGateway.Party;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RejectionReason;

@ExtendWith(SharedGateway.class)
class ServicesTest {
    private static int nextSerial = 1;

    @Test
    void aBatteryIsRecordedAndFoundByItsMakerAndTheRegulatorAndHiddenFromOthers() {
        Party maker = newParty("电池厂", Role.ROLE_BATTERY_MAKER);
        Party other = newParty("Other", Role.ROLE_COLLECTOR);
        String code = registeredBattery(maker);
        for (String key : List.of(maker.key(), adminKey())) {
            GetItemResponse item = trace(key).getItem(item(code));
            assertThat(item.getItem().getKind()).isEqualTo(ItemKind.ITEM_KIND_BATTERY);
            assertThat(item.getItem().getBattery().getMakerName()).isEqualTo("电池厂");
            assertThat(trace(key)
                            .findItems(
                                    FindItemsRequest.newBuilder().setCode(code).build())
                            .getItemsList())
                    .hasSize(1);
        }
        StatusRuntimeException hidden = thrownBy(() -> trace(other.key()).getItem(item(code)));
        StatusRuntimeException absent = thrownBy(() -> trace(other.key()).getItem(item("000" + code.substring(3))));
        assertThat(hidden.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(absent.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(StatusProto.fromThrowable(hidden).toString().replace(code, "?"))
                .isEqualTo(StatusProto.fromThrowable(absent).toString().replace("000" + code.substring(3), "?"));
        assertThat(trace(other.key())
                        .findItems(FindItemsRequest.newBuilder().setCode(code).build())
                        .getItemsList())
                .isEmpty();
    }

    @Test
    void historyTraceAndHoldingsAnswer() {
        Party maker = newParty("Maker", Role.ROLE_BATTERY_MAKER);
        String code = registeredBattery(maker);
        GetHistoryResponse history = trace(maker.key())
                .getHistory(GetHistoryRequest.newBuilder().setItemId(code).build());
        assertThat(history.getEventsList()).hasSize(1);
        assertThat(history.getEvents(0).getFact().hasBatteryRegistered()).isTrue();
        TraceResponse traced = trace(maker.key())
                .trace(TraceRequest.newBuilder().setItemId(code).build());
        assertThat(traced.getNodesList()).hasSize(1);
        assertThat(trace(maker.key())
                        .listHoldings(ListHoldingsRequest.getDefaultInstance())
                        .getTotalCount())
                .isEqualTo(1);
    }

    @Test
    void aRepeatedEnvelopeGetsTheSameRecordingAndOtherBytesAreRefused() {
        EnvelopePayload.Builder payload =
                payload(REGULATOR, registerParty(newCreditCode(), "Twice", Role.ROLE_REPAIRER));
        Receipt first = record(adminKey()).record(envelope(payload));
        Receipt again = record(adminKey()).record(envelope(payload));
        assertThat(first.getAlreadyRecorded()).isFalse();
        assertThat(again.getAlreadyRecorded()).isTrue();
        assertThat(again.getRecording().toByteString())
                .isEqualTo(first.getRecording().toByteString());
        StatusRuntimeException reused =
                thrownBy(() -> record(adminKey()).record(envelope(payload.setAllOrNothing(true))));
        assertThat(reused.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(reason(reused).getReason()).isEqualTo("ENVELOPE_ID_REUSED");
    }

    @Test
    void aRefusedCommandIsAVerdictAndAnUnreadableEnvelopeAnError() {
        Receipt receipt = record(adminKey())
                .record(envelope(payload(REGULATOR, registerParty("91110000000000000Z", "Bad", Role.ROLE_REPAIRER))));
        assertThat(receipt.getRecording().getVerdicts(0).getRefused().getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_CREDIT_CODE_INVALID);
        StatusRuntimeException thrown = thrownBy(() -> record(adminKey())
                .record(envelope(payload(REGULATOR, registerParty(newCreditCode(), "x", Role.ROLE_REPAIRER))
                        .setEnvelopeId("not-a-uuid"))));
        assertThat(reason(thrown).getReason()).isEqualTo("ENVELOPE_ID_MALFORMED");
        assertThat(reason(thrown).getMetadataMap()).containsEntry("value", "not-a-uuid");
    }

    @Test
    void aHundredThousandCommandsAreRefusedByTheContractAndTheServerStaysUp() {
        Command smallest = Command.newBuilder()
                .setRegisterBattery(RegisterBattery.newBuilder().setLegacyLabel("x"))
                .build();
        EnvelopePayload.Builder many = payload(REGULATOR);
        for (int i = 0; i < 100_000; i++) {
            many.addCommands(smallest);
        }
        StatusRuntimeException thrown = thrownBy(() -> record(adminKey()).record(envelope(many)));
        assertThat(reason(thrown).getReason()).isEqualTo("COMMAND_COUNT_OUT_OF_RANGE");
        assertThat(reason(thrown).getMetadataMap()).containsEntry("count", "100000");
        stillUp();
    }

    @Test
    void aMessageOf64MiBIsRefusedWithItsSizeAndTheServerStaysUp() {
        Envelope envelope =
                Envelope.newBuilder().setPayload(SharedGateway.bytes(64 << 20)).build();
        StatusRuntimeException thrown = thrownBy(() -> record(adminKey()).record(envelope));
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(reason(thrown).getReason()).isEqualTo("TOO_LARGE");
        assertThat(reason(thrown).getMetadataMap())
                .containsEntry("size", Integer.toString(envelope.getSerializedSize()))
                .containsEntry("limit", Integer.toString(16 << 20));
        stillUp();
    }

    @Test
    void aMinPositionIsWaitedForAndOneThatNeverComesIsSaid() {
        Party party = newParty("Waiting", Role.ROLE_REPAIRER);
        Receipt receipt =
                recorded(adminKey(), payload(REGULATOR, registerParty(newCreditCode(), "Late", Role.ROLE_REPAIRER)));
        GetItemResponse item = trace(party.key())
                .getItem(item(party.id()).toBuilder()
                        .setMinPosition(receipt.getRecording().getPosition())
                        .build());
        assertThat(item.getAsOf().getBlockNumber())
                .isGreaterThanOrEqualTo(receipt.getRecording().getPosition().getBlockNumber());

        StatusRuntimeException behind = thrownBy(() -> trace(party.key())
                .withDeadlineAfter(1500, TimeUnit.MILLISECONDS)
                .getItem(item(party.id()).toBuilder()
                        .setMinPosition(Position.newBuilder().setBlockNumber(1_000_000_000))
                        .build()));
        assertThat(behind.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(reason(behind).getReason()).isEqualTo("READ_MODEL_BEHIND");
        StatusRuntimeException negative = thrownBy(() -> trace(party.key())
                .getItem(item(party.id()).toBuilder()
                        .setMinPosition(Position.newBuilder().setBlockNumber(-1))
                        .build()));
        assertThat(reason(negative).getMetadataMap()).containsEntry("field", "min_position.block_number");
    }

    @Test
    void waitingReadersHoldNoThreads() throws Exception {
        Party party = newParty("Patient", Role.ROLE_REPAIRER);
        var stub = suhuan.api.v1.TraceServiceGrpc.newFutureStub(SharedGateway.as(party.key()))
                .withDeadlineAfter(20, TimeUnit.SECONDS);
        List<com.google.common.util.concurrent.ListenableFuture<GetItemResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            waiting.add(stub.getItem(item(party.id()).toBuilder()
                    .setMinPosition(Position.newBuilder().setBlockNumber(1_000_000_000))
                    .build()));
        }
        // More wait than there are threads that read; others are answered all the same.
        assertThat(trace(adminKey()).getItem(item(party.id())).hasItem()).isTrue();
        waiting.forEach(each -> each.cancel(true));
    }

    @Test
    void badQuestionsNameTheFieldInBothLanguages() throws Exception {
        StatusRuntimeException thrown = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> suhuan.api.v1.TraceServiceGrpc.newBlockingStub(SharedGateway.as(adminKey(), "zh-CN"))
                        .getHistory(GetHistoryRequest.newBuilder()
                                .setItemId("x")
                                .setPageSize(-5)
                                .build()));
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(thrown.getStatus().getDescription()).contains("的值 -5");
        BadRequest shape = StatusProto.fromThrowable(thrown).getDetailsList().stream()
                .filter(each -> each.is(BadRequest.class))
                .findFirst()
                .orElseThrow()
                .unpack(BadRequest.class);
        assertThat(shape.getFieldViolations(0).getField()).isEqualTo("page_size");
        for (ThrowingCallable bad : List.<ThrowingCallable>of(
                () -> trace(adminKey()).getItem(GetItemRequest.getDefaultInstance()),
                () -> trace(adminKey()).getItem(item("x".repeat(100_000))),
                () -> trace(adminKey()).findItems(FindItemsRequest.getDefaultInstance()),
                () -> trace(adminKey())
                        .getHistory(GetHistoryRequest.newBuilder()
                                .setItemId(REGULATOR)
                                .setPageToken("forged")
                                .build()),
                () -> trace(adminKey())
                        .trace(TraceRequest.newBuilder()
                                .setItemId("x")
                                .setMaxDepth(1_000_000)
                                .build()),
                () -> trace(adminKey())
                        .listHoldings(ListHoldingsRequest.newBuilder()
                                .setMinAgeDays(-1)
                                .build()))) {
            assertThat(reason(thrownBy(bad)).getReason()).isEqualTo("REQUEST_INVALID");
        }
    }

    @Test
    void keysAreMadeListedAndEnded() {
        Party party = newParty("Keys", Role.ROLE_REPAIRER);
        CreateApiKeyResponse own = access(party.key())
                .createApiKey(CreateApiKeyRequest.newBuilder()
                        .setPartyId(party.id())
                        .setLabel("扫码枪")
                        .build());
        assertThat(own.getApiKey()).matches("sk_[A-Za-z0-9_-]{43}");
        WhoAmIResponse me = access(own.getApiKey()).whoAmI(WhoAmIRequest.getDefaultInstance());
        assertThat(me.getPartyId()).isEqualTo(party.id());
        assertThat(me.getPartyName()).isEqualTo("Keys");
        assertThat(me.getRegulator()).isFalse();
        assertThat(me.getLedger()).isEqualTo("embedded");
        assertThat(access(adminKey()).whoAmI(WhoAmIRequest.getDefaultInstance()).getRegulator())
                .isTrue();

        List<ApiKeyView> keys = access(party.key())
                .listApiKeys(ListApiKeysRequest.getDefaultInstance())
                .getKeysList();
        assertThat(keys).extracting(ApiKeyView::getLabel).containsExactly("test", "扫码枪");
        assertThat(keys.toString()).doesNotContain(own.getApiKey());

        access(party.key())
                .revokeApiKey(RevokeApiKeyRequest.newBuilder()
                        .setKeyId(own.getKeyId())
                        .build());
        StatusRuntimeException ended =
                thrownBy(() -> access(own.getApiKey()).whoAmI(WhoAmIRequest.getDefaultInstance()));
        assertThat(reason(ended).getReason()).isEqualTo("API_KEY_INVALID");
        assertThat(access(adminKey())
                        .listApiKeys(ListApiKeysRequest.newBuilder()
                                .setPartyId(party.id())
                                .build())
                        .getKeys(1)
                        .getRevokedAtMs())
                .isPositive();
    }

    @Test
    void keysOfOthersAreNotForOthers() {
        Party one = newParty("One", Role.ROLE_REPAIRER);
        Party two = newParty("Two", Role.ROLE_REPAIRER);
        String keyOfTwo = access(two.key())
                .listApiKeys(ListApiKeysRequest.getDefaultInstance())
                .getKeys(0)
                .getKeyId();
        assertThat(reason(thrownBy(() -> access(one.key())
                                .createApiKey(CreateApiKeyRequest.newBuilder()
                                        .setPartyId(two.id())
                                        .setLabel("x")
                                        .build())))
                        .getReason())
                .isEqualTo("REGULATOR_ONLY");
        assertThat(reason(thrownBy(() -> access(one.key())
                                .listApiKeys(ListApiKeysRequest.newBuilder()
                                        .setPartyId(two.id())
                                        .build())))
                        .getReason())
                .isEqualTo("REGULATOR_ONLY");
        StatusRuntimeException hidden = thrownBy(() -> access(one.key())
                .revokeApiKey(
                        RevokeApiKeyRequest.newBuilder().setKeyId(keyOfTwo).build()));
        assertThat(reason(hidden).getReason()).isEqualTo("KEY_NOT_FOUND");
        assertThat(access(two.key()).whoAmI(WhoAmIRequest.getDefaultInstance()).getPartyId())
                .isEqualTo(two.id());
        StatusRuntimeException unregistered = thrownBy(() -> access(adminKey())
                .createApiKey(CreateApiKeyRequest.newBuilder()
                        .setPartyId(newCreditCode())
                        .setLabel("x")
                        .build()));
        assertThat(reason(unregistered).getReason()).isEqualTo("ITEM_NOT_FOUND");
        for (String label : List.of("", " ", "x".repeat(101))) {
            assertThat(reason(thrownBy(() -> access(one.key())
                                    .createApiKey(CreateApiKeyRequest.newBuilder()
                                            .setPartyId(one.id())
                                            .setLabel(label)
                                            .build())))
                            .getMetadataMap())
                    .containsEntry("field", "label");
        }
    }

    @Test
    void aStreamRecordsInOrder() throws Exception {
        Party maker = newParty("Stream", Role.ROLE_BATTERY_MAKER);
        List<String> sent = new ArrayList<>();
        List<RecordStreamResponse> answers = new ArrayList<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        StreamObserver<Envelope> stream = RecordServiceGrpc.newStub(SharedGateway.as(maker.key()))
                .recordStream(new StreamObserver<>() {
                    @Override
                    public void onNext(RecordStreamResponse value) {
                        answers.add(value);
                    }

                    @Override
                    public void onError(Throwable thrown) {
                        over.completeExceptionally(thrown);
                    }

                    @Override
                    public void onCompleted() {
                        over.complete(null);
                    }
                });
        for (int i = 0; i < 1000; i++) {
            EnvelopePayload.Builder payload = payload(
                    maker.id(),
                    Command.newBuilder()
                            .setRegisterBattery(RegisterBattery.newBuilder()
                                    .setLegacyLabel("old " + i)
                                    .setMassMg(1_000_000)
                                    .setCapacityMah(1000)
                                    .setVoltageMv(3600))
                            .build());
            if (i == 500) {
                payload.setEnvelopeId("bad");
            }
            sent.add(payload.getEnvelopeId());
            stream.onNext(envelope(payload));
        }
        stream.onCompleted();
        over.get(60, TimeUnit.SECONDS);
        assertThat(answers).extracting(RecordStreamResponse::getEnvelopeId).containsExactlyElementsOf(sent);
        assertThat(answers.get(500).getRejection().getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_ENVELOPE_ID_MALFORMED);
        assertThat(answers.stream().filter(RecordStreamResponse::hasReceipt)).hasSize(999);
    }

    @Test
    void healthAndReflectionNeedNoKey() throws Exception {
        assertThat(HealthGrpc.newBlockingStub(SharedGateway.anonymous())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        CompletableFuture<ServerReflectionResponse> listed = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> reflection = ServerReflectionGrpc.newStub(SharedGateway.anonymous())
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse value) {
                        listed.complete(value);
                    }

                    @Override
                    public void onError(Throwable thrown) {
                        listed.completeExceptionally(thrown);
                    }

                    @Override
                    public void onCompleted() {}
                });
        reflection.onNext(
                ServerReflectionRequest.newBuilder().setListServices("").build());
        assertThat(listed.get(20, TimeUnit.SECONDS)
                        .getListServicesResponse()
                        .getServiceList()
                        .toString())
                .contains("suhuan.api.v1.RecordService", "suhuan.api.v1.TraceService", "suhuan.api.v1.AccessService");
        reflection.onCompleted();
        StatusRuntimeException nobody =
                thrownBy(() -> suhuan.api.v1.AccessServiceGrpc.newBlockingStub(SharedGateway.anonymous())
                        .whoAmI(WhoAmIRequest.getDefaultInstance()));
        assertThat(nobody.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
    }

    private static String registeredBattery(Party maker) {
        String serial = String.format("%07d", nextSerial++);
        String model = maker.id().substring(14, 17) + "PB24";
        recorded(
                adminKey(),
                payload(
                        REGULATOR,
                        Command.newBuilder()
                                .setFileModel(FileModel.newBuilder()
                                        .setModelCode(model)
                                        .setMakerPartyId(maker.id())
                                        .setName("Pack")
                                        .setNominalMassMg(300_000_000)
                                        .setNominalCapacityMah(100_000)
                                        .setNominalVoltageMv(400_000))
                                .build()));
        String code = model + "0000003" + "B3C" + serial;
        Receipt receipt = recorded(
                maker.key(),
                payload(
                        maker.id(),
                        Command.newBuilder()
                                .setRegisterBattery(RegisterBattery.newBuilder()
                                        .setBatteryCode(code)
                                        .setMassMg(300_000_000)
                                        .setCapacityMah(100_000)
                                        .setVoltageMv(400_000))
                                .build()));
        trace(maker.key())
                .getItem(item(code).toBuilder()
                        .setMinPosition(receipt.getRecording().getPosition())
                        .build());
        return code;
    }

    private static GetItemRequest item(String id) {
        return GetItemRequest.newBuilder().setItemId(id).build();
    }

    private static StatusRuntimeException thrownBy(ThrowingCallable call) {
        StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static void stillUp() {
        assertThat(access(adminKey()).whoAmI(WhoAmIRequest.getDefaultInstance()).getPartyId())
                .isEqualTo(REGULATOR);
    }

    @Test
    void bytesOfThePayloadReachTheLedgerUnchanged() {
        // An unknown field would be lost by re-encoding; the contract must see it, and refuses it.
        ByteString odd = payload(REGULATOR, registerParty(newCreditCode(), "Odd", Role.ROLE_REPAIRER))
                .build()
                .toByteString()
                .concat(ByteString.copyFrom(new byte[] {(byte) 0xF8, 0x07, 1}));
        StatusRuntimeException thrown = thrownBy(() ->
                record(adminKey()).record(Envelope.newBuilder().setPayload(odd).build()));
        assertThat(reason(thrown).getReason()).isEqualTo("ENVELOPE_MALFORMED");
    }
}
