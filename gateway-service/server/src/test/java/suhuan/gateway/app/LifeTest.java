package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.app.SharedGateway.REGULATOR;
import static suhuan.gateway.app.SharedGateway.envelope;
import static suhuan.gateway.app.SharedGateway.newCreditCode;
import static suhuan.gateway.app.SharedGateway.payload;
import static suhuan.gateway.app.SharedGateway.registerParty;

import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RecordStreamResponse;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.common.v1.Role;
import suhuan.gateway.api.call.CallContext;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway through its life: born, killed, born again on the same data, ended in good order, checked. */
class LifeTest {
    @TempDir
    private Path temporary;

    @Test
    void aDataFolderSurvivesAKillAndACleanEndAndACheckTellsWhatWasForged() throws Exception {
        Path folder = temporary.resolve("data");
        int databasePort = freePort();
        String database = "--suhuan.database.port=" + databasePort;
        EnvelopePayload.Builder kept = payload(REGULATOR, registerParty(newCreditCode(), "Kept", Role.ROLE_REPAIRER));
        String adminKey;
        Receipt first;
        try (GatewayProcess gateway = GatewayProcess.start(folder, database).awaitReady()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin.key"))))
                    .isEqualTo("rw-------");
            adminKey = Files.readString(folder.resolve("admin.key")).strip();
            JsonNode ready = new JsonMapper().readTree(Files.readString(folder.resolve("gateway.json")));
            assertThat(ready.path("pid").asLong()).isEqualTo(gateway.pid());
            assertThat(ready.at("/grpc/port").asInt()).isEqualTo(gateway.grpcPort());
            assertThat(ready.at("/http/port").asInt()).isEqualTo(gateway.httpPort());
            try (Client client = new Client(gateway.grpcPort(), adminKey)) {
                first = client.record(kept);
            }
            gateway.kill();
        }
        // PostgreSQL is still running, on its own, on the port that the next start wants.
        try (GatewayProcess gateway = GatewayProcess.start(folder, database).awaitReady()) {
            assertThat(Files.readString(folder.resolve("admin.key")).strip()).isEqualTo(adminKey);
            try (Client client = new Client(gateway.grpcPort(), adminKey)) {
                Receipt again = client.record(kept);
                assertThat(again.getAlreadyRecorded()).isTrue();
                assertThat(again.getRecording()).isEqualTo(first.getRecording());
                assertThat(client.whoAmI().getRegulator()).isTrue();
                forge(folder, databasePort);
                endsInGoodOrderUnderLoad(gateway, client);
            }
        }
        List<String> told = check(folder, database);
        assertThat(told).anyMatch(line -> line.startsWith("read model: party") && line.contains("Forged"));
        assertThat(told.get(told.size() - 1)).isEqualTo("fsck: 1 differences");
    }

    /** Asked to end while a stream is busy: every envelope that was answered stays, and the process leaves nothing behind. */
    private static void endsInGoodOrderUnderLoad(GatewayProcess gateway, Client client) throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        AtomicInteger receipts = new AtomicInteger();
        CompletableFuture<Void> over = new CompletableFuture<>();
        StreamObserver<Envelope> stream = client.stream(new StreamObserver<>() {
            @Override
            public void onNext(RecordStreamResponse value) {
                answered.add(value.getEnvelopeId());
                if (value.hasReceipt()) {
                    receipts.incrementAndGet();
                }
            }

            @Override
            public void onError(Throwable thrown) {
                over.complete(null);
            }

            @Override
            public void onCompleted() {
                over.complete(null);
            }
        });
        for (int i = 0; i < 200; i++) {
            stream.onNext(envelope(payload(REGULATOR, registerParty(newCreditCode(), "Load", Role.ROLE_REPAIRER))));
        }
        gateway.terminate();
        stream.onCompleted();
        over.get(60, TimeUnit.SECONDS);
        // The stream was there before the end was asked for, so it is answered to its last envelope.
        assertThat(receipts.get()).isEqualTo(200);
        assertThat(answered).hasSize(200);
        assertThat(gateway.awaitExit()).isEqualTo(143);
        assertThat(gateway.errors()).isEmpty();
    }

    private static List<String> check(Path folder, String database) throws Exception {
        try (GatewayProcess fsck = GatewayProcess.start(folder, "--fsck", database)) {
            int status = fsck.awaitExit();
            List<String> errors = fsck.errors();
            assertThat(errors).as(errors.toString()).isEmpty();
            List<String> output = fsck.output();
            assertThat(status).as(output.toString()).isEqualTo(1);
            return output;
        }
    }

    private static void forge(Path folder, int databasePort) throws Exception {
        String password = Files.readString(folder.resolve("postgres.password")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update ledger_view.party set name = 'Forged' where name = 'Kept'"))
                    .isEqualTo(1);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A caller of a gateway in another process. */
    private static final class Client implements AutoCloseable {
        private final ManagedChannel channel;
        private final io.grpc.Channel authenticated;

        Client(int port, String apiKey) {
            channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .usePlaintext()
                    .build();
            Metadata headers = new Metadata();
            headers.put(CallContext.AUTHORIZATION, "Bearer " + apiKey);
            authenticated = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        }

        Receipt record(EnvelopePayload.Builder payload) {
            return RecordServiceGrpc.newBlockingStub(authenticated).record(envelope(payload));
        }

        WhoAmIResponse whoAmI() {
            return AccessServiceGrpc.newBlockingStub(authenticated).whoAmI(WhoAmIRequest.getDefaultInstance());
        }

        StreamObserver<Envelope> stream(StreamObserver<RecordStreamResponse> observer) {
            return RecordServiceGrpc.newStub(authenticated).recordStream(observer);
        }

        @Override
        public void close() throws InterruptedException {
            channel.shutdownNow();
            channel.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
