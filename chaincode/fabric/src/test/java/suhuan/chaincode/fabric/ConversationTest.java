package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;

/** What a peer and the chaincode say to one another when all is well, and when a call is broken. */
class ConversationTest {
    private static final String MAKER_MSP = "org-" + Parties.MAKER;

    private final World world = World.fresh();
    private final VersionedState state = new VersionedState(world.ledger().state());
    private final RunningChaincode chaincode;

    ConversationTest() throws StartException {
        chaincode = RunningChaincode.of(new Contract());
    }

    @AfterEach
    void stop() {
        chaincode.close();
    }

    private MiniPeer peer(int reads, int writes) {
        return new MiniPeer(chaincode.dial(), state, MiniPeer.limits(reads, writes));
    }

    private Batch registration(int serial, String claimedOrganisation) {
        Submission submission = World.unsigned(
                world.payload(Parties.MAKER, "", Commands.command(Commands.registerBattery(Commands.pack(serial)))));
        return Batch.newBuilder()
                .addSubmissions(submission.toBuilder().setOrganisation(claimedOrganisation))
                .build();
    }

    @Test
    void itRegistersAsThePackageItIs() {
        try (MiniPeer peer = peer(1000, 1000)) {
            assertThat(peer.packageId()).isEqualTo(RunningChaincode.PACKAGE_ID);
        }
    }

    @Test
    void aBatchIsReadInTwoRequestsAndWrittenInOne() throws Exception {
        try (MiniPeer peer = peer(1000, 1000)) {
            Simulated transaction = peer.begin(Proposals.record(MAKER_MSP, World.NOW, registration(1, MAKER_MSP)));
            EnvelopeResult result =
                    BatchResult.parseFrom(transaction.response().getPayload()).getResults(0);
            assertThat(result.getRecorded().getVerdicts(0).hasRecorded())
                    .as("%s", result)
                    .isTrue();
            assertThat(transaction.requests().stream().filter(Type.GET_STATE_MULTIPLE::equals))
                    .hasSizeBetween(1, 2);
            assertThat(transaction.requests()).endsWith(Type.WRITE_BATCH_STATE);
            assertThat(transaction.requests().stream().filter(Type.WRITE_BATCH_STATE::equals))
                    .hasSize(1);
            assertThat(transaction.writes()).containsKey("battery/" + Commands.pack(1));
            assertThat(state.commit(transaction.reads(), transaction.writes())).isTrue();
            assertThat(peer.violations()).isEmpty();
        }
    }
}
