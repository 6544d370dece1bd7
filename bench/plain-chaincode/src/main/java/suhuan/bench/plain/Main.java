package suhuan.bench.plain;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServer;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyGrpcServer;

/** Runs the plain chaincode as a service; it is told the same, in the same variables, as the ledger's own chaincode. */
public final class Main {
    private static final int CANNOT_START = 2;

    private Main() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        String address = environment.getOrDefault("CHAINCODE_SERVER_ADDRESS", "");
        String packageId = environment.getOrDefault("CORE_CHAINCODE_ID_NAME", "");
        int colon = address.lastIndexOf(':');
        if (colon < 1 || packageId.isEmpty()) {
            System.err.println(
                    "plain chaincode: set CHAINCODE_SERVER_ADDRESS to host:port and CORE_CHAINCODE_ID_NAME to"
                            + " the package id");
            System.exit(CANNOT_START);
            return;
        }
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        String key = environment.getOrDefault("SUHUAN_CHAINCODE_TLS_KEY", "");
        if (!key.isEmpty()) {
            properties.setTlsEnabled(true);
            properties.setKeyFile(key);
            properties.setKeyCertChainFile(environment.get("SUHUAN_CHAINCODE_TLS_CERT"));
            properties.setTrustCertCollectionFile(environment.get("SUHUAN_CHAINCODE_TLS_CLIENT_CA"));
        }
        ContractRouter router = new ContractRouter(new String[] {"-i", packageId});
        router.startRouterWithChaincodeServer(new AnnouncingServer(new NettyGrpcServer(router, properties), address));
    }

    /** Says when it listens, which the shim's own server does not. */
    private record AnnouncingServer(NettyGrpcServer server, String address) implements ChaincodeServer {
        @Override
        public void start() throws IOException, InterruptedException {
            server.start();
            System.out.println("plain chaincode ready: " + address + ", for measurement only");
            server.blockUntilShutdown();
        }

        @Override
        public void stop() {
            server.stop();
        }
    }
}
