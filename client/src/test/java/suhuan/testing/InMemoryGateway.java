package suhuan.testing;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import suhuan.api.v1.AccessServiceGrpc.AccessServiceImplBase;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.EventView;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.FindItemsResponse;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.PartyView;
import suhuan.api.v1.RecordServiceGrpc.RecordServiceImplBase;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.api.v1.SiteView;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;
import suhuan.api.v1.TraceServiceGrpc.TraceServiceImplBase;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.client.ClientOptions;
import suhuan.common.v1.Position;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recorded;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RegisterSite;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Verdict;

/**
 * A gateway in memory on a real port: keeps envelopes by id and compares their bytes, registers batteries by a few honest
 * rules, and breaks where it is told to.
 */
public final class InMemoryGateway implements AutoCloseable {
    public static final String PARTY = "91330206MA2DEM001L";
    public static final String KEY = "test-key";
    public static final String VIN = "LSUHN00A4R0123456";

    /** Told of every envelope that arrives, by its number from 1; decides what goes wrong. */
    public interface Faults {
        enum Fault {
            NONE,
            BREAK_BEFORE_COMMIT,
            BREAK_AFTER_COMMIT,
            BUSY
        }

        Fault at(int arrival);
    }

    private final Server server;
    private final int port;
    private final Map<String, ByteString> envelopes = new HashMap<>();
    private final Map<String, Recording> recordings = new HashMap<>();
    private final Map<String, RegisterBattery> batteries = new LinkedHashMap<>();
    private final Map<String, List<EventView>> histories = new HashMap<>();
    private final Map<String, TraceResponse> traces = new HashMap<>();
    private final Map<String, ItemView> items = new HashMap<>();
    private final Set<String> models;
    private final List<String> authorizations = new ArrayList<>();
    private Faults faults = arrival -> Faults.Fault.NONE;
    private int arrivals;

    public InMemoryGateway(Set<String> models) throws IOException {
        this.models = models;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(16 << 20)
                .addService(ServerInterceptors.intercept(new Records(), new Headers()))
                .addService(new Traces())
                .addService(new Access())
                .build()
                .start();
        this.port = server.getPort();
    }

    public ClientOptions options() {
        return ClientOptions.local().at("127.0.0.1", port).withKey(KEY);
    }

    public int port() {
        return port;
    }

    public synchronized void faults(Faults chosen) {
        faults = chosen;
        arrivals = 0;
    }

    public synchronized Map<String, RegisterBattery> batteries() {
        return new LinkedHashMap<>(batteries);
    }

    /** Commands of every envelope kept, in no order. */
    public synchronized List<Command> commands() throws InvalidProtocolBufferException {
        List<Command> commands = new ArrayList<>();
        for (ByteString envelope : envelopes.values()) {
            commands.addAll(
                    EnvelopePayload.parseFrom(Envelope.parseFrom(envelope).getPayload())
                            .getCommandsList());
        }
        return commands;
    }

    /** What an item's history shows. */
    public synchronized void history(String itemId, List<EventView> events) {
        histories.put(itemId, List.copyOf(events));
    }

    /** What the trace of an item is. */
    public synchronized void trace(String itemId, TraceResponse trace) {
        traces.put(itemId, trace);
    }

    /** An item that is no registered battery. */
    public synchronized void item(ItemView item) {
        items.put(item.getItemId(), item);
    }

    public synchronized int arrivals() {
        return arrivals;
    }

    public synchronized int envelopeCount() {
        return envelopes.size();
    }

    public synchronized List<String> authorizations() {
        return new ArrayList<>(authorizations);
    }

    @Override
    public void close() throws InterruptedException {
        server.shutdownNow();
        server.awaitTermination(10, TimeUnit.SECONDS);
    }

