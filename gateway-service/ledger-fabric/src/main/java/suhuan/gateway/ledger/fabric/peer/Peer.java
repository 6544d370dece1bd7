package suhuan.gateway.ledger.fabric.peer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.jspecify.annotations.Nullable;

/** One peer of our own organisation and its gateway service. Safe for use by many threads; every call has a deadline. */
public final class Peer {
    private static final String QUERY_CHAINCODE = "qscc";

    private final String name;
    private final PeerNetwork network;
    private final CallDeadlines deadlines;
    private final ManagedChannel connection;
    private final PeerListener listener;
    private final PeerBreaker breaker = new PeerBreaker();
    private final Gateway gateway;
    private final Network channel;
    private final Contract contract;
    private final Contract queries;

    Peer(
            String name,
            PeerNetwork network,
            CallDeadlines deadlines,
            ClientIdentity identity,
            ManagedChannel connection,
            PeerListener listener) {
        this.name = name;
        this.network = network;
        this.deadlines = deadlines;
        this.connection = connection;
        this.listener = listener;
        this.gateway = Gateway.newInstance()
                .identity(identity.identity())
                .signer(identity.signer())
                .connection(connection)
                .connect();
        this.channel = gateway.getNetwork(network.channel());
        this.contract = channel.getContract(network.chaincode());
        this.queries = channel.getContract(QUERY_CHAINCODE);
    }

    /** Its host name. */
    public String name() {
        return name;
    }

    /** Has a call of the chaincode endorsed by as many organisations as the policy wants. Nothing is ordered. */
    public Endorsed endorse(String function, byte[] argument) throws CallFailure {
        Proposal proposal =
                contract.newProposal(function).addArguments(argument).build();
        try {
            Endorsed endorsed = new Endorsed(this, proposal.endorse(within(deadlines.endorse())));
            answered();
            return endorsed;
        } catch (EndorseException e) {
            throw failed(Step.ENDORSE, e.getStatus(), e.getDetails(), e);
        }
    }

    /** Hands a transaction to the orderers. The same one may be handed over any number of times, by any peer. */
    public void submit(Endorsed endorsed) throws CallFailure {
        Transaction transaction = endorsed.peer() == this
                ? endorsed.transaction()
                : gateway.newTransaction(endorsed.transaction().getBytes());
        try {
            transaction.submitAsync(within(deadlines.submit()));
            answered();
        } catch (SubmitException e) {
            throw failed(Step.SUBMIT, e.getStatus(), e.getDetails(), e);
        }
    }

    /**
     * Asks what became of a transaction. Waits for it.
     *
     * @param patience how long, at most; the deadline of such questions where that is shorter
     * @throws CallFailure where that is not known in time
     */
    public TransactionStatus commitStatus(String transactionId, Duration patience) throws CallFailure {
        SerializedIdentity creator = SerializedIdentity.newBuilder()
                .setMspid(gateway.getIdentity().getMspId())
                .setIdBytes(ByteString.copyFrom(gateway.getIdentity().getCredentials()))
                .build();
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setChannelId(network.channel())
                .setTransactionId(transactionId)
                .setIdentity(creator.toByteString())
                .build();
        byte[] question = SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build()
                .toByteArray();
        Duration deadline = patience.compareTo(deadlines.commitStatus()) < 0 ? patience : deadlines.commitStatus();
        try {
            org.hyperledger.fabric.client.Status status =
                    gateway.newCommit(question).getStatus(within(deadline));
            answered();
            return new TransactionStatus(status.getBlockNumber(), status.getCode());
        } catch (CommitStatusException e) {
            throw failed(Step.COMMIT_STATUS, e.getStatus(), e.getDetails(), e);
        }
    }

    /** Asks the chaincode, on a peer of our own organisation alone. */
    public byte[] evaluate(String function, byte[]... arguments) throws CallFailure {
        return evaluate(contract.newProposal(function).addArguments(arguments), null);
    }

