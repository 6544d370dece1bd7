package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.simulation.RandomBatches;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/**
 * Whatever a peer offers, the answer, the keys read and the values written are those of the contract called directly. Replay
 * with -Dseed=….
 */
class SameAsContractTest {
    private static final int BATCHES = 250;
    private static final List<ChaincodeAdditionalParams> PEERS = List.of(
            ChaincodeAdditionalParams.getDefaultInstance(),
            MiniPeer.limits(1, 1),
            MiniPeer.limits(10, 10),
            MiniPeer.limits(1000, 1000),
            MiniPeer.limits(0, 1000),
            MiniPeer.limits(7, 0));

    private final long seed = seed();

    private static long seed() {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("SameAsContractTest: -Dseed=" + seed);
        return seed;
    }

    @Test
    void everyKindOfPeerComesToTheSame() throws StartException {
        World world = World.fresh();
        VersionedState state = new VersionedState(world.ledger().state());
        RandomBatches batches = new RandomBatches(new Random(seed), world);
        List<MiniPeer> peers = new ArrayList<>();
        try (RunningChaincode chaincode = RunningChaincode.of(new Contract())) {
            PEERS.forEach(params -> peers.add(new MiniPeer(chaincode.dial(), state, params)));
            int recorded = 0;
            for (int i = 0; i < BATCHES; i++) {
                RandomBatches.RandomBatch batch = batches.next();
                for (List<Submission> together : ofOneOrganisation(batch.submissions())) {
                    recorded += play(batch.atMs(), together, peers, state);
                }
            }
            assertThat(recorded).as("values written").isGreaterThan(BATCHES);
            for (MiniPeer peer : peers) {
                assertThat(peer.violations()).isEmpty();
            }
        } finally {
            peers.forEach(MiniPeer::close);
        }
    }

    /** A transaction has one creator, so a batch of several organisations becomes several transactions, in order. */
    private static List<List<Submission>> ofOneOrganisation(List<Submission> submissions) {
        List<List<Submission>> parts = new ArrayList<>();
        String last = "";
        for (Submission submission : submissions) {
            if (!submission.getOrganisation().equals(last)) {
                parts.add(new ArrayList<>());
                last = submission.getOrganisation();
            }
            parts.get(parts.size() - 1).add(submission);
        }
        return parts;
    }

    private int play(long atMs, List<Submission> submissions, List<MiniPeer> peers, VersionedState state) {
        String organisation = submissions.get(0).getOrganisation();
        Batch batch = Batch.newBuilder().addAllSubmissions(submissions).build();
        String id = Proposals.nextId();
        Outcome outcome = Direct.outcome(state, id, atMs, batch);
        Proposals.Call call = Proposals.call(id, organisation, atMs, "record", batch.toByteString());
        List<Simulated> played = peers.stream().map(peer -> peer.begin(call)).toList();
        for (int i = 0; i < played.size(); i++) {
            Direct.mustBeTheSame(played.get(i), outcome, "-Dseed=" + seed + " peer " + i + " transaction " + id);
            assertThat(played.get(i).reads()).isEqualTo(played.get(0).reads());
        }
        assertThat(state.commit(played.get(0).reads(), played.get(0).writes())).isTrue();
        return outcome.writes().size();
    }
}
