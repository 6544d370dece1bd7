package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.BatteryStatus;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.HandOverState;
import suhuan.state.v1.LotState;
import suhuan.state.v1.VehicleState;

/**
 * Many parties do many things, most sensible, some not; envelopes are repeated, transactions are lost and tried again, and
 * several envelopes of one batch reach for the same goods. A model that shares no code with the contract says what should
 * come of each command, and at the end what should be where. Replay with -Dseed=….
 */
class SimulationTest {
    private static final int BATCHES = 2_500;

    private final long seed = seed();
    private final Random random = new Random(seed);
    private final World world = World.fresh();
    private final RandomBatches batches = new RandomBatches(random, world);
    private final Model model = batches.model();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Command.CommandCase, int[]> counts = new EnumMap<>(Command.CommandCase.class);

    /** An envelope that was recorded, with its verdicts. */
    private record Sent(Submission submission, List<Verdict> verdicts) {}

    private static long seed() {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("SimulationTest: -Dseed=" + seed);
        return seed;
    }

    @Test
    void theLedgerDoesWhatTheModelSays() throws InvalidProtocolBufferException {
        for (int batch = 0; batch < BATCHES; batch++) {
            playBatch();
        }
        counts.forEach((kind, count) -> {
            System.out.println("  " + kind + ": " + count[0] + " recorded, " + count[1] + " refused");
            assertThat(count[0]).as("%s is recorded at times", kind).isPositive();
            assertThat(count[1]).as("%s is refused at times", kind).isPositive();
        });
        assertThat(counts).hasSize(14);
        auditState();
        auditFacts();
    }

    private void playBatch() {
        RandomBatches.RandomBatch made = batches.next();
        long now = made.atMs();
        List<EnvelopePayload> payloads = made.payloads();
        List<Submission> submissions = new ArrayList<>(made.submissions());
        int repeated = random.nextInt(6) == 0 && !sent.isEmpty() ? random.nextInt(sent.size()) : -1;
        if (repeated >= 0) {
            submissions.add(sent.get(repeated).submission());
        }
        boolean doubled = random.nextInt(6) == 0;
        if (doubled) {
            submissions.add(submissions.get(0));
        }
        Submission[] batch = submissions.toArray(Submission[]::new);
        if (random.nextInt(10) == 0) {
            // A transaction that is lost leaves no trace, and the same envelopes come again.
            world.ledger().copy().execute(now, batch);
        }
        List<EnvelopeResult> results = world.execute(now, batch).result().getResultsList();
        for (int i = 0; i < payloads.size(); i++) {
            compare(payloads.get(i), results.get(i), made.expected().get(i));
            sent.add(new Sent(submissions.get(i), results.get(i).getRecorded().getVerdictsList()));
        }
        if (repeated >= 0) {
            assertThat(results.get(payloads.size()).getKnown().getVerdictsList())
                    .isEqualTo(sent.get(repeated).verdicts());
        }
        if (doubled) {
            assertThat(results.get(results.size() - 1).getKnown().getVerdictsList())
                    .isEqualTo(results.get(0).getRecorded().getVerdictsList());
        }
    }

    private void compare(EnvelopePayload payload, EnvelopeResult result, List<Boolean> expected) {
        assertThat(result.hasRecorded())
                .as("-Dseed=%d %s %s", seed, payload, result)
                .isTrue();
        for (int i = 0; i < expected.size(); i++) {
            Verdict verdict = result.getRecorded().getVerdicts(i);
            assertThat(verdict.hasRecorded())
                    .as("-Dseed=%d command %d of %s: %s", seed, i, payload, verdict)
                    .isEqualTo(expected.get(i));
            int[] count = counts.computeIfAbsent(payload.getCommands(i).getCommandCase(), kind -> new int[2]);
            count[verdict.hasRecorded() ? 0 : 1]++;
        }
    }

    private void auditState() throws InvalidProtocolBufferException {
        Map<String, List<String>> vehicles = new TreeMap<>();
        for (Map.Entry<String, Model.Thing> thing : model.things.entrySet()) {
            BatteryState state = BatteryState.parseFrom(world.ledger().state().get("battery/" + thing.getKey()));
            Model.Thing expected = thing.getValue();
            assertThat(state.getCustody().getPartyId()).as(thing.getKey()).isEqualTo(expected.holder);
            assertThat(state.getVin()).as(thing.getKey()).isEqualTo(expected.vin);
            assertThat(state.getStatus() == BatteryStatus.BATTERY_STATUS_WASTE)
                    .as(thing.getKey())
                    .isEqualTo(expected.waste);
            if (!expected.vin.isEmpty()) {
                vehicles.computeIfAbsent("vehicle/" + expected.vin, key -> new ArrayList<>())
                        .add(thing.getKey());
            }
        }
        for (Map.Entry<String, byte[]> entry : world.ledger().state().entrySet()) {
            String key = entry.getKey();
            if (key.startsWith("battery/")) {
                assertThat(model.things).containsKey(key.substring("battery/".length()));
            } else if (key.startsWith("vehicle/")) {
                assertThat(VehicleState.parseFrom(entry.getValue()).getBatteryIdsList())
                        .isEqualTo(vehicles.getOrDefault(key, List.of()));
            } else if (key.startsWith("lot/")) {
                Model.Pile pile = model.piles.get(key.substring("lot/".length()));
                LotState state = LotState.parseFrom(entry.getValue());
                assertThat(state.getMassMg()).as(key).isEqualTo(pile.mass);
                assertThat(state.getCustody().getPartyId()).as(key).isEqualTo(pile.holder);
                assertThat(state.getCustody().getSiteId()).as(key).isEqualTo(pile.site);
            } else if (key.startsWith("hand_over/")) {
                assertThat(HandOverState.parseFrom(entry.getValue()).getOutcomeValue())
                        .isEqualTo(model.deals.get(key.substring("hand_over/".length())).state);
            }
        }
        long total = model.piles.values().stream().mapToLong(pile -> pile.mass).sum();
        assertThat(total).isEqualTo(model.received + model.differences);
    }

    private void auditFacts() {
        FactAuditor auditor = new FactAuditor();
        auditor.read(world.ledger().facts());
        model.piles.forEach((id, pile) -> {
            assertThat(auditor.masses.get(id)).as(id).isEqualTo(pile.mass);
            assertThat(auditor.holders.get(id)).as(id).isEqualTo(pile.holder);
        });
        model.things.forEach(
                (id, thing) -> assertThat(auditor.holders.get(id)).as(id).isEqualTo(thing.holder));
    }
}
