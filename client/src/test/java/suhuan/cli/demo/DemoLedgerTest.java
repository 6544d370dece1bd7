package suhuan.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;
import suhuan.client.Language;

class DemoLedgerTest {
    private static final Texts TEXTS = Texts.in(Language.EN);

    @TempDir
    private Path folder;

    @Test
    void everyOrganisationHasAGatewayTheRegulatorsFirstEachWithItsFolderAndPlace() throws IOException {
        try (ServerSocket peer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DemoLedger ledger = DemoLedger.of(
                    "fabric",
                    List.of(
                            connection("Producer", peer.getLocalPort()),
                            connection("Insurer", peer.getLocalPort()),
                            connection("Regulator", peer.getLocalPort())),
                    TEXTS);
            assertThat(ledger.elsewhere()).isTrue();
            assertThat(ledger.members())
                    .extracting(DemoLedger.Member::organisation)
                    .containsExactly("RegulatorMSP", "ProducerMSP", "InsurerMSP");
            // Places of the organisations that network.conf has are those of gateways that stay.
            assertThat(ledger.members()).extracting(DemoLedger.Member::place).containsExactly(0, 1, 5);
            assertThat(ledger.members().get(1).data(folder)).isEqualTo(folder.resolve("Producer"));
        }
    }

    @Test
    void oneGatewayBeforeTheEmbeddedLedgerHasTheDemosFolderForItself() {
        DemoLedger ledger = DemoLedger.of("embedded", List.of(), TEXTS);
        assertThat(ledger.elsewhere()).isFalse();
        assertThat(ledger.members()).hasSize(1);
        assertThat(ledger.members().get(0).data(folder)).isEqualTo(folder);
    }

    @Test
    void aNetworkThatIsDownIsNamedWithTheCommandThatStartsIt() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        Path file = connection("Regulator", free);
        assertThatThrownBy(() -> DemoLedger.of("fabric", List.of(file), TEXTS))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("127.0.0.1:" + free)
                .hasMessageContaining("network/net up --profile smoke");
    }

    private Path connection(String organisation, int port) throws IOException {
        return Files.writeString(
                folder.resolve(organisation + ".json"),
                "{\"profile\":\"smoke\",\"organisation\":\"" + organisation
                        + "MSP\",\"peers\":[{\"address\":\"127.0.0.1:" + port + "\"}]}");
    }
}
