package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What stops a start is said in one line, and the process ends with status 2. */
@ExtendWith(SharedGateway.class)
class StartFailureTest {
    @TempDir
    private Path temporary;

    @Test
    void aPortThatIsTakenIsNamedWithItsProperty() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(lineOf(temporary, "--server.port=" + taken.getLocalPort()))
                    .isEqualTo("suhuan: port " + taken.getLocalPort()
                            + " for HTTP is taken; stop what uses it or choose another with --server.port (0 for any)");
            assertThat(lineOf(temporary, "--spring.grpc.server.port=" + taken.getLocalPort()))
                    .isEqualTo(
                            "suhuan: port " + taken.getLocalPort()
                                    + " for gRPC is taken; stop what uses it or choose another with --spring.grpc.server.port (0 for any)");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        // A file in the way stops everyone, also those to whom permissions do not apply.
        Path file = Files.writeString(temporary.resolve("file"), "in the way");
        assertThat(lineOf(file.resolve("data")))
                .startsWith("suhuan: data folder " + file.resolve("data") + " cannot be written")
                .contains("--suhuan.data-folder");
    }

    @Test
    void aFolderInUseNamesTheProcessThatHasIt() throws Exception {
        assertThat(lineOf(SharedGateway.folder()))
                .isEqualTo("suhuan: data folder " + SharedGateway.folder() + " is in use by process "
                        + ProcessHandle.current().pid()
                        + "; stop that process or name another folder with --suhuan.data-folder");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        assertThat(lineOf(
                        temporary.resolve("data"),
                        "--suhuan.database.url=jdbc:postgresql://127.0.0.1:1/suhuan",
                        "--suhuan.database.password=hunter2"))
                .startsWith("suhuan: database jdbc:postgresql://127.0.0.1:1/suhuan cannot be used")
                .contains("suhuan.database.url")
                .doesNotContain("hunter2");
    }

    @Test
    void propertiesThatCannotBeReadAreNamed() throws Exception {
        assertThat(lineOf(temporary.resolve("a"), "--server.port=many")).contains("server.port", "many");
        assertThat(lineOf(temporary.resolve("b"), "--suhuan.ledger=paper")).contains("suhuan.ledger", "paper");
    }

    @Test
    void aRegulatorWithAWrongCheckCharacterIsNamed() throws Exception {
        Database.Address database =
                SharedGateway.gateway().foundation().database().address();
        assertThat(lineOf(
                        temporary.resolve("c"),
                        "--suhuan.regulator.credit-code=111000000000000000",
                        "--suhuan.database.url=" + database.url(),
                        "--suhuan.database.user=" + database.user(),
                        "--suhuan.database.password=" + database.password()))
                .contains("CREDIT_CODE_INVALID", "111000000000000000", "suhuan.regulator");
    }

    @Test
    void dataOfAnotherKindOfLedgerIsRefused() throws Exception {
        Path data = Files.createDirectories(temporary.resolve("kind"));
        Files.writeString(data.resolve("ledger.kind"), "fabric\n");
        assertThat(lineOf(data))
                .isEqualTo("suhuan: data folder " + data
                        + " holds the data of a ledger of kind fabric, and suhuan.ledger is embedded;"
                        + " name another folder with --suhuan.data-folder");
        assertThat(lineOf(temporary.resolve("d"), "--suhuan.fabric.connection=Regulator.json"))
                .contains("--suhuan.ledger=fabric");
    }

    @Test
    void aDamagedBlockStoreIsNamedWithFileAndOffset() throws Exception {
        Path data = Files.createDirectories(temporary.resolve("damaged"));
        copy(SharedGateway.folder().resolve("ledger"), data.resolve("ledger"));
        Path blocks = data.resolve("ledger").resolve("blocks-00000000.seg");
        byte[] bytes = Files.readAllBytes(blocks);
        // Inside the first blocks, which were made durable long ago: no torn tail.
        bytes[200] ^= 1;
        Files.write(blocks, bytes);
        Database.Address database =
                SharedGateway.gateway().foundation().database().address();
        String line = lineOf(
                data,
                "--suhuan.database.url=" + database.url(),
                "--suhuan.database.user=" + database.user(),
                "--suhuan.database.password=" + database.password());
        assertThat(line).startsWith("suhuan: ledger file " + blocks).contains("is damaged at offset");
    }

    /** Starts, expects the process to end with status 2 and one line on standard error, and returns that line. */
    private static String lineOf(Path folder, String... arguments) throws Exception {
        try (GatewayProcess process = GatewayProcess.start(folder, arguments)) {
            int status = process.awaitExit();
            List<String> errors = process.errors();
            assertThat(errors).as(errors.toString()).hasSize(1);
            assertThat(process.output()).isEmpty();
            assertThat(status).isEqualTo(2);
            return errors.get(0);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().equals("lock")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }
}
