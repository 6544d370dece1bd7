package suhuan.gateway.ledger.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.EnvelopeTooLargeException;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.fabric.chain.BlockAudit;
import suhuan.gateway.ledger.fabric.chain.BlockDecoder;
import suhuan.gateway.ledger.fabric.chain.BlockLookup;
import suhuan.gateway.ledger.fabric.chain.ChainTip;
import suhuan.gateway.ledger.fabric.chain.FeedListener;
import suhuan.gateway.ledger.fabric.chain.FollowedBlocks;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.ClientIdentity;
import suhuan.gateway.ledger.fabric.peer.PeerAddress;
import suhuan.gateway.ledger.fabric.peer.PeerNetwork;
import suhuan.gateway.ledger.fabric.peer.PeerPool;
import suhuan.ledger.v1.ReadRequest;
import suhuan.ledger.v1.ReadResult;
import suhuan.ledger.v1.StateEntry;

/**
 * The ledger of several organisations on a Hyperledger Fabric network, through the gateway service of our own organisation's
 * peers. Envelopes are gathered into transactions, endorsed by as many organisations as the policy wants, ordered, and answered
 * when they are in a block that counts.
 *
 * <p>While the network takes no writes, {@link #status} says why; envelopes are tried for a while and then turned away. A fork
 * makes it read-only until a start.
 */
public final class FabricLedger implements Ledger {
    private static final int KEYS_A_READ = 1000;
    private static final int FIRST_QUESTIONS = 6;

    private final FabricConnection connection;
    private final FabricLedgerOptions options;
    private final KeyPlanner planner;
    private final FabricLedgerListener listener;
    private final PeerPool peers;
    private final LedgerHealth health = new LedgerHealth();
    private final Closing closing = new Closing();
    private final BlockDecoder decoder;
    private final ChainTip tip;
    private final Admission admission;
    private final GroupCommit commit;
    private final Probe probe;
    private final Set<AutoCloseable> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private FabricLedger(
            FabricConnection connection,
            FabricLedgerOptions options,
            KeyPlanner planner,
            FabricLedgerListener listener,
            PeerPool peers,
            BlockchainInfo info) {
        this.connection = connection;
        this.options = options;
        this.planner = planner;
        this.listener = listener;
        this.peers = peers;
        this.decoder = new BlockDecoder(connection.chaincode(), Endorsement.FUNCTION);
        this.tip = new ChainTip(peers, decoder, info, new TipListener(health));
        this.admission = new Admission(options);
        BlockLookup blocks = new BlockLookup(peers, tip, decoder);
        Answers answers = new Answers(admission, new Recordings(blocks), listener, closing);
        Endorsement endorsement = new Endorsement(peers, connection.organisation(), options, listener, health, closing);
        Settlement settlement = new Settlement(peers, tip, blocks, options, listener, health, answers, closing);
        TransactionRun run = new TransactionRun(
                endorsement, settlement, answers, admission, tip, options, listener, health, closing);
        this.commit = new GroupCommit(options, admission, run, settlement, answers, health, closing);
        this.probe = new Probe(peers, health, admission);
    }

    /**
     * Opens the ledger of a network.
     *
     * @param planner says which keys an envelope touches
     * @throws IllegalArgumentException where certificate, key or a peer's TLS root cannot be used; the message names the file
     * @throws FabricUnavailableException where no peer answers; the message is one line
     */
    public static FabricLedger open(
            FabricConnection connection,
            FabricLedgerOptions options,
            KeyPlanner planner,
            FabricLedgerListener listener) {
        PeerPool peers = PeerPool.dial(
                connection.peers(),
                identity(connection),
                network(connection),
                options.deadlines(),
                (peer, open) -> Answers.tell(() -> listener.breaker(peer, open)));
        return open(connection, options, planner, listener, peers);
    }

    /** Opens it over channels given. */
    static FabricLedger over(
            FabricConnection connection,
            FabricLedgerOptions options,
            KeyPlanner planner,
            FabricLedgerListener listener,
            Function<PeerAddress, ManagedChannel> channels) {
        PeerPool peers = PeerPool.over(
                connection.peers(),
                channels,
                identity(connection),
                network(connection),
                options.deadlines(),
                (peer, open) -> Answers.tell(() -> listener.breaker(peer, open)));
        return open(connection, options, planner, listener, peers);
    }

    private static ClientIdentity identity(FabricConnection connection) {
        return ClientIdentity.read(connection.organisation(), connection.certificate(), connection.privateKey());
    }

    private static PeerNetwork network(FabricConnection connection) {
        return new PeerNetwork(connection.channel(), connection.chaincode(), connection.organisation());
    }

