package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;

/** Many transactions at once, more than the process takes, and a process that is told to stop. */
class LoadTest {
    private static final String MAKER_MSP = "org-" + Parties.MAKER;
    private static final int MANY = 64;

    private final World world = World.fresh();
    private final VersionedState state = new VersionedState(world.ledger().state());

    private Batch registration(int serial) {
        return Batch.newBuilder()
                .addSubmissions(World.unsigned(world.payload(
                        Parties.MAKER, "", Commands.command(Commands.registerBattery(Commands.pack(serial))))))
                .build();
    }

    @Test
    void sixtyFourTransactionsRunAtOnceOnOneStream() throws Exception {
        Set<String> together = ConcurrentHashMap.newKeySet();
        // Answers to the first requests are held back until as many transactions as there are workers wait for them.
        CyclicBarrier barrier = new CyclicBarrier(Workers.THREADS);
        try (RunningChaincode chaincode = RunningChaincode.of(new Contract());
                MiniPeer peer =
                        new MiniPeer(chaincode.dial(), state, MiniPeer.limits(1000, 1000), (request, answer) -> {
                            if (together.add(request.getTxid())) {
                                meet(barrier);
                            }
                            return answer;
                        })) {
            List<Proposals.Call> calls = new ArrayList<>();
            List<Outcome> outcomes = new ArrayList<>();
            List<Simulated> transactions = new ArrayList<>();
            for (int i = 1; i <= MANY; i++) {
                Batch batch = registration(i);
                Proposals.Call call = Proposals.record(MAKER_MSP, World.NOW, batch);
                calls.add(call);
                outcomes.add(Direct.outcome(state, call.transactionId(), World.NOW, batch));
            }
            calls.forEach(call -> transactions.add(peer.begin(call)));
            for (int i = 0; i < MANY; i++) {
                Direct.mustBeTheSame(transactions.get(i), outcomes.get(i), "transaction " + i);
            }
            assertThat(together).hasSize(MANY);
            assertThat(peer.violations()).isEmpty();
        }
    }

    @Test
    void ofTwoRacingForOnePackOneIsCommittedAndTheOtherFindsItThere() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (RunningChaincode chaincode = RunningChaincode.of(new Contract());
                MiniPeer peer =
                        new MiniPeer(chaincode.dial(), state, MiniPeer.limits(1000, 1000), (request, answer) -> {
                            if (request.getType() == ChaincodeMessage.Type.WRITE_BATCH_STATE) {
                                meet(barrier);
                            }
                            return answer;
                        })) {
            Simulated one = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(1)));
            Simulated other = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(1)));
            assertThat(one.response().getStatus()).isEqualTo(200);
            assertThat(other.response().getStatus()).isEqualTo(200);
            assertThat(state.commit(one.reads(), one.writes())).isTrue();
            assertThat(state.commit(other.reads(), other.writes())).isFalse();
        }
        try (RunningChaincode chaincode = RunningChaincode.of(new Contract());
                MiniPeer peer = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(1000, 1000))) {
            Simulated again = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(1)));
            assertThat(BatchResult.parseFrom(again.response().getPayload())
                            .getResults(0)
                            .getRecorded()
                            .getVerdicts(0)
                            .hasRefused())
                    .isTrue();
        }
    }

    @Test
    void moreThanItTakesIsTurnedAwayAtOnceAndTheRestGoesOn() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Workers workers = new Workers(Workers.THREADS + 2, Long.MAX_VALUE);
        try (RunningChaincode chaincode = RunningChaincode.of(new Contract(), workers, null);
                MiniPeer peer = held(chaincode, goOn)) {
            List<Simulated> taken = new ArrayList<>();
            for (int i = 1; i <= Workers.THREADS + 2; i++) {
                taken.add(peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(i))));
            }
            Simulated turnedAway = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(99)));
            assertThat(turnedAway.response().getStatus()).isEqualTo(503);
            assertThat(turnedAway.response().getMessage())
                    .matches("the chaincode has 18 calls of \\d+ bytes in hand and takes no more; try again");
            assertThat(turnedAway.requests()).isEmpty();
            goOn.countDown();
            for (Simulated transaction : taken) {
                assertThat(transaction.response().getStatus()).isEqualTo(200);
            }
        }
    }

    @Test
    void bytesInHandAreBoundedButOneCallAloneAlwaysPasses() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (RunningChaincode chaincode = RunningChaincode.of(new Contract(), new Workers(100, 10), null);
                MiniPeer peer = held(chaincode, goOn)) {
            Simulated alone = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(1)));
            Simulated second = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(2)));
            assertThat(second.response().getStatus()).isEqualTo(503);
            goOn.countDown();
            assertThat(alone.response().getStatus()).isEqualTo(200);
        }
    }

    @Test
    void whoIsToldToStopFinishesWhatIsInHandAndTurnsAwayTheRest() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        RunningChaincode chaincode = RunningChaincode.of(new Contract());
        try (MiniPeer peer = held(chaincode, asked, goOn)) {
            Simulated inHand = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(1)));
            // Only what has asked for state is surely in hand; a process with nothing in hand would end at once.
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            Thread stopping = new Thread(chaincode::close);
            stopping.start();
            // It answers 503 from the moment on at which it stops, and until then as always.
            int status = 200;
            while (status == 200) {
                status = statusOf(peer.begin(Proposals.describe()));
            }
            assertThat(status).isEqualTo(503);
            goOn.countDown();
            assertThat(inHand.response().getStatus()).isEqualTo(200);
            stopping.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(stopping.isAlive()).isFalse();
            assertThat(peer.whyGone()).isEqualTo("ended by the chaincode");
        }
    }

    private static int statusOf(Simulated transaction) {
        return transaction.response().getStatus();
    }

    /** A peer that answers nothing until it is let go on. */
    private MiniPeer held(RunningChaincode chaincode, CountDownLatch goOn) {
        return held(chaincode, new CountDownLatch(1), goOn);
    }

    /** The same, which says when it was asked for something. */
    private MiniPeer held(RunningChaincode chaincode, CountDownLatch asked, CountDownLatch goOn) {
        return new MiniPeer(chaincode.dial(), state, MiniPeer.limits(1000, 1000), (request, answer) -> {
            asked.countDown();
            try {
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return answer;
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
