package suhuan.bench.fabric;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A client of fabric-gateway and nothing else: endorse, submit, wait for the commit. It signs with native code, as the gateway
 * does, and has one connection, as the library's pages advise.
 */
public final class RawClient implements AutoCloseable {
    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private static final int MOST_ATTEMPTS = 1_000;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Network network;

    private RawClient(ManagedChannel channel, Gateway gateway, Network network) {
        this.channel = channel;
        this.gateway = gateway;
        this.network = network;
    }

    /** Connects as the connection file says. */
    public static RawClient connect(Path connectionFile) throws IOException {
        signNatively();
        RawConnection connection = RawConnection.read(connectionFile);
        ManagedChannel channel = connection.open();
        Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(connection.organisation(), connection.certificate()))
                .signer(Signers.newPrivateKeySigner(connection.key()))
                .hash(Hash.SHA256)
                .connection(channel)
                .endorseOptions(options -> options.withDeadlineAfter(15, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(5, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
                .connect();
        return new RawClient(channel, gateway, gateway.getNetwork(connection.channel()));
    }

    /** As the gateway does, where the machine has the native library. */
    private static void signNatively() {
        try {
            Provider provider =
                    (Provider) Class.forName(NATIVE).getField("INSTANCE").get(null);
            Security.insertProviderAt(provider, 1);
        } catch (ReflectiveOperationException | LinkageError absent) {
            // The JDK's own signatures, then, as the gateway uses on such a machine.
        }
    }

    /** One transaction, until it is committed and valid. */
    public void submit(String chaincode, String function, byte[]... arguments)
            throws GatewayException, CommitException {
        network.getContract(chaincode)
                .newProposal(function)
                .addArguments(arguments)
                .build()
                .endorse()
                .submit();
    }

    /** One transaction of texts, until it is committed and valid. */
    public void submit(String chaincode, String function, String... arguments)
            throws GatewayException, CommitException {
        network.getContract(chaincode)
                .newProposal(function)
                .addArguments(arguments)
                .build()
                .endorse()
                .submit();
    }

    /**
     * The same, tried again where others were faster: a conflict at the commit, or an endorsement while one peer has a block that
     * another has not yet.
     */
    public void submitAgain(String chaincode, Pauses pauses, String function, String... arguments)
            throws GatewayException, CommitException {
        for (int attempt = 0; ; attempt++) {
            try {
                submit(chaincode, function, arguments);
                return;
            } catch (EndorseException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            } catch (CommitException e) {
                if (attempt == MOST_ATTEMPTS || e.getCode() != TxValidationCode.MVCC_READ_CONFLICT) {
                    throw e;
                }
            }
            pauses.pause(attempt);
        }
    }

    /** Tells the number of each new block as soon as the peer has committed it, until the answer is closed. */
    public AutoCloseable watchBlocks(LongConsumer committed) {
        CloseableIterator<FilteredBlock> blocks = network.getFilteredBlockEvents();
        Thread watcher = new Thread(
                () -> {
                    try {
                        blocks.forEachRemaining(block -> committed.accept(block.getNumber()));
                    } catch (RuntimeException closed) {
                        // Closing ends the stream.
                    }
                },
                "bench-blocks");
        watcher.setDaemon(true);
        watcher.start();
        return blocks::close;
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