    /** How far the chain has come at this peer. */
    public BlockchainInfo chainInfo() throws CallFailure {
        return chainInfoAt(network.organisation());
    }

    /** How far the chain has come at a peer of some organisation. */
    public BlockchainInfo chainInfoAt(String organisation) throws CallFailure {
        return parse(BlockchainInfo.parser(), query(organisation, "GetChainInfo"));
    }

    /** The block that holds a transaction; the first one where it was ordered twice. */
    public Block blockOfTransaction(String transactionId) throws CallFailure {
        return parse(Block.parser(), query(network.organisation(), "GetBlockByTxID", transactionId));
    }

    private byte[] query(String organisation, String function, String... arguments) throws CallFailure {
        Proposal.Builder proposal =
                queries.newProposal(function).addArguments(network.channel()).addArguments(arguments);
        return evaluate(proposal, organisation);
    }

    private byte[] evaluate(Proposal.Builder proposal, @Nullable String organisation) throws CallFailure {
        if (organisation != null) {
            proposal.setEndorsingOrganizations(organisation);
        }
        try {
            byte[] answer = proposal.build().evaluate(within(deadlines.evaluate()));
            answered();
            return answer;
        } catch (GatewayException e) {
            throw failed(Step.EVALUATE, e.getStatus(), e.getDetails(), e);
        }
    }

    private <T> T parse(com.google.protobuf.Parser<T> parser, byte[] bytes) throws CallFailure {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException unreadable) {
            throw new CallFailure(
                    Step.EVALUATE, name, Status.Code.INTERNAL, "an answer that cannot be read", List.of(), unreadable);
        }
    }

    /** Opens a stream of blocks, of which the first is {@code fromBlock}. */
    public BlockSource blocks(long fromBlock) throws CallFailure {
        try {
            CloseableIterator<Block> blocks = channel.newBlockEventsRequest()
                    .startBlock(fromBlock)
                    .build()
                    .getEvents();
            return new BlockSource(this, blocks);
        } catch (GatewayRuntimeException e) {
            throw failed(Step.FOLLOW, e.getStatus(), e.getDetails(), e);
        }
    }

    private static UnaryOperator<CallOptions> within(Duration deadline) {
        return options -> options.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Dials at once where the transport waits before it tries again. */
    void wake() {
        connection.resetConnectBackoff();
    }

    PeerBreaker breaker() {
        return breaker;
    }

    void answered() {
        if (breaker.succeeded()) {
            listener.breaker(name, false);
        }
    }

    CallFailure failed(Step step, Status status, List<ErrorDetail> details, Exception cause) {
        List<FailureDetail> said = details.stream()
                .map(detail -> new FailureDetail(detail.getMspId(), detail.getAddress(), detail.getMessage()))
                .toList();
        String description = status.getDescription();
        CallFailure failure = new CallFailure(
                step, name, status.getCode(), description == null ? "no text" : description, said, cause);
        if (isFaultOfPeer(failure) && breaker.failed(System.nanoTime())) {
            listener.breaker(name, true);
        }
        return failure;
    }

    private boolean isFaultOfPeer(CallFailure failure) {
        return switch (failure.step()) {
            case ENDORSE, EVALUATE -> {
                EndorseVerdict verdict = EndorseVerdict.of(failure, network.organisation());
                yield verdict == EndorseVerdict.OWN_SIDE_DOWN || verdict == EndorseVerdict.UNREACHABLE;
            }
            case SUBMIT ->
                failure.details().isEmpty()
                        && !failure.says("order")
                        && EndorseVerdict.of(failure, network.organisation()) == EndorseVerdict.UNREACHABLE;
            // Not to know in time is what a question for an outcome is about.
            case COMMIT_STATUS, FOLLOW -> failure.code() == Status.Code.UNAVAILABLE;
        };
    }

    void close() {
        gateway.close();
        connection.shutdownNow();
        try {
            connection.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
