package suhuan.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static suhuan.gateway.api.ServerUnderTest.PARTY;
import static suhuan.gateway.api.ServerUnderTest.envelope;
import static suhuan.gateway.api.ServerUnderTest.reason;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RecordServiceGrpc.RecordServiceBlockingStub;
import suhuan.gateway.doubles.ScriptedLedger.Asked;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Signature;

class RecordCallTest {
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
    void theEnvelopeReachesTheLedgerByteForByteInTheOrganisationOfTheKey() throws Exception {
        Envelope envelope = envelope("e1", PARTY).toBuilder()
                .setSignature(Signature.newBuilder().setKeyId("k").setValue(ByteString.copyFromUtf8("v")))
                .build();
        ListenableFuture<Receipt> call =
                RecordServiceGrpc.newFutureStub(server.asParty()).record(envelope);
        Asked asked = server.ledger.next();
        assertThat(asked.submission().envelope()).isEqualTo(envelope.toByteString());
        assertThat(asked.submission().organisation()).isEqualTo("Org1");
        assertThat(asked.submission().envelopeId()).isEqualTo("e1");
        assertThat(call.isDone()).isFalse();
        asked.record();
        assertThat(call.get(10, TimeUnit.SECONDS).getRecording().getEnvelopeId())
                .isEqualTo("e1");
    }

