package suhuan.gateway.app;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.TraceServiceGrpc;
import suhuan.common.v1.Role;
import suhuan.gateway.api.call.CallContext;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.Verdict;

/** One whole gateway for all tests that call it: real ports, real ledger, real contract, real PostgreSQL. */
public final class SharedGateway implements BeforeAllCallback, AutoCloseable {
    static final String REGULATOR = "11100000000000000J";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final AtomicInteger NEXT_PARTY = new AtomicInteger(1);

    private static Path folder;
    private static Gateway gateway;
    private static ManagedChannel channel;
    private static String adminKey;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent("shared gateway", name -> start(), SharedGateway.class);
    }

    private static SharedGateway start() {
        try {
            folder = Files.createTempDirectory("suhuan-gateway-test");
            gateway = Gateway.serve(
                    "--suhuan.data-folder=" + folder,
                    "--server.port=0",
                    "--spring.grpc.server.port=0",
                    "--suhuan.limits.calls-in-flight-per-caller=40");
            adminKey = Files.readString(folder.resolve("admin.key")).strip();
            channel = NettyChannelBuilder.forAddress("127.0.0.1", gateway.grpcPort())
                    .usePlaintext()
                    .maxInboundMessageSize(64 << 20)
                    .build();
            return new SharedGateway();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        channel.shutdownNow();
        gateway.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static Gateway gateway() {
        return gateway;
    }

    static Path folder() {
        return folder;
    }

    static String adminKey() {
        return adminKey;
    }

    static String http(String path) {
        return "http://127.0.0.1:" + gateway.httpPort() + path;
    }

    static Channel anonymous() {
        return channel;
    }

    static Channel as(String apiKey) {
        return as(apiKey, "en");
    }

    static Channel as(String apiKey, String language) {
        Metadata headers = new Metadata();
        headers.put(CallContext.AUTHORIZATION, "Bearer " + apiKey);
        headers.put(CallContext.ACCEPT_LANGUAGE, language);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    static RecordServiceGrpc.RecordServiceBlockingStub record(String apiKey) {
        return RecordServiceGrpc.newBlockingStub(as(apiKey)).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    static TraceServiceGrpc.TraceServiceBlockingStub trace(String apiKey) {
        return TraceServiceGrpc.newBlockingStub(as(apiKey)).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    static AccessServiceGrpc.AccessServiceBlockingStub access(String apiKey) {
        return AccessServiceGrpc.newBlockingStub(as(apiKey)).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    /** A credit code nobody has, with its check character. */
    static String newCreditCode() {
        String first17 = String.format("91110000%09d", NEXT_PARTY.getAndIncrement());
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return first17 + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    static String uuidVersion7() {
        UUID random = UUID.randomUUID();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }

    static EnvelopePayload.Builder payload(String partyId, Command... commands) {
        return EnvelopePayload.newBuilder()
                .setEnvelopeId(uuidVersion7())
                .setPartyId(partyId)
                .setOccurredAtMs(System.currentTimeMillis())
                .addAllCommands(java.util.List.of(commands));
    }

    static Envelope envelope(EnvelopePayload.Builder payload) {
        return Envelope.newBuilder().setPayload(payload.build().toByteString()).build();
    }

    static Command registerParty(String creditCode, String name, Role role) {
        return Command.newBuilder()
                .setRegisterParty(RegisterParty.newBuilder()
                        .setCreditCode(creditCode)
                        .setName(name)
                        .addRoles(role)
                        .setHomeOrganisation("OrgOf" + creditCode.substring(8, 17)))
                .build();
    }

    /** Records and expects every command to be recorded. */
    static Receipt recorded(String apiKey, EnvelopePayload.Builder payload) {
        Receipt receipt = record(apiKey).record(envelope(payload));
        for (Verdict verdict : receipt.getRecording().getVerdictsList()) {
            if (!verdict.hasRecorded()) {
                throw new AssertionError(verdict);
            }
        }
        return receipt;
    }

    /** A registered party and a key of it. */
    record Party(String id, String key, Receipt registration) {}

    static Party newParty(String name, Role role) {
        String id = newCreditCode();
        Receipt registration = recorded(adminKey, payload(REGULATOR, registerParty(id, name, role)));
        String key = access(adminKey)
                .createApiKey(CreateApiKeyRequest.newBuilder()
                        .setPartyId(id)
                        .setLabel("test")
                        .build())
                .getApiKey();
        return new Party(id, key, registration);
    }

    static ErrorInfo reason(StatusRuntimeException thrown) {
        try {
            for (com.google.protobuf.Any each :
                    StatusProto.fromThrowable(thrown).getDetailsList()) {
                if (each.is(ErrorInfo.class)) {
                    return each.unpack(ErrorInfo.class);
                }
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no reason", thrown);
    }

    static ByteString bytes(int count) {
        return ByteString.copyFrom(new byte[count]);
    }
}