    private final class Headers implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            synchronized (InMemoryGateway.this) {
                authorizations.add(headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)));
            }
            return next.startCall(call, headers);
        }
    }

    /** An envelope refused as a whole. */
    private static final class Whole extends Exception {
        private static final long serialVersionUID = 1L;
        final transient Rejection rejection;

        Whole(Rejection rejection) {
            super(rejection.getReason().name());
            this.rejection = rejection;
        }
    }

    private synchronized Receipt record(Envelope envelope) throws Whole {
        Faults.Fault fault = faults.at(++arrivals);
        if (fault == Faults.Fault.BREAK_BEFORE_COMMIT) throw unknown();
        if (fault == Faults.Fault.BUSY) throw busy();
        EnvelopePayload payload;
        try {
            payload = EnvelopePayload.parseFrom(envelope.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw new Whole(rejection(RejectionReason.REJECTION_REASON_ENVELOPE_MALFORMED, "problem", "bytes"));
        }
        String id = payload.getEnvelopeId();
        ByteString known = envelopes.putIfAbsent(id, envelope.toByteString());
        if (known != null && !known.equals(envelope.toByteString())) {
            throw new Whole(rejection(RejectionReason.REJECTION_REASON_ENVELOPE_ID_REUSED, "envelope_id", id));
        }
        if (known == null) recordings.put(id, decide(payload));
        if (fault == Faults.Fault.BREAK_AFTER_COMMIT) throw unknown();
        return Receipt.newBuilder()
                .setRecording(recordings.get(id))
                .setAlreadyRecorded(known != null)
                .build();
    }

    private Recording decide(EnvelopePayload payload) {
        Recording.Builder recording = Recording.newBuilder()
                .setEnvelopeId(payload.getEnvelopeId())
                .setTransactionId("tx-" + envelopes.size())
                .setPosition(Position.newBuilder().setBlockNumber(envelopes.size()))
                .setRecordedAtMs(1_763_856_000_000L);
        for (Command command : payload.getCommandsList()) recording.addVerdicts(decide(command));
        return recording.build();
    }

    private Verdict decide(Command command) {
        if (!command.hasRegisterBattery()) {
            return Verdict.newBuilder()
                    .setRecorded(Recorded.getDefaultInstance())
                    .build();
        }
        RegisterBattery battery = command.getRegisterBattery();
        Rejection refused = refuse(battery);
        if (refused != null) return Verdict.newBuilder().setRefused(refused).build();
        batteries.put(battery.getBatteryCode(), battery);
        return Verdict.newBuilder().setRecorded(Recorded.getDefaultInstance()).build();
    }

    private Rejection refuse(RegisterBattery battery) {
        String code = battery.getBatteryCode();
        if (battery.getMassMg() < 1 || battery.getMassMg() > 100_000_000_000L) {
            return rejection(
                    RejectionReason.REJECTION_REASON_FIELD_OUT_OF_RANGE,
                    "field",
                    "mass_mg",
                    "value",
                    Long.toString(battery.getMassMg()),
                    "expected",
                    "1 to 100 t");
        }
        // Goods without a code are registered by what their label says.
        if (code.isEmpty() && !battery.getLegacyLabel().isEmpty()) return null;
        String problem = CodeRule.problem(code);
        if (problem != null) {
            return rejection(
                    RejectionReason.REJECTION_REASON_BATTERY_CODE_INVALID,
                    "value",
                    code,
                    "part",
                    problem,
                    "problem",
                    problem);
        }
        if (!models.contains(code.substring(0, 7))) {
            return rejection(
                    RejectionReason.REJECTION_REASON_MODEL_NOT_FILED,
                    "model_code",
                    code.substring(0, 7),
                    "battery_id",
                    code);
        }
        if (batteries.containsKey(code)) {
            return rejection(RejectionReason.REJECTION_REASON_BATTERY_ALREADY_REGISTERED, "battery_id", code);
        }
        return null;
    }

    private static Rejection rejection(RejectionReason reason, String... details) {
        Rejection.Builder rejection = Rejection.newBuilder().setReason(reason);
        for (int i = 0; i < details.length; i += 2) {
            rejection.addDetails(
                    RejectionDetail.newBuilder().setName(details[i]).setValue(details[i + 1]));
        }
        return rejection.build();
    }

    private static StatusRuntimeException unknown() {
        ErrorInfo info = ErrorInfo.newBuilder()
                .setDomain("gateway.suhuan")
                .setReason("COMMIT_OUTCOME_UNKNOWN")
                .build();
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.UNAVAILABLE.value())
                .setMessage("not known")
                .addDetails(Any.pack(info))
                .build());
    }

    private static StatusRuntimeException busy() {
        ErrorInfo info = ErrorInfo.newBuilder()
                .setDomain("gateway.suhuan")
                .setReason("OVERLOADED")
                .putMetadata("what", "calls")
                .putMetadata("retry_after_ms", "1")
                .build();
        RetryInfo retry = RetryInfo.newBuilder()
                .setRetryDelay(Duration.newBuilder().setNanos(1_000_000))
                .build();
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.RESOURCE_EXHAUSTED.value())
                .setMessage("busy")
                .addDetails(Any.pack(info))
                .addDetails(Any.pack(retry))
                .build());
    }

    private static StatusRuntimeException refusedCall(Rejection rejection) {
        ErrorInfo.Builder info = ErrorInfo.newBuilder()
                .setDomain("ledger.suhuan")
                .setReason(rejection.getReason().name().substring("REJECTION_REASON_".length()));
        rejection.getDetailsList().forEach(detail -> info.putMetadata(detail.getName(), detail.getValue()));
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.ALREADY_EXISTS.value())
                .addDetails(Any.pack(info.build()))
                .build());
    }

    private final class Records extends RecordServiceImplBase {
        @Override
        public void record(Envelope request, StreamObserver<Receipt> answer) {
            try {
                answer.onNext(InMemoryGateway.this.record(request));
                answer.onCompleted();
            } catch (Whole e) {
                answer.onError(refusedCall(e.rejection));
            } catch (StatusRuntimeException e) {
                answer.onError(e);
            }
        }

        @Override
        public StreamObserver<Envelope> recordStream(StreamObserver<RecordStreamResponse> answers) {
            return new StreamObserver<>() {
                private boolean broken;

                @Override
                public void onNext(Envelope envelope) {
                    if (broken) return;
                    try {
                        Receipt receipt = InMemoryGateway.this.record(envelope);
                        answers.onNext(RecordStreamResponse.newBuilder()
                                .setEnvelopeId(receipt.getRecording().getEnvelopeId())
                                .setReceipt(receipt)
                                .build());
                    } catch (Whole e) {
                        answers.onNext(RecordStreamResponse.newBuilder()
                                .setEnvelopeId(id(envelope))
                                .setRejection(e.rejection)
                                .build());
                    } catch (StatusRuntimeException e) {
                        broken = true;
                        answers.onError(e);
                    }
                }

                @Override
                public void onError(Throwable thrown) {
                    broken = true;
                }

                @Override
                public void onCompleted() {
                    if (!broken) answers.onCompleted();
                }
            };
        }

        private String id(Envelope envelope) {
            try {
                return EnvelopePayload.parseFrom(envelope.getPayload()).getEnvelopeId();
            } catch (InvalidProtocolBufferException e) {
                return "";
            }
        }
    }

    private final class Traces extends TraceServiceImplBase {
        @Override
        public void getHistory(GetHistoryRequest request, StreamObserver<GetHistoryResponse> answer) {
            List<EventView> events;
            synchronized (InMemoryGateway.this) {
                events = histories.getOrDefault(request.getItemId(), List.of());
            }
            answer.onNext(GetHistoryResponse.newBuilder().addAllEvents(events).build());
            answer.onCompleted();
        }

        @Override
        public void trace(TraceRequest request, StreamObserver<TraceResponse> answer) {
            TraceResponse trace;
            synchronized (InMemoryGateway.this) {
                trace = traces.getOrDefault(request.getItemId(), TraceResponse.getDefaultInstance());
            }
            answer.onNext(trace);
            answer.onCompleted();
        }

        @Override
        public void getItem(GetItemRequest request, StreamObserver<GetItemResponse> answer) {
            ItemView known;
            synchronized (InMemoryGateway.this) {
                known = items.get(request.getItemId());
            }
            if (known != null) {
                answer.onNext(GetItemResponse.newBuilder().setItem(known).build());
                answer.onCompleted();
                return;
            }
            if (request.getItemId().equals(PARTY)) {
                answer.onNext(GetItemResponse.newBuilder()
                        .setItem(ItemView.newBuilder()
                                .setKind(ItemKind.ITEM_KIND_PARTY)
                                .setItemId(PARTY)
                                .setParty(party()))
                        .build());
                answer.onCompleted();
                return;
            }
            RegisterBattery battery = batteries().get(request.getItemId());
            if (battery == null) {
                ErrorInfo info = ErrorInfo.newBuilder()
                        .setDomain("gateway.suhuan")
                        .setReason("ITEM_NOT_FOUND")
                        .putMetadata("item_id", request.getItemId())
                        .build();
                answer.onError(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                        .setCode(Status.Code.NOT_FOUND.value())
                        .addDetails(Any.pack(info))
                        .build()));
                return;
            }
            answer.onNext(GetItemResponse.newBuilder()
                    .setItem(ItemView.newBuilder()
                            .setKind(ItemKind.ITEM_KIND_BATTERY)
                            .setItemId(battery.getBatteryCode())
                            .setBattery(BatteryView.newBuilder()
                                    .setBatteryId(battery.getBatteryCode())
                                    .setMakerPartyId(PARTY)
                                    .setMassMg(battery.getMassMg())
                                    .setCapacityMah(battery.getCapacityMah())
                                    .setVoltageMv(battery.getVoltageMv())
                                    .setChildCount(battery.getChildren().getCount())
                                    .setChildrenSha256(battery.getChildren().getSha256())))
                    .build());
            answer.onCompleted();
        }

        /** One vehicle holds a battery. */
        @Override
        public void findItems(FindItemsRequest request, StreamObserver<FindItemsResponse> answer) {
            FindItemsResponse.Builder found = FindItemsResponse.newBuilder();
            if (request.getVin().equals(VIN)) {
                found.addItems(ItemView.newBuilder()
                        .setKind(ItemKind.ITEM_KIND_BATTERY)
                        .setItemId("B-1")
                        .setBattery(BatteryView.newBuilder().setBatteryId("B-1").setVin(VIN)));
            }
            answer.onNext(found.build());
            answer.onCompleted();
        }
    }

    private static PartyView party() {
        RegisterSite site = RegisterSite.newBuilder()
                .setSiteId("plant-1")
                .setPartyId(PARTY)
                .setName("一厂")
                .setKind(SiteKind.SITE_KIND_FACTORY)
                .build();
        return PartyView.newBuilder()
                .addSites(SiteView.newBuilder().setSite(site).setRegionName("宁波市"))
                .setSiteCount(4)
                .build();
    }

    private static final class Access extends AccessServiceImplBase {
        @Override
        public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> answer) {
            answer.onNext(WhoAmIResponse.newBuilder()
                    .setPartyId(PARTY)
                    .setPartyName("Test maker")
                    .setLedger("memory")
                    .setCommittedBlock(7)
                    .setProjectedBlock(7)
                    .setVersion("test")
                    .build());
            answer.onCompleted();
        }
    }
}