    @Test
    void anUnsignedPayloadIsEncodedOnce() throws Exception {
        EnvelopePayload payload = EnvelopePayload.newBuilder()
                .setEnvelopeId("e2")
                .setPartyId(PARTY)
                .build();
        RecordServiceGrpc.newFutureStub(server.asParty())
                .record(Envelope.newBuilder().setUnsignedPayload(payload).build());
        Envelope forwarded =
                Envelope.parseFrom(server.ledger.next().submission().envelope());
        assertThat(forwarded.getPayload()).isEqualTo(payload.toByteString());
        assertThat(forwarded.hasUnsignedPayload()).isFalse();
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeTheLedger() {
        EnvelopePayload payload = EnvelopePayload.newBuilder().setPartyId(PARTY).build();
        List<Envelope> unreadable = List.of(
                Envelope.getDefaultInstance(),
                Envelope.newBuilder()
                        .setPayload(ByteString.copyFromUtf8("\u0007garbage"))
                        .build(),
                Envelope.newBuilder()
                        .setPayload(payload.toByteString().substring(0, 5))
                        .build(),
                Envelope.newBuilder()
                        .setPayload(payload.toByteString())
                        .setUnsignedPayload(payload)
                        .build(),
                Envelope.newBuilder()
                        .setUnsignedPayload(payload)
                        .setSignature(Signature.getDefaultInstance())
                        .build());
        for (Envelope envelope : unreadable) {
            StatusRuntimeException thrown = failure(envelope);
            assertThat(thrown.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(reason(thrown).getReason()).isEqualTo("ENVELOPE_MALFORMED");
            assertThat(reason(thrown).getDomain()).isEqualTo("ledger.suhuan");
        }
        assertThat(server.ledger.waiting()).isZero();
    }

    @Test
    void aKeyActsForItsOwnPartyOnly() {
        StatusRuntimeException thrown = failure(envelope("e3", "91110000000000000B"));
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
        ErrorInfo reason = reason(thrown);
        assertThat(reason.getReason()).isEqualTo("PARTY_NOT_OF_KEY");
        assertThat(reason.getMetadataMap())
                .containsEntry("key_party_id", PARTY)
                .containsEntry("party_id", "91110000000000000B");
    }

    /** Whether there is such a delegation is the contract's to say; whose key sends is checked here. */
    @Test
    void aKeyActsForAnotherPartyOnlyInTheNameOfItsOwn() {
        server.ledger.answerAtOnce();
        EnvelopePayload payload = EnvelopePayload.newBuilder()
                .setEnvelopeId("e4")
                .setPartyId("91110000000000000B")
                .setDelegationId("D")
                .setDelegatePartyId(PARTY)
                .build();
        for (Envelope sent : List.of(
                Envelope.newBuilder().setPayload(payload.toByteString()).build(),
                Envelope.newBuilder().setUnsignedPayload(payload).build())) {
            assertThat(RecordServiceGrpc.newBlockingStub(server.asParty())
                            .record(sent)
                            .hasRecording())
                    .isTrue();
        }
        EnvelopePayload others =
                payload.toBuilder().setDelegatePartyId("91110000000000000C").build();
        StatusRuntimeException thrown =
                failure(Envelope.newBuilder().setPayload(others.toByteString()).build());
        assertThat(reason(thrown).getMetadataMap()).containsEntry("party_id", "91110000000000000C");
    }

    @Test
    void aRefusalOfTheLedgerBecomesItsStatusInTheCallersLanguage() throws Exception {
        server.keys.create(PARTY, "Org1", "zh");
        ListenableFuture<Receipt> call = RecordServiceGrpc.newFutureStub(server.as(
                        server.keys.create(PARTY, "Org1", "zh").secret().reveal(), "zh-CN"))
                .record(envelope("e4", PARTY));
        server.ledger
                .next()
                .answer()
                .complete(new SubmitAnswer.Refused(Rejection.newBuilder()
                        .setReason(RejectionReason.REJECTION_REASON_ENVELOPE_ID_REUSED)
                        .addDetails(RejectionDetail.newBuilder()
                                .setName("envelope_id")
                                .setValue("e4"))
                        .build()));
        StatusRuntimeException thrown = failure(call);
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(thrown.getStatus().getDescription()).isEqualTo("信封 e4 此前已以不同内容登记");
        assertThat(reason(thrown).getReason()).isEqualTo("ENVELOPE_ID_REUSED");
    }

    @Test
    void everyFailureOfTheLedgerHasAReason() throws Exception {
        assertThat(reasonAfter(new LedgerOverloadedException("queue", 1500))).isEqualTo("OVERLOADED");
        assertThat(reasonAfter(new LedgerReadOnlyException("disk full"))).isEqualTo("LEDGER_READ_ONLY");
        assertThat(reasonAfter(new CommitOutcomeUnknownException("e", new RuntimeException())))
                .isEqualTo("COMMIT_OUTCOME_UNKNOWN");
        assertThat(reasonAfter(new IllegalStateException("broken"))).isEqualTo("INTERNAL");
    }

    @Test
    void aFaultShowsAnIdAndNothingElse() throws Exception {
        ListenableFuture<Receipt> call =
                RecordServiceGrpc.newFutureStub(server.asParty()).record(envelope());
        server.ledger.next().fail(new IllegalStateException("secret inside"));
        StatusRuntimeException thrown = failure(call);
        assertThat(thrown.toString()).doesNotContain("secret inside");
        assertThat(reason(thrown).getMetadataMap().get("fault_id")).matches("[0-9a-f]{12}");
    }

    @Test
    void aCallWithoutDeadlineIsNotLeftWaitingForEver() {
        StatusRuntimeException thrown = failure(envelope("e5", PARTY));
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(reason(thrown).getReason()).isEqualTo("COMMIT_OUTCOME_UNKNOWN");
        assertThat(reason(thrown).getMetadataMap()).containsEntry("envelope_id", "e5");
    }

    @Test
    void noKeyAWrongKeyAndAnEndedKeyAreAnsweredAlike() {
        var created = server.keys.create(PARTY, "Org1", "to be ended");
        RecordServiceBlockingStub ended =
                RecordServiceGrpc.newBlockingStub(server.as(created.secret().reveal(), "en"));
        server.ledger.answerAtOnce();
        assertThat(ended.record(envelope()).hasRecording()).isTrue();
        server.keys.revoke(created.key().keyId());
        List<RecordServiceBlockingStub> strangers = List.of(
                ended,
                RecordServiceGrpc.newBlockingStub(server.raw()),
                RecordServiceGrpc.newBlockingStub(server.as("sk_" + "A".repeat(43), "en")));
        for (RecordServiceBlockingStub stranger : strangers) {
            StatusRuntimeException thrown =
                    catchThrowableOfType(StatusRuntimeException.class, () -> stranger.record(envelope()));
            assertThat(thrown.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(reason(thrown).getReason()).isEqualTo("API_KEY_INVALID");
        }
    }

    @Test
    void moreCallsThanAPartysShareAreTurnedAwayAndSayWhenToComeBack() throws Exception {
        List<ListenableFuture<Receipt>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(RecordServiceGrpc.newFutureStub(server.asParty())
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .record(envelope()));
        }
        List<Asked> asked = server.ledger.next(4);
        StatusRuntimeException thrown = failure(envelope());
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(reason(thrown).getReason()).isEqualTo("OVERLOADED");
        assertThat(StatusProto.fromThrowable(thrown).getDetailsList()).anyMatch(each -> each.is(RetryInfo.class));
        asked.forEach(Asked::record);
        for (ListenableFuture<Receipt> call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS).hasRecording()).isTrue();
        }
        server.ledger.answerAtOnce();
        // The places are given back when the calls are over on the server, a moment after the clients have their
        // answers.
        await(() -> server.inFlight.total() == 0);
        assertThat(RecordServiceGrpc.newBlockingStub(server.asParty())
                        .record(envelope())
                        .hasRecording())
                .isTrue();
    }

