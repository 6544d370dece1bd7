package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway whose certificate has expired, or comes from another network: it does not start, and says why in one line. */
@OnFabric
class WrongCertificateTest {
    @Test
    void an_expired_certificate_is_named_with_its_date(Consortium consortium) throws Exception {
        Network network = consortium.network();
        Path authority = network.state()
                .resolve("crypto")
                .resolve("peerOrganizations")
                .resolve("producer.suhuan.test")
                .resolve("ca");
        Path folder = network.state().resolveSibling("expired");
        Certificates.Identity expired = Certificates.expired(authority, folder);
        String said = refusal(consortium, "expired", expired);
        assertThat(said).contains("expired").contains(expired.certificate().toString());
    }

    @Test
    void a_certificate_or_the_data_of_another_network_is_refused_and_the_gateway_says_so(Consortium consortium)
            throws Exception {
        Path folder = consortium.network().state().resolveSibling("foreign");
        Network foreign = Network.of("smoke", folder, 600);
        foreign.up();
        String ofCertificate;
        String ofData;
        try {
            Path user = foreign.state()
                    .resolve("crypto")
                    .resolve("peerOrganizations")
                    .resolve("producer.suhuan.test")
                    .resolve("users")
                    .resolve("User1@producer.suhuan.test")
                    .resolve("msp");
            Path certificate;
            try (var files = Files.list(user.resolve("signcerts"))) {
                certificate = files.findFirst().orElseThrow();
            }
            ofCertificate = refusal(
                    consortium,
                    "foreign",
                    new Certificates.Identity(
                            certificate, user.resolve("keystore").resolve("priv_sk")));
            Gateway right = consortium.speaker(Party.MAKER).gateway();
            right.stop();
            ofData = refusal("data of another network", right.data(), foreign.connection("Producer"), consortium);
            right.start();
        } finally {
            foreign.reset();
        }
        assertThat(ofCertificate).contains("certificate").contains("ProducerMSP");
        assertThat(ofData).contains("holds the data of another network").contains("--suhuan.data-folder");
    }

    /** What a gateway says that is started with another identity and all else as usual. */
    private static String refusal(Consortium consortium, String name, Certificates.Identity identity) throws Exception {
        Path right = consortium.network().connection("Producer");
        String text = Files.readString(right)
                .replaceAll("\"certificate\": \"[^\"]*\"", "\"certificate\": \"" + identity.certificate() + "\"")
                .replaceAll("\"privateKey\": \"[^\"]*\"", "\"privateKey\": \"" + identity.privateKey() + "\"");
        // Beside the right one, because its other paths are relative to the folder.
        Path wrong = right.resolveSibling("Producer-" + name + ".json");
        Files.writeString(wrong, text);
        Path data = consortium.speaker(Party.MAKER).gateway().data().resolveSibling(name);
        return refusal("certificate " + name, data, wrong, consortium);
    }

    private static String refusal(String what, Path data, Path connection, Consortium consortium) throws Exception {
        try (Gateway gateway = new Gateway(
                "gateway with " + what, data, consortium.network().port(20), Gateway.onFabric(connection))) {
            gateway.begin();
            String said = gateway.awaitRefusal();
            System.out.println("a gateway, " + what + ": " + said);
            assertThat(List.of(said.split("\n"))).as("lines it says").hasSize(1);
            return said;
        }
    }
}
