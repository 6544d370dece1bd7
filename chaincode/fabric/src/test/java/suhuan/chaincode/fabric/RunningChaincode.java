package suhuan.chaincode.fabric;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetSocketAddress;
import suhuan.chaincode.contract.TransactionExecutor;

/** A chaincode server in this JVM, on a port of its own. */
final class RunningChaincode implements AutoCloseable {
    static final String PACKAGE_ID = "suhuan_1:0123abcd";
    static final String VERSION = "tested";

    private final ChaincodeServer server;

    private RunningChaincode(ChaincodeServer server) {
        this.server = server;
    }

    static RunningChaincode of(TransactionExecutor contract) throws StartException {
        return of(contract, Workers.ofThisMachine(), null);
    }

    static RunningChaincode of(TransactionExecutor contract, Workers workers, Settings.TlsFiles tls)
            throws StartException {
        Settings settings = new Settings(new InetSocketAddress("127.0.0.1", 0), PACKAGE_ID, tls);
        return new RunningChaincode(ChaincodeServer.start(settings, new Calls(contract, VERSION), workers));
    }

    String address() {
        return server.address();
    }

    /** A connection of one peer. */
    ManagedChannel dial() {
        return dial(address());
    }

    static ManagedChannel dial(String address) {
        return NettyChannelBuilder.forTarget(address)
                .usePlaintext()
                .maxInboundMessageSize(100 << 20)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