    @Test
    void theLimitOfAllCallsHoldsAcrossParties() throws Exception {
        List<Asked> asked = new ArrayList<>();
        for (int party = 0; party < 2; party++) {
            String id = "9111000000000000" + party + "C";
            String key = server.keys.create(id, "Org1", "many").secret().reveal();
            for (int i = 0; i < 3; i++) {
                RecordServiceGrpc.newFutureStub(server.as(key, "en"))
                        .withDeadlineAfter(20, TimeUnit.SECONDS)
                        .record(envelope("e" + i, id));
                asked.add(server.ledger.next());
            }
        }
        StatusRuntimeException thrown = failure(envelope());
        assertThat(reason(thrown).getMetadataMap()).containsEntry("what", "calls in flight");
        asked.forEach(Asked::record);
    }

    @Test
    void aMessageAboveTheLimitIsNumberedAndTheServerStaysUp() {
        Envelope large = Envelope.newBuilder()
                .setPayload(ByteString.copyFrom(new byte[3 << 20]))
                .build();
        StatusRuntimeException thrown = failure(large);
        assertThat(thrown.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(reason(thrown).getReason()).isEqualTo("TOO_LARGE");
        assertThat(reason(thrown).getMetadataMap())
                .containsEntry("size", Integer.toString(large.getSerializedSize()))
                .containsEntry("limit", "1048576");

        Envelope huge = Envelope.newBuilder()
                .setPayload(ByteString.copyFrom(new byte[20 << 20]))
                .build();
        assertThat(failure(huge).getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        server.ledger.answerAtOnce();
        assertThat(RecordServiceGrpc.newBlockingStub(server.asParty())
                        .record(envelope())
                        .hasRecording())
                .isTrue();
    }

    @Test
    void bytesThatAreNoMessageAreNumbered() {
        long seed = Long.getLong("suhuan.seed") == null ? System.nanoTime() : Long.getLong("suhuan.seed");
        System.out.println("RecordCallTest seed " + seed);
        Random random = new Random(seed);
        MethodDescriptor<byte[], Receipt> method = RecordServiceGrpc.getRecordMethod().toBuilder(
                        new MethodDescriptor.Marshaller<byte[]>() {
                            @Override
                            public InputStream stream(byte[] value) {
                                return new ByteArrayInputStream(value);
                            }

                            @Override
                            public byte[] parse(InputStream stream) {
                                throw new UnsupportedOperationException("requests are only sent");
                            }
                        },
                        RecordServiceGrpc.getRecordMethod().getResponseMarshaller())
                .build();
        for (int round = 0; round < 200; round++) {
            byte[] garbage = new byte[1 + random.nextInt(200)];
            random.nextBytes(garbage);
            StatusRuntimeException thrown = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(server.asParty(), method, CallOptions.DEFAULT, garbage));
            assertThat(thrown).as("seed %d round %d", seed, round).isNotNull();
            assertThat(thrown.getStatus().getCode()).isIn(Code.INVALID_ARGUMENT, Code.PERMISSION_DENIED);
            assertThat(reason(thrown).getReason()).isIn("REQUEST_INVALID", "ENVELOPE_MALFORMED", "PARTY_NOT_OF_KEY");
        }
        assertThat(server.ledger.waiting()).isZero();
    }

    @Test
    void callsAreCountedByMethodAndOutcome() {
        server.ledger.answerAtOnce();
        RecordServiceGrpc.newBlockingStub(server.asParty()).record(envelope());
        failure(envelope("e", "OTHER"));
        await(() -> count("OK") == 1 && count("PARTY_NOT_OF_KEY") == 1);
    }

    private long count(String outcome) {
        var timer = server.registry
                .find("suhuan.calls")
                .tag("method", "suhuan.api.v1.RecordService/Record")
                .tag("outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private String reasonAfter(RuntimeException ofLedger) throws Exception {
        ListenableFuture<Receipt> call =
                RecordServiceGrpc.newFutureStub(server.asParty()).record(envelope());
        server.ledger.next().fail(ofLedger);
        return reason(failure(call)).getReason();
    }

    private StatusRuntimeException failure(Envelope envelope) {
        StatusRuntimeException thrown = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> RecordServiceGrpc.newBlockingStub(server.asParty()).record(envelope));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static StatusRuntimeException failure(ListenableFuture<Receipt> call) throws Exception {
        try {
            call.get(10, TimeUnit.SECONDS);
            throw new AssertionError("the call should have failed");
        } catch (ExecutionException e) {
            return (StatusRuntimeException) e.getCause();
        }
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not in 10 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
