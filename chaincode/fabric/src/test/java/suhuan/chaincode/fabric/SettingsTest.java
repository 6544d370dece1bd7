package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The environment says all; what is missing or wrong is named with what to do. */
class SettingsTest {
    /** Any file that can be read: what is in it is looked at later. */
    private static final String FILE = "pom.xml";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "CHAINCODE_SERVER_ADDRESS", "127.0.0.1:27119",
            "CORE_CHAINCODE_ID_NAME", "suhuan_1:0123"));

    private void mustFail(String message) {
        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(StartException.class)
                .hasMessage(message);
    }

    @Test
    void anAddressAndAPackageAreEnough() throws StartException {
        Settings settings = Settings.of(environment);
        assertThat(settings.address().getHostString()).isEqualTo("127.0.0.1");
        assertThat(settings.address().getPort()).isEqualTo(27119);
        assertThat(settings.packageId()).isEqualTo("suhuan_1:0123");
        assertThat(settings.tls()).isNull();
    }

    @Test
    void anAddressOfTheNewKindStandsInBrackets() throws StartException {
        environment.put("CHAINCODE_SERVER_ADDRESS", "[::1]:27119");
        assertThat(Settings.of(environment).address().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void whatIsMissingIsNamed() {
        environment.remove("CHAINCODE_SERVER_ADDRESS");
        mustFail("CHAINCODE_SERVER_ADDRESS is not set; give host:port to listen on, such as 127.0.0.1:7052");
        environment.put("CHAINCODE_SERVER_ADDRESS", "127.0.0.1:27119");
        environment.put("CORE_CHAINCODE_ID_NAME", " ");
        mustFail("CORE_CHAINCODE_ID_NAME is not set; give the package id that 'peer lifecycle chaincode install'"
                + " printed");
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        for (String text :
                new String[] {"localhost", "27119", ":27119", "127.0.0.1:", "127.0.0.1:x", "a:65536", "a:-1"}) {
            environment.put("CHAINCODE_SERVER_ADDRESS", text);
            mustFail("CHAINCODE_SERVER_ADDRESS is '" + text + "'; give host:port, such as 127.0.0.1:7052");
        }
        environment.put("CHAINCODE_SERVER_ADDRESS", "no-such-host.invalid:1");
        mustFail("CHAINCODE_SERVER_ADDRESS is 'no-such-host.invalid:1', but no-such-host.invalid is no address of a"
                + " machine; check the name");
    }

    @Test
    void tlsTakesAllThreeFilesOrNone() throws StartException {
        environment.put("SUHUAN_CHAINCODE_TLS_CERT", FILE);
        environment.put("SUHUAN_CHAINCODE_TLS_KEY", FILE);
        mustFail("mutual TLS needs SUHUAN_CHAINCODE_TLS_CERT, SUHUAN_CHAINCODE_TLS_KEY and"
                + " SUHUAN_CHAINCODE_TLS_CLIENT_CA; give all three or none");
        environment.put("SUHUAN_CHAINCODE_TLS_CLIENT_CA", FILE);
        assertThat(Settings.of(environment).tls())
                .isEqualTo(new Settings.TlsFiles(Path.of(FILE), Path.of(FILE), Path.of(FILE)));
        environment.put("SUHUAN_CHAINCODE_TLS_KEY", "nowhere.key");
        mustFail("SUHUAN_CHAINCODE_TLS_KEY names nowhere.key, which cannot be read; check path and permissions");
    }
}
