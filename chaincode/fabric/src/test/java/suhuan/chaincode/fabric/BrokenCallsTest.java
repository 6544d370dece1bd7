package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.ChaincodeDescription;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Submission;

/** A broken call is answered with what is wrong with it, writes nothing and disturbs nobody. */
class BrokenCallsTest {
    private static final String MAKER_MSP = "org-" + Parties.MAKER;
    private static final ByteString GARBAGE = ByteString.copyFrom(new byte[] {-1, -1, -1});
    private static final String SECRET = "四川省成都市某某路一号";

    private final World world = World.fresh();
    private final VersionedState state = new VersionedState(world.ledger().state());
    private final RunningChaincode chaincode;
    private final MiniPeer peer;

    BrokenCallsTest() throws StartException {
        chaincode = RunningChaincode.of(new Contract());
        peer = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(1000, 1000));
    }

    @AfterEach
    void stop() {
        assertThat(peer.violations()).isEmpty();
        peer.close();
        chaincode.close();
    }

    private Batch batch() {
        Submission submission = World.unsigned(world.payload(
                Parties.MAKER, "", Commands.command(Commands.registerBattery("").setLegacyLabel(SECRET))));
        return Batch.newBuilder().addSubmissions(submission).build();
    }

    private void mustBreak(Proposals.Call call, String message) {
        Simulated transaction = peer.begin(call);
        assertThat(transaction.response().getStatus()).isEqualTo(500);
        assertThat(transaction.response().getMessage()).isEqualTo(message);
        assertThat(transaction.response().getPayload()).isEqualTo(ByteString.EMPTY);
        assertThat(transaction.requests()).isEmpty();
    }

    private void mustBreak(String message, String function, ByteString... arguments) {
        mustBreak(Proposals.call(Proposals.nextId(), MAKER_MSP, World.NOW, function, arguments), message);
    }

    @Test
    void theMessageSaysWhatIsWrong() {
        ByteString batch = batch().toByteString();
        mustBreak("there is no function 'Record'; give record, read or describe", "Record", batch);
        mustBreak("there is no function ''; give record, read or describe", "");
        mustBreak(
                "there is no function '?????????? x" + "y".repeat(28) + "…'; give record, read or describe",
                "二二二二二二二二\n\u0000 x" + "y".repeat(50));
        mustBreak("record takes one argument, a suhuan.ledger.v1.Batch; got 0", "record");
        mustBreak("record takes one argument, a suhuan.ledger.v1.Batch; got 2", "record", batch, batch);
        mustBreak("read takes one argument, a suhuan.ledger.v1.ReadRequest; got 0", "read");
        mustBreak("the argument of record is no suhuan.ledger.v1.Batch", "record", GARBAGE);
        mustBreak("the argument of read is no suhuan.ledger.v1.ReadRequest", "read", GARBAGE);
        mustBreak("the batch has no submission; record needs at least one", "record", ByteString.EMPTY);
        mustBreak(Proposals.read("ledger", ""), "key 1 of read is empty");
        mustBreak(
                Proposals.read("\u0000ledger"),
                "key 0 of read begins with U+0000, which Fabric keeps for composite keys");
    }

    @Test
    void aCallWithoutArgumentsOrWithUnreadableOnesIsAnswered() {
        Proposals.Call good = Proposals.describe();
        mustBreak(
                new Proposals.Call(
                        good.transactionId(),
                        good.message().toBuilder().setPayload(GARBAGE).build()),
                "the arguments of the call cannot be read");
        mustBreak(
                new Proposals.Call(
                        good.transactionId(),
                        good.message().toBuilder().clearPayload().build()),
                "the call names no function; give record, read or describe");
    }

    @Test
    void aProposalMustNameCreatorAndTime() {
        ChaincodeInput input = ChaincodeInput.newBuilder()
                .addArgs(ByteString.copyFromUtf8("record"))
                .addArgs(batch().toByteString())
                .build();
        ChannelHeader timed = ChannelHeader.newBuilder()
                .setTimestamp(Timestamp.newBuilder().setSeconds(1))
                .build();
        SignatureHeader created = SignatureHeader.newBuilder()
                .setCreator(SerializedIdentity.newBuilder()
                        .setMspid(MAKER_MSP)
                        .build()
                        .toByteString())
                .build();
        mustBreak(
                Proposals.call(Proposals.nextId(), timed, SignatureHeader.getDefaultInstance(), input),
                "the proposal names no creator");
        mustBreak(
                Proposals.call(Proposals.nextId(), ChannelHeader.getDefaultInstance(), created, input),
                "the proposal has no timestamp");
        mustBreak(
                Proposals.call(
                        Proposals.nextId(),
                        timed.toBuilder()
                                .setTimestamp(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                                .build(),
                        created,
                        input),
                "the proposal's timestamp is no time");
        Proposals.Call good = Proposals.record(MAKER_MSP, World.NOW, batch());
        mustBreak(
                new Proposals.Call(
                        good.transactionId(),
                        good.message().toBuilder()
                                .setProposal(
                                        good.message().getProposal().toBuilder().setProposalBytes(GARBAGE))
                                .build()),
                "the proposal of the transaction cannot be read");
    }

    @Test
    void whoSentAnEnvelopeIsTheCreatorWhateverTheBatchSays() throws InvalidProtocolBufferException {
        Simulated foreign = peer.begin(Proposals.record("org-" + Parties.OTHER_MAKER, World.NOW, batch()));
        assertThat(BatchResult.parseFrom(foreign.response().getPayload())
                        .getResults(0)
                        .getRefused()
                        .getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_CALLER_ORGANISATION_DIFFERS);

        Batch claimed = Batch.newBuilder()
                .addSubmissions(batch().getSubmissions(0).toBuilder().setOrganisation("somebody"))
                .build();
        Simulated own = peer.begin(Proposals.record(MAKER_MSP, World.NOW, claimed));
        assertThat(BatchResult.parseFrom(own.response().getPayload())
                        .getResults(0)
                        .hasRecorded())
                .isTrue();
    }

    @Test
    void initialisationIsNotForThisChaincode() {
        Proposals.Call call = Proposals.describe();
        mustBreak(
                new Proposals.Call(
                        call.transactionId(),
                        call.message().toBuilder().setType(Type.INIT).build()),
                "this chaincode needs no initialisation; approve and commit it without --init-required");
    }

    @Test
    void itDescribesItselfWithoutReading() throws InvalidProtocolBufferException {
        Simulated transaction = peer.begin(Proposals.describe());
        assertThat(ChaincodeDescription.parseFrom(transaction.response().getPayload()))
                .isEqualTo(ChaincodeDescription.newBuilder()
                        .setVersion(RunningChaincode.VERSION)
                        .setMostReads(1000)
                        .setMostWrites(1000)
                        .build());
        assertThat(transaction.requests()).isEmpty();
        try (MiniPeer plain = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(0, 0))) {
            Response response = plain.begin(Proposals.describe()).response();
            ChaincodeDescription description = ChaincodeDescription.parseFrom(response.getPayload());
            assertThat(description.getMostReads()).isEqualTo(1);
            assertThat(description.getMostWrites()).isEqualTo(1);
        }
    }

    @Test
    void aContractThatFailsIsLoggedOnceWithoutWhatWasAsked() throws StartException {
        List<Supplier<Throwable>> failures = List.of(
                () -> new IllegalStateException("boom"), () -> new StackOverflowError("deep"), LinkageError::new);
        for (Supplier<Throwable> failure : failures) {
            String name = failure.get().getClass().getName();
            failsWith(
                    new Contracts.Throwing(failure),
                    "the chaincode failed with " + name + "; its log says where, under the id of the transaction",
                    name);
        }
    }

    @Test
    void anOutcomeThatFabricCannotKeepIsNotSent() throws StartException {
        String broken = "the chaincode failed with java.lang.IllegalStateException; its log says where, under the id of"
                + " the transaction";
        failsWith(new Contracts.Miscounting(2), broken, "2 results for 1 envelopes");
        for (String key : List.of("", "\u0000x", "x\ud800", "\udc00x")) {
            TreeMap<String, byte[]> writes = new TreeMap<>(Collections.singletonMap(key, new byte[] {1}));
            failsWith(new Contracts.Fixed(writes), broken, "a key to be written ");
        }
    }

    @Test
    void aKeyMayHoldAnyCharacterOfUnicode() throws StartException {
        TreeMap<String, byte[]> writes = new TreeMap<>(Collections.singletonMap("x\ud83d\udd0b", new byte[] {1}));
        try (RunningChaincode other = RunningChaincode.of(new Contracts.Fixed(writes));
                MiniPeer its = new MiniPeer(other.dial(), state, MiniPeer.limits(1000, 1000))) {
            Simulated transaction = its.begin(Proposals.record(MAKER_MSP, World.NOW, batch()));
            assertThat(transaction.response().getStatus()).isEqualTo(200);
            assertThat(transaction.writes()).containsOnlyKeys("x\ud83d\udd0b");
        }
    }

    private void failsWith(TransactionExecutor contract, String message, String logged) throws StartException {
        try (LogCapture log = new LogCapture();
                RunningChaincode other = RunningChaincode.of(contract);
                MiniPeer its = new MiniPeer(other.dial(), state, MiniPeer.limits(1000, 1000))) {
            Simulated transaction = its.begin(Proposals.record(MAKER_MSP, World.NOW, batch()));
            assertThat(transaction.response().getStatus()).isEqualTo(500);
            assertThat(transaction.response().getMessage()).isEqualTo(message);
            assertThat(transaction.requests()).isEmpty();
            assertThat(log.lines()).filteredOn(line -> line.contains(logged)).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET) || line.contains(Parties.MAKER));
            // The process goes on.
            assertThat(its.begin(Proposals.describe()).response().getStatus()).isEqualTo(200);
        }
    }
}
