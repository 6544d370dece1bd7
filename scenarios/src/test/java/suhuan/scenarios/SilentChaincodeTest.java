package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Where a chaincode should be, something takes connections and says nothing. */
@OnFabric
class SilentChaincodeTest {
    private static final Duration SILENT = Duration.ofSeconds(8);
    private static final Duration RECOVERY = Duration.ofSeconds(240);

    @Test
    void a_chaincode_that_accepts_and_never_registers_does_not_hold_the_channel_for_good(Consortium consortium)
            throws Exception {
        Network network = consortium.network();
        String chaincode = network.peer("Producer").chaincode();
        String address = network.environment(chaincode).get("CHAINCODE_SERVER_ADDRESS");
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        Listener[] listener = new Listener[1];
        Fault.of("a listener that never registers in the place of " + chaincode)
                .made(() -> {
                    network.stop(chaincode);
                    listener[0] = new Listener(port);
                })
                .lasting(SILENT)
                .feltByAll(!network.full())
                .ended(() -> {
                    listener[0].close();
                    network.start(chaincode);
                })
                .watch(consortium, RECOVERY);
        assertThat(listener[0].accepted()).as("connections that it accepted").isPositive();
    }

    /** Accepts and keeps silent. */
    private static final class Listener implements AutoCloseable {
        private final ServerSocket server = new ServerSocket();
        private final List<Socket> accepted = new CopyOnWriteArrayList<>();

        Listener(int port) throws IOException {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress("127.0.0.1", port));
            Thread thread = new Thread(
                    () -> {
                        while (!server.isClosed()) {
                            try {
                                accepted.add(server.accept());
                            } catch (IOException closed) {
                                return;
                            }
                        }
                    },
                    "silent-listener");
            thread.setDaemon(true);
            thread.start();
        }

        int accepted() {
            return accepted.size();
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : accepted) {
                socket.close();
            }
        }
    }
}
