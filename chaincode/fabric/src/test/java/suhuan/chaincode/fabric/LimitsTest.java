package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ReadResult;
import suhuan.ledger.v1.StateEntry;

/** Reads and writes are cut to what the peer announces, and no further. */
class LimitsTest {
    private static final String MAKER_MSP = "org-" + Parties.MAKER;
    private static final int PACKS = 1_000;

    private final World world = World.fresh();
    private final VersionedState state = new VersionedState(world.ledger().state());
    private final RunningChaincode chaincode;

    LimitsTest() throws StartException {
        chaincode = RunningChaincode.of(new Contract());
    }

    @AfterEach
    void stop() {
        chaincode.close();
    }

    private Batch thousandPacks() {
        Command[] commands = new Command[PACKS];
        Arrays.setAll(commands, i -> Commands.command(Commands.registerBattery(Commands.pack(i + 1))));
        return Batch.newBuilder()
                .addSubmissions(World.unsigned(world.payload(Parties.MAKER, "", commands)))
                .build();
    }

    @ParameterizedTest(name = "{0} reads and {1} writes at once")
    @CsvSource({"0, 0", "1, 1", "10, 10", "1000, 1000", "0, 1000", "1000, 0", "2000, 2000"})
    void aThousandPacksTakeAsManyRequestsAsTheLimitsMake(int mostReads, int mostWrites) throws Exception {
        Batch batch = thousandPacks();
        String id = Proposals.nextId();
        Outcome outcome = Direct.outcome(state, id, World.NOW, batch);
        try (MiniPeer peer = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(mostReads, mostWrites))) {
            Simulated transaction =
                    peer.begin(Proposals.call(id, MAKER_MSP, World.NOW, "record", batch.toByteString()));
            Direct.mustBeTheSame(transaction, outcome, "limits " + mostReads + ", " + mostWrites);
            assertThat(BatchResult.parseFrom(transaction.response().getPayload())
                            .getResults(0)
                            .getRecorded()
                            .getFactsCount())
                    .isEqualTo(PACKS);

            int keysRead = outcome.keysRead().size();
            int keysWritten = outcome.writes().size();
            assertThat(keysRead).isGreaterThan(PACKS);
            assertThat(keysWritten).isGreaterThan(PACKS);
            List<Type> expected = new ArrayList<>();
            Type read = mostReads == 0 ? Type.GET_STATE : Type.GET_STATE_MULTIPLE;
            Type write = mostWrites == 0 ? Type.PUT_STATE : Type.WRITE_BATCH_STATE;
            // The model and the makers are in the first round of reads, so one round is all it takes here.
            for (int i = 0; i < keysRead; i += Math.max(1, mostReads)) {
                expected.add(read);
            }
            for (int i = 0; i < keysWritten; i += Math.max(1, mostWrites)) {
                expected.add(write);
            }
            assertThat(transaction.requests()).isEqualTo(expected);
            assertThat(peer.violations()).isEmpty();
        }
    }

    @Test
    void aBatchThatRecordsNothingWritesNothing() throws Exception {
        Batch refused = Batch.newBuilder()
                .addSubmissions(World.unsigned(world.payload(
                        Parties.STRANGER, "", Commands.command(Commands.registerBattery(Commands.pack(1))))))
                .build();
        try (MiniPeer peer = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(1000, 1000))) {
            Simulated transaction = peer.begin(Proposals.record("org-" + Parties.STRANGER, World.NOW, refused));
            assertThat(BatchResult.parseFrom(transaction.response().getPayload())
                            .getResults(0)
                            .hasRefused())
                    .isTrue();
            assertThat(transaction.requests()).containsOnly(Type.GET_STATE_MULTIPLE);
            assertThat(peer.violations()).isEmpty();
        }
    }

    @Test
    void whatIsReadComesInTheOrderAskedEachKeyOnce() throws Exception {
        try (MiniPeer peer = new MiniPeer(chaincode.dial(), state, MiniPeer.limits(2, 0))) {
            String maker = "party/" + Parties.MAKER;
            Simulated transaction = peer.begin(Proposals.read("nothing", maker, "ledger", maker, "model/001PB24"));
            ReadResult result = ReadResult.parseFrom(transaction.response().getPayload());
            assertThat(result.getEntriesList().stream().map(StateEntry::getKey))
                    .containsExactly(maker, "ledger", "model/001PB24");
            assertThat(result.getEntries(1).getValue())
                    .isEqualTo(ByteString.copyFrom(world.ledger().state().get("ledger")));
            assertThat(transaction.requests()).containsExactly(Type.GET_STATE_MULTIPLE, Type.GET_STATE_MULTIPLE);
            assertThat(transaction.reads()).hasSize(4);
            assertThat(peer.violations()).isEmpty();
        }
    }

    @Test
    void largeValuesTravelInSeveralMessages() throws Exception {
        TreeMap<String, byte[]> large = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            large.put("large/" + i, new byte[9 << 20]);
        }
        Map<Integer, Integer> sizes = new HashMap<>();
        Contracts.Fixed writer = new Contracts.Fixed(large);
        try (RunningChaincode other = RunningChaincode.of(writer);
                MiniPeer peer = new MiniPeer(other.dial(), state, MiniPeer.limits(1000, 1000), (request, answer) -> {
                    if (request.getType() == Type.WRITE_BATCH_STATE) {
                        sizes.merge(Contracts.records(request.getPayload()), 1, Integer::sum);
                    }
                    return answer;
                })) {
            Simulated transaction = peer.begin(Proposals.record(MAKER_MSP, World.NOW, thousandPacks()));
            assertThat(transaction.response().getStatus()).isEqualTo(200);
            assertThat(transaction.writes()).hasSize(5);
            assertThat(sizes).isEqualTo(Map.of(2, 2, 1, 1));
        }
    }
}