    private static FabricLedger open(
            FabricConnection connection,
            FabricLedgerOptions options,
            KeyPlanner planner,
            FabricLedgerListener listener,
            PeerPool peers) {
        try {
            BlockchainInfo info = firstAnswer(peers);
            FabricLedger ledger = new FabricLedger(connection, options, planner, listener, peers, info);
            ledger.tip.start();
            ledger.commit.start();
            ledger.probe.start();
            return ledger;
        } catch (CallFailure unreachable) {
            peers.close();
            throw new FabricUnavailableException(
                    "channel " + connection.channel() + " of network " + connection.profile() + " cannot be reached: "
                            + reason(unreachable, connection),
                    unreachable);
        }
    }

    /** A peer that does not take the caller says so of a "creator"; whoever runs the gateway knows it as a file. */
    private static String reason(CallFailure unreachable, FabricConnection connection) {
        String text = String.valueOf(unreachable.getMessage());
        return text.contains("creator")
                ? "certificate " + connection.certificate() + " of " + connection.organisation()
                        + " is not taken; is it of this network? " + text
                : text;
    }

    /** A peer that is slow, as where a machine starts everything at once, is asked again; one that is not there is not. */
    private static BlockchainInfo firstAnswer(PeerPool peers) throws CallFailure {
        for (int questions = 1; ; questions++) {
            try {
                return peers.ask(peer -> peer.chainInfo());
            } catch (CallFailure failure) {
                if (failure.code() != Status.Code.DEADLINE_EXCEEDED || questions == FIRST_QUESTIONS) {
                    throw failure;
                }
            }
        }
    }

    /** What trouble with blocks means for the ledger. */
    private record TipListener(LedgerHealth health) implements FeedListener {
        @Override
        public void trouble(String problem) {
            health.troubleFollowing(problem);
        }

        @Override
        public void flowing() {
            health.follows();
        }

        @Override
        public void ended(RuntimeException why) {
            health.readOnlyForGood(String.valueOf(why.getMessage()), why);
        }
    }

    @Override
    public CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission) {
        long size = submission.envelope().size();
        if (size > options.largestEnvelope()) {
            return CompletableFuture.failedFuture(new EnvelopeTooLargeException(size, options.largestEnvelope()));
        }
        Ticket ticket = new Ticket(submission, planner.plan(submission));
        RuntimeException turnedAway = admission.admit(ticket, health);
        if (turnedAway != null) {
            if (turnedAway instanceof LedgerOverloadedException) {
                Answers.tell(listener::overloaded);
            }
            ticket.answer().completeExceptionally(turnedAway);
        }
        return ticket.answer();
    }

    @Override
    public Map<String, ByteString> evaluate(Collection<String> keys) {
        Map<String, ByteString> values = new HashMap<>();
        List<String> wanted = new ArrayList<>(keys);
        for (int from = 0; from < wanted.size(); from += KEYS_A_READ) {
            List<String> some = wanted.subList(from, Math.min(wanted.size(), from + KEYS_A_READ));
            byte[] request = ReadRequest.newBuilder().addAllKeys(some).build().toByteArray();
            for (StateEntry entry : read(request).getEntriesList()) {
                values.put(entry.getKey(), entry.getValue());
            }
        }
        return values;
    }

    private ReadResult read(byte[] request) {
        try {
            byte[] answer = peers.ask(peer -> peer.evaluate("read", request));
            return ReadResult.parseFrom(answer);
        } catch (CallFailure failure) {
            throw new FabricUnavailableException("state cannot be read: " + failure.getMessage(), failure);
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException("what the chaincode read is not readable", unreadable);
        }
    }

    @Override
    public BlockStream follow(long fromBlock) {
        demand(fromBlock);
        FollowedBlocks stream = new FollowedBlocks(tip, peers, decoder, fromBlock, streams::remove);
        register(stream);
        if (closed.get()) {
            stream.close();
        }
        return stream;
    }

    /** Opens a stream of everything the chaincode was ever asked to record, with what was written, for whoever checks the ledger. */
    public BlockAudit audit(long fromBlock) {
        demand(fromBlock);
        BlockAudit audit = new BlockAudit(peers, decoder, fromBlock, streams::remove);
        register(audit);
        if (closed.get()) {
            audit.close();
        }
        return audit;
    }

    private void demand(long fromBlock) {
        long last = tip.lastBlock();
        if (fromBlock < 0 || fromBlock > last + 1) {
            throw new IllegalArgumentException("block " + fromBlock + " of " + (last + 1)
                    + "; the peer is behind, or this is another network than before");
        }
    }

    private void register(AutoCloseable stream) {
        streams.add(stream);
    }

    @Override
    public LedgerStatus status() {
        return new LedgerStatus("fabric", tip.lastBlock(), health.readOnlyBecause());
    }

    /** The connection it was opened with. */
    public FabricConnection connection() {
        return connection;
    }

    /** Envelopes in flight: sent and not yet answered. */
    public int inFlight() {
        return admission.inFlight();
    }

    /** Answers what is in flight, ends all streams and lets go of the peers. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        probe.close();
        commit.close();
        tip.close();
        for (AutoCloseable stream : streams) {
            try {
                stream.close();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        peers.close();
    }
}
