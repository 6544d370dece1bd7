package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.fabric.DifferingChaincode;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;

/** In one organisation runs another program than the one agreed upon: it is found and named, and nothing is recorded. */
@OnFabric
class DifferingChaincodeTest {
    private static final Duration SOON = Duration.ofSeconds(180);

    @Test
    void a_chaincode_that_computes_something_else_is_found_and_named_and_nothing_is_recorded(Consortium consortium)
            throws Exception {
        Network network = consortium.network();
        String chaincode = network.peer("Regulator").chaincode();
        Consortium.Member producer = consortium.speaker(Party.MAKER);
        long blockBefore = producer.gateway().standing().getCommittedBlock();
        PreparedEnvelope envelope = consortium.newPack(Party.MAKER);
        consortium.book().sent(Party.MAKER, envelope);
        network.stop(chaincode);
        try (Differing differing = Differing.start(network.environment(chaincode));
                SuhuanClient client = producer.impatient(Party.MAKER)) {
            CallFailedException failure =
                    catchThrowableOfType(CallFailedException.class, () -> client.record(envelope));
            assertThat(differing.alive()).isTrue();
            System.out.println("a chaincode of Regulator that differs in one byte: the caller saw "
                    + failure.refusal().name() + ": " + failure.refusal().en());
            assertThat(failure.refusal().en()).contains("RegulatorMSP");
            assertThat(producer.gateway().standing().getCommittedBlock())
                    .as("last block")
                    .isEqualTo(blockBefore);
        } finally {
            network.start(chaincode);
        }
        long begin = System.nanoTime();
        try (SuhuanClient client = producer.patient(Party.MAKER)) {
            consortium.book().answered(client.record(envelope));
        }
        System.out.printf("  recorded %.1f s after the right chaincode was back%n", (System.nanoTime() - begin) / 1e9);
    }

    /** The differing program as a process, with the environment of the one whose place it takes. */
    private record Differing(Process process) implements AutoCloseable {
        static Differing start(Map<String, String> environment) throws Exception {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            DifferingChaincode.class.getName())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            Differing differing = new Differing(builder.start());
            differing.awaitReady();
            return differing;
        }

        private void awaitReady() throws Exception {
            StringBuilder said = new StringBuilder();
            Waiting.until("the differing chaincode is ready", SOON, () -> {
                byte[] more = new byte[process.getInputStream().available()];
                said.append(new String(more, 0, process.getInputStream().read(more), StandardCharsets.UTF_8));
                if (!process.isAlive()) {
                    throw new IOException("it ended: " + said);
                }
                return said.indexOf("chaincode ready") >= 0;
            });
        }

        boolean alive() {
            return process.isAlive();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
