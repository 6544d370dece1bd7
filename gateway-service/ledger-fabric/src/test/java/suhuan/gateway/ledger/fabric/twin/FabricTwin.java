package suhuan.gateway.ledger.fabric.twin;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.fabric.FabricConnection;
import suhuan.gateway.ledger.fabric.peer.PeerAddress;

/**
 * A network in memory: some peers of our organisation and one of another, whose endorsements both count, and orderers. It speaks
 * to the ledger over gRPC in Fabric's own messages.
 */
public final class FabricTwin implements AutoCloseable {
    public static final String OWN = "RegulatorMSP";
    public static final String OTHER = "ProducerMSP";

    private final TwinIdentity identity = TwinIdentity.of(OWN);
    private final TwinChain chain;
    private final Faults faults = new Faults();
    private final List<TwinPeer> ownPeers = new ArrayList<>();
    private final TwinPeer otherPeer;
    private final List<Server> servers = new ArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, FabricTwin::daemon);
    private final ExecutorService workers = Executors.newCachedThreadPool(FabricTwin::daemon);

    /** Starts one with one peer of ours. */
    public static FabricTwin start(TransactionExecutor chaincode) {
        return new FabricTwin(chaincode, 1, 10);
    }

    /**
     * Starts one.
     *
     * @param peers peers of our organisation
     * @param blockMs how long after its first transaction a block is cut
     */
    public static FabricTwin start(TransactionExecutor chaincode, int peers, long blockMs) {
        return new FabricTwin(chaincode, peers, blockMs);
    }

    private FabricTwin(TransactionExecutor chaincode, int peers, long blockMs) {
        this.chain = new TwinChain(blockMs);
        this.otherPeer = new TwinPeer(OTHER, "peer0.producer.test", chain, chaincode);
        for (int i = 0; i < peers; i++) {
            TwinPeer peer = new TwinPeer(OWN, "peer" + i + ".regulator.test", chain, chaincode);
            ownPeers.add(peer);
            try {
                servers.add(InProcessServerBuilder.forName(id + peer.name())
                        .executor(workers)
                        .maxInboundMessageSize(200 * 1024 * 1024)
                        .addService(new TwinGateway(this, peer))
                        .addService(new TwinDeliver(this, peer))
                        .build()
                        .start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "twin");
        thread.setDaemon(true);
        return thread;
    }

    /** A connection to it, with certificate and key written into a folder. */
    public FabricConnection connection(Path folder) {
        try {
            identity.write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<PeerAddress> addresses = ownPeers.stream()
                .map(peer -> new PeerAddress(peer.name(), "in-process:1", folder.resolve("cert.pem")))
                .toList();
        return new FabricConnection(
                "twin",
                TwinChain.CHANNEL,
                TwinChain.CHAINCODE,
                OWN,
                folder.resolve("cert.pem"),
                folder.resolve("key.pem"),
                addresses);
    }

    /** A channel to one of its peers. */
    public ManagedChannel channel(PeerAddress address) {
        return InProcessChannelBuilder.forName(id + address.name())
                .maxInboundMessageSize(200 * 1024 * 1024)
                .build();
    }

    public TwinChain chain() {
        return chain;
    }

    public Faults faults() {
        return faults;
    }

    public TwinPeer ownPeer(int index) {
        return ownPeers.get(index);
    }

    public TwinPeer otherPeer() {
        return otherPeer;
    }

    TwinIdentity identity() {
        return identity;
    }

    List<TwinPeer> endorsers(TwinPeer first) {
        return List.of(first, otherPeer);
    }

    TwinPeer peerOf(String organisation, TwinPeer own) {
        return organisation.equals(OTHER) ? otherPeer : own;
    }

    void later(long ms, Runnable work) {
        timer.schedule(() -> workers.execute(work), ms, TimeUnit.MILLISECONDS);
    }

    void stream(Runnable work) {
        workers.execute(work);
    }

    @Override
    public void close() {
        chain.close();
        servers.forEach(Server::shutdownNow);
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
