package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.Contract;

/** With TLS configured, only peers with a certificate of the named authority get in. */
class MutualTlsTest {
    private static final VersionedState EMPTY = new VersionedState(Map.of());

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeCertificates() {
        TestCertificates.make(folder);
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    private static Settings.TlsFiles tls(String certificate, String key, String authority) {
        return new Settings.TlsFiles(file(certificate), file(key), file(authority));
    }

    private static RunningChaincode chaincode() throws StartException {
        return RunningChaincode.of(
                new Contract(), Workers.ofThisMachine(), tls("chaincode.pem", "chaincode.key", "authority.pem"));
    }

    private static ChannelCredentials as(String name) throws IOException {
        return trusting("authority.pem")
                .keyManager(file(name + ".pem").toFile(), file(name + ".key").toFile())
                .build();
    }

    private static TlsChannelCredentials.Builder trusting(String authority) throws IOException {
        return TlsChannelCredentials.newBuilder().trustManager(file(authority).toFile());
    }

    private static MiniPeer dial(RunningChaincode chaincode, ChannelCredentials credentials) {
        ManagedChannel channel =
                Grpc.newChannelBuilder(chaincode.address(), credentials).build();
        return new MiniPeer(channel, EMPTY, MiniPeer.limits(1000, 1000));
    }

    @Test
    void aPeerOfTheAuthorityGetsIn() throws Exception {
        try (RunningChaincode chaincode = chaincode();
                MiniPeer peer = dial(chaincode, as("peer"))) {
            assertThat(peer.packageId()).isEqualTo(RunningChaincode.PACKAGE_ID);
            assertThat(peer.begin(Proposals.describe()).response().getStatus()).isEqualTo(200);
        }
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        try (RunningChaincode chaincode = chaincode()) {
            mustNotGetIn(chaincode, trusting("authority.pem").build());
            mustNotGetIn(chaincode, as("stranger"));
            mustNotGetIn(chaincode, as("expired"));
            mustNotGetIn(chaincode, InsecureChannelCredentials.create());
            // The other way round, a peer does not take any server for its chaincode.
            mustNotGetIn(
                    chaincode,
                    trusting("stranger-authority.pem")
                            .keyManager(
                                    file("peer.pem").toFile(), file("peer.key").toFile())
                            .build());
            try (MiniPeer peer = dial(chaincode, as("peer"))) {
                assertThat(peer.begin(Proposals.describe()).response().getStatus())
                        .isEqualTo(200);
            }
        }
    }

    private static void mustNotGetIn(RunningChaincode chaincode, ChannelCredentials credentials) {
        try (MiniPeer peer = dial(chaincode, credentials)) {
            assertThat(peer.whyGone()).startsWith("UNAVAILABLE");
            assertThatThrownBy(peer::packageId).hasMessageContaining("UNAVAILABLE");
        }
    }

    @Test
    void filesThatDoNotFitStopTheStart() {
        mustNotStart(
                tls("damaged.pem", "chaincode.key", "authority.pem"),
                "SUHUAN_CHAINCODE_TLS_CERT names " + file("damaged.pem") + ", which is no valid certificate in PEM");
        mustNotStart(
                tls("chaincode.pem", "damaged.pem", "authority.pem"),
                "SUHUAN_CHAINCODE_TLS_KEY names " + file("damaged.pem") + ", which is no private key in PKCS#8 and"
                        + " PEM for a certificate of type EC");
        mustNotStart(
                tls("chaincode.pem", "chaincode.key", "damaged.pem"),
                "SUHUAN_CHAINCODE_TLS_CLIENT_CA names " + file("damaged.pem") + ", which is no valid certificate in"
                        + " PEM");
        mustNotStart(
                tls("chaincode.pem", "peer.key", "authority.pem"),
                "SUHUAN_CHAINCODE_TLS_KEY names " + file("peer.key") + ", which is not the key of" + " "
                        + file("chaincode.pem") + "; give the two that were made together");
        mustNotStart(
                tls("expired.pem", "expired.key", "authority.pem"),
                "SUHUAN_CHAINCODE_TLS_CERT names " + file("expired.pem") + ", which has expired; give a new"
                        + " certificate");
    }

    private static void mustNotStart(Settings.TlsFiles tls, String message) {
        assertThatThrownBy(() -> RunningChaincode.of(new Contract(), Workers.ofThisMachine(), tls)
                        .close())
                .isInstanceOf(StartException.class)
                .hasMessage(message);
    }
}
