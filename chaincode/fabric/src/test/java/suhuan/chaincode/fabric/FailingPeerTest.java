package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;

/** A peer that errs, answers wrongly, breaks off or comes twice. */
class FailingPeerTest {
    private static final String MAKER_MSP = "org-" + Parties.MAKER;

    private final World world = World.fresh();
    private final VersionedState state = new VersionedState(world.ledger().state());
    private final List<MiniPeer> peers = new ArrayList<>();
    private RunningChaincode chaincode;
    private int serial;

    FailingPeerTest() throws StartException {
        chaincode = RunningChaincode.of(new Contract());
    }

    @AfterEach
    void stop() {
        peers.forEach(MiniPeer::close);
        chaincode.close();
    }

    private MiniPeer peer(int reads, int writes, BinaryOperator<ChaincodeMessage> tampering) {
        MiniPeer peer = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(reads, writes), tampering);
        peers.add(peer);
        return peer;
    }

    private MiniPeer soundPeer() {
        return peer(1000, 1000, (request, answer) -> answer);
    }

    private Proposals.Call registration() {
        serial++;
        return Proposals.record(
                MAKER_MSP,
                World.NOW,
                Batch.newBuilder()
                        .addSubmissions(World.unsigned(world.payload(
                                Parties.MAKER, "", Commands.command(Commands.registerBattery(Commands.pack(serial))))))
                        .build());
    }

    /** Tampers with answers to one kind of request. */
    private static BinaryOperator<ChaincodeMessage> on(Type type, UnaryOperator<ChaincodeMessage> change) {
        return (request, answer) -> request.getType() == type ? change.apply(answer) : answer;
    }

    private static UnaryOperator<ChaincodeMessage> error(String text) {
        return answer -> MiniPeer.answer(answer, Type.ERROR, ByteString.copyFromUtf8(text));
    }

    private static UnaryOperator<ChaincodeMessage> values(UnaryOperator<GetStateMultipleResult> change) {
        return answer -> {
            try {
                return answer.toBuilder()
                        .setPayload(change.apply(GetStateMultipleResult.parseFrom(answer.getPayload()))
                                .toByteString())
                        .build();
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static void mustFail(Simulated transaction, String text) {
        assertThat(transaction.last().getType()).isEqualTo(Type.ERROR);
        assertThat(transaction.last().getPayload().toStringUtf8()).isEqualTo(text);
    }

    @Test
    void theTextOfThePeersErrorReachesTheCaller() {
        String text = "GET_STATE_MULTIPLE failed: transaction ID: t: no ledger context";
        MiniPeer peer = peer(1000, 1000, on(Type.GET_STATE_MULTIPLE, error(text)));
        Simulated transaction = peer.begin(registration());
        mustFail(transaction, text);
        assertThat(transaction.requests()).containsExactly(Type.GET_STATE_MULTIPLE);

        Simulated single = peer(0, 0, on(Type.GET_STATE, error("no"))).begin(registration());
        mustFail(single, "no");
        assertThat(single.requests()).containsExactly(Type.GET_STATE);
    }

    @Test
    void anErrorWhileWritingEndsTheTransaction() {
        mustFail(peer(1000, 1000, on(Type.WRITE_BATCH_STATE, error("full"))).begin(registration()), "full");
        Simulated single = peer(1000, 0, on(Type.PUT_STATE, error("full"))).begin(registration());
        mustFail(single, "full");
        assertThat(single.requests().stream().filter(Type.PUT_STATE::equals)).hasSize(1);
    }

    @Test
    void aWrongNumberOfValuesIsNotTakenForAnAnswer() {
        MiniPeer tooFew = peer(
                1000,
                1000,
                on(
                        Type.GET_STATE_MULTIPLE,
                        values(result -> result.toBuilder()
                                .clearValues()
                                .addAllValues(result.getValuesList().subList(1, result.getValuesCount()))
                                .build())));
        Simulated transaction = tooFew.begin(registration());
        assertThat(transaction.last().getType()).isEqualTo(Type.ERROR);
        assertThat(transaction.last().getPayload().toStringUtf8())
                .matches(
                        "the peer gave \\d+ values for \\d+ keys; the transaction is given up rather than read wrongly");

        MiniPeer tooMany = peer(
                10,
                1000,
                on(
                        Type.GET_STATE_MULTIPLE,
                        values(result ->
                                result.toBuilder().addValues(ByteString.EMPTY).build())));
        assertThat(tooMany.begin(registration()).last().getType()).isEqualTo(Type.ERROR);

        MiniPeer none = peer(
                10,
                10,
                on(
                        Type.GET_STATE_MULTIPLE,
                        values(result -> result.toBuilder().clearValues().build())));
        assertThat(none.begin(registration()).last().getType()).isEqualTo(Type.ERROR);
    }

    @Test
    void anAnswerThatCannotBeReadIsNotTakenForAnAnswer() {
        MiniPeer peer = peer(
                1000,
                1000,
                on(
                        Type.GET_STATE_MULTIPLE,
                        answer -> answer.toBuilder()
                                .setPayload(ByteString.copyFrom(new byte[] {-1, -1}))
                                .build()));
        mustFail(peer.begin(registration()), "the peer's answer to GET_STATE_MULTIPLE cannot be read");
    }

    @Test
    void answersNobodyAskedForDisturbNothing() {
        MiniPeer peer = soundPeer();
        peer.packageId();
        peer.send(ChaincodeMessage.newBuilder()
                .setType(Type.RESPONSE)
                .setChannelId(MiniPeer.CHANNEL)
                .setTxid("never begun")
                .build());
        peer.send(ChaincodeMessage.newBuilder().setType(Type.KEEPALIVE).build());
        peer.send(
                ChaincodeMessage.newBuilder().setType(Type.GET_HISTORY_FOR_KEY).build());
        assertThat(peer.begin(registration()).response().getStatus()).isEqualTo(200);
    }

    @Test
    void aStreamThatBreaksGivesUpItsTransactionsAndLeavesOthersAlone() throws Exception {
        BlockingQueue<Type> reached = new LinkedBlockingQueue<>();
        MiniPeer breaking = peer(1000, 1000, (request, answer) -> {
            reached.add(request.getType());
            return null;
        });
        try (LogCapture log = new LogCapture()) {
            // As many as there are workers: if one were not woken, the process would be worth less from here on.
            for (int round = 0; round < 3; round++) {
                MiniPeer sound = soundPeer();
                List<Simulated> waiting = new ArrayList<>();
                for (int i = 0; i < Workers.THREADS; i++) {
                    waiting.add(breaking.begin(registration()));
                }
                for (int i = 0; i < Workers.THREADS; i++) {
                    assertThat(reached.poll(30, TimeUnit.SECONDS)).isEqualTo(Type.GET_STATE_MULTIPLE);
                }
                if (round == 1) {
                    breaking.hangUp();
                } else {
                    breaking.cut();
                }
                for (int i = 0; i < 2 * Workers.THREADS; i++) {
                    assertThat(sound.begin(registration()).response().getStatus())
                            .isEqualTo(200);
                }
                assertThat(breaking.whyGone()).isNotEmpty();
                waiting.forEach(transaction -> assertThat(transaction.writes()).isEmpty());
                breaking = peer(1000, 1000, (request, answer) -> {
                    reached.add(request.getType());
                    return null;
                });
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("transactions given up: " + Workers.THREADS))
                    .hasSize(3);
        }
    }

    @Test
    void aStreamThatBreaksWhileWritingLeavesNoWorkerBehind() throws Exception {
        CountDownLatch reached = new CountDownLatch(Workers.THREADS);
        MiniPeer breaking = peer(0, 0, (request, answer) -> {
            if (request.getType() != Type.PUT_STATE) {
                return answer;
            }
            reached.countDown();
            return null;
        });
        for (int i = 0; i < Workers.THREADS; i++) {
            breaking.begin(registration());
        }
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        breaking.cut();
        assertThat(soundPeer().begin(registration()).response().getStatus()).isEqualTo(200);
    }

    @Test
    void twoPeersWithTheSameTransactionDoNotMixUpAnswers() {
        VersionedState empty = new VersionedState(Map.of());
        MiniPeer one = soundPeer();
        MiniPeer other = new MiniPeer(chaincode.dial(), empty, MiniPeer.limits(0, 10));
        peers.add(other);
        for (int i = 0; i < 50; i++) {
            Proposals.Call call = registration();
            Simulated onFull = one.begin(call);
            Simulated onEmpty = other.begin(call);
            assertThat(onFull.response().getStatus()).isEqualTo(200);
            assertThat(onFull.writes()).isNotEmpty();
            assertThat(onEmpty.response().getStatus()).isEqualTo(200);
            assertThat(onEmpty.writes()).isEmpty();
            assertThat(onFull.response().getPayload())
                    .isNotEqualTo(onEmpty.response().getPayload());
        }
        assertThat(one.violations()).isEmpty();
        assertThat(other.violations()).isEmpty();
    }

    @Test
    void aTransactionBegunTwiceAtOnceIsTurnedAwayTheSecondTime() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        MiniPeer peer = peer(1000, 1000, (request, answer) -> {
            reached.countDown();
            await(goOn);
            return answer;
        });
        Proposals.Call call = registration();
        peer.begin(call);
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        Simulated second = peer.begin(call);
        assertThat(second.response().getStatus()).isEqualTo(503);
        assertThat(second.response().getMessage()).isEqualTo("this transaction is still being worked on; try again");
        goOn.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
