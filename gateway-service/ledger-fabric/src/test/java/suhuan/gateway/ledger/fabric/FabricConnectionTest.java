package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.gateway.ledger.fabric.peer.PeerAddress;
import suhuan.gateway.ledger.fabric.twin.TwinIdentity;

class FabricConnectionTest {
    private static final String GOOD = """
            {"profile":"smoke","channel":"suhuan","chaincode":"suhuan","organisation":"RegulatorMSP",
             "certificate":"../keys/cert.pem","privateKey":"../keys/key.pem",
             "peers":[{"name":"peer0.regulator.test","address":"127.0.0.1:27151","tlsRoot":"../keys/cert.pem"}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void keys() throws Exception {
        Files.createDirectories(folder.resolve("gateways"));
        TwinIdentity.of("RegulatorMSP").write(folder.resolve("keys"));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("gateways").resolve("Regulator.json"), text);
    }

    @Test
    void paths_are_relative_to_the_files_folder() throws Exception {
        FabricConnection connection = FabricConnection.read(file(GOOD));
        assertThat(connection.organisation()).isEqualTo("RegulatorMSP");
        assertThat(connection.certificate()).isEqualTo(folder.resolve("keys").resolve("cert.pem"));
        assertThat(connection.peers())
                .containsExactly(new PeerAddress(
                        "peer0.regulator.test",
                        "127.0.0.1:27151",
                        folder.resolve("keys").resolve("cert.pem")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "channel":"suhuan", | '' | channel is missing
                    "channel":"suhuan" | "channel":"" | channel is "";
                    "channel":"suhuan" | "channel":7 | channel is 7;
                    "organisation":"RegulatorMSP", | '' | organisation is missing
                    ../keys/cert.pem","privateKey | ../keys/none.pem","privateKey | certificate names
                    key.pem | none.pem | privateKey names
                    127.0.0.1:27151 | 127.0.0.1 | peers[0].address is "127.0.0.1"; write host:port
                    "name":"peer0.regulator.test", | '' | peers[0].name is missing
                    "tlsRoot":"../keys/cert.pem" | "tlsRoot":"x" | peers[0].tlsRoot names
                    [{"name" | ["x",{"name" | peers[0] is "x"
                    """)
    void what_is_wrong_is_named_with_the_file_and_the_field(String part, String instead, String problem)
            throws Exception {
        Path file = file(GOOD.replace(part, instead));
        assertThatThrownBy(() -> FabricConnection.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void a_file_that_is_missing_or_no_json_or_names_no_peer_is_said_to_be() throws Exception {
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> FabricConnection.read(missing))
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("cannot be read");
        for (String text : new String[] {"", "[]", "{", "x"}) {
            assertThatThrownBy(() -> FabricConnection.read(file(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a JSON object");
        }
        assertThatThrownBy(() -> FabricConnection.read(file(GOOD.replaceAll("\\[.*]", "[]"))))
                .hasMessageContaining("peers is empty");
    }

    @Test
    void keys_that_cannot_be_used_are_named_and_not_shown() throws Exception {
        Path key = folder.resolve("keys").resolve("key.pem");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        FabricConnection connection = FabricConnection.read(file(GOOD));
        assertThatThrownBy(() -> open(connection))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("private key " + key)
                .hasMessageNotContaining("c2VjcmV0");
        Files.writeString(folder.resolve("keys").resolve("cert.pem"), "x");
        assertThatThrownBy(() -> open(connection))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate " + folder.resolve("keys").resolve("cert.pem"));
    }

    @Test
    void a_network_that_is_not_there_is_named_with_its_peer() throws Exception {
        FabricConnection connection = FabricConnection.read(file(GOOD.replace("27151", "1")));
        assertThatThrownBy(() -> open(connection))
                .isInstanceOf(FabricUnavailableException.class)
                .hasMessageContaining("network smoke")
                .hasMessageContaining("peer0.regulator.test");
    }

    private static void open(FabricConnection connection) {
        FabricLedger.open(connection, FabricLedgerOptions.defaults(), TallyContract::plan, FabricLedgerListener.NONE)
                .close();
    }
}
