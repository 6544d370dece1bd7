package suhuan.bench.plain;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** The contract as a service that peers dial, with the shim's own server; the environment is the network's contract. */
public final class Main {
    private Main() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String address = environment("CHAINCODE_SERVER_ADDRESS");
        int colon = address.lastIndexOf(':');
        InetSocketAddress socket =
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(socket);
        if (System.getenv("SUHUAN_CHAINCODE_TLS_CERT") != null) {
            properties.setTlsEnabled(true);
            properties.setKeyCertChainFile(environment("SUHUAN_CHAINCODE_TLS_CERT"));
            properties.setKeyFile(environment("SUHUAN_CHAINCODE_TLS_KEY"));
            properties.setTrustCertCollectionFile(environment("SUHUAN_CHAINCODE_TLS_CLIENT_CA"));
        }
        ContractRouter router = new ContractRouter(new String[] {"--id", environment("CORE_CHAINCODE_ID_NAME")});
        sayWhenReady(socket);
        router.startRouterWithChaincodeServer(new NettyChaincodeServer(router, properties));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set; start this chaincode with network/net deploy");
        }
        return value;
    }

    /** The shim's server does not come back from its start, so its port is tried from outside. */
    private static void sayWhenReady(InetSocketAddress socket) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleWithFixedDelay(
                () -> {
                    try (Socket tried = new Socket()) {
                        tried.connect(socket, 1_000);
                        System.out.println("plain chaincode ready: " + socket);
                        clock.shutdown();
                    } catch (IOException notYet) {
                        // It is tried again.
                    }
                },
                50,
                50,
                TimeUnit.MILLISECONDS);
    }
}
