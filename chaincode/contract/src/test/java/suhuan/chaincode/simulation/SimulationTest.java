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
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
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
    private static final Map<String, String> SITES = Map.of(
            Parties.POINT, Parties.POINT_SITE,
            Parties.UNLICENSED_POINT, Parties.UNLICENSED_SITE,
            Parties.RECYCLER, Parties.PLANT,
            Parties.YARD, Parties.YARD_SITE,
            Parties.MILL, Parties.MILL_SITE,
            Parties.CAR_MAKER, Parties.CAR_FACTORY);

    private final long seed = seed();
    private final Random random = new Random(seed);
    private final World world = World.fresh();
    private final Model model = knowing();
    private final Chance chance = new Chance(random, model);
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Command.CommandCase, int[]> counts = new EnumMap<>(Command.CommandCase.class);
    private long now = World.NOW;

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
            now += random.nextInt(2_000);
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
        List<Submission> submissions = new ArrayList<>();
        List<EnvelopePayload> payloads = new ArrayList<>();
        List<List<Boolean>> expected = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            EnvelopePayload payload = envelope();
            submissions.add(World.unsigned(payload.toBuilder()));
            payloads.add(payload);
            // The model moves on at once: envelopes of a batch are tried in order.
            expected.add(predict(payload));
        }
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
            compare(payloads.get(i), results.get(i), expected.get(i));
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

    /** One to four commands of one party, sometimes all or nothing. */
    private EnvelopePayload envelope() {
        Chance.Move first = chance.next(now);
        List<Command> commands = new ArrayList<>();
        commands.add(Commands.command(first.builder()));
        for (int i = random.nextInt(4); i > 0; i--) {
            Chance.Move more = chance.next(now);
            if (more.party().equals(first.party())) {
                commands.add(Commands.command(more.builder()));
            }
        }
        String site = SITES.getOrDefault(first.party(), "");
        boolean needed =
                commands.stream().anyMatch(c -> c.hasReceiveLot() || c.hasReceiveReturn() || c.hasAcceptHandOver());
        if (needed && site.isEmpty()) {
            commands.removeIf(c -> c.hasReceiveLot() || c.hasReceiveReturn() || c.hasAcceptHandOver());
            commands.add(Commands.command(Commands.registerUncoded("instead")));
        }
        return world.payload(first.party(), site, commands.toArray(Command[]::new))
                .setOccurredAtMs(now)
                .setAllOrNothing(random.nextInt(5) == 0)
                .build();
    }

    private List<Boolean> predict(EnvelopePayload payload) {
        List<Boolean> expected = new ArrayList<>();
        Model before = payload.getAllOrNothing() ? model.copy() : null;
        for (int i = 0; i < payload.getCommandsCount(); i++) {
            String prefix = "CAND~" + payload.getEnvelopeId() + "~" + i + "~";
            expected.add(model.tries(payload.getCommands(i), payload.getPartyId(), payload.getSiteId(), now, prefix));
        }
        if (before != null && expected.contains(false)) {
            model.goBackTo(before);
            expected.replaceAll(yes -> false);
        }
        return expected;
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

    /** What the prepared world holds, told to the model. */
    private static Model knowing() {
        Model model = new Model();
        model.roles.put(Parties.REGULATOR, Role.ROLE_REGULATOR);
        model.roles.put(Parties.MAKER, Role.ROLE_BATTERY_MAKER);
        model.roles.put(Parties.OTHER_MAKER, Role.ROLE_BATTERY_MAKER);
        model.roles.put(Parties.CAR_MAKER, Role.ROLE_VEHICLE_MAKER);
        model.roles.put(Parties.REPAIRER, Role.ROLE_REPAIRER);
        model.roles.put(Parties.POINT, Role.ROLE_COLLECTOR);
        model.roles.put(Parties.UNLICENSED_POINT, Role.ROLE_COLLECTOR);
        model.roles.put(Parties.DISMANTLER, Role.ROLE_VEHICLE_DISMANTLER);
        model.roles.put(Parties.RECYCLER, Role.ROLE_RECYCLER);
        model.roles.put(Parties.YARD, Role.ROLE_SCRAP_PROCESSOR);
        model.roles.put(Parties.MILL, Role.ROLE_STEEL_MILL);
        model.sites.put(Parties.POINT_SITE, SiteKind.SITE_KIND_COLLECTION_POINT);
        model.sites.put(Parties.UNLICENSED_SITE, SiteKind.SITE_KIND_COLLECTION_POINT);
        model.models.put(Commands.MODEL, Parties.MAKER);
        model.models.put("002PB24", Parties.OTHER_MAKER);
        licence(model, Parties.POINT, "L-1", Material.MATERIAL_POWER_BATTERY, Act.ACT_COLLECT);
        licence(model, Parties.RECYCLER, "L-2", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE);
        licence(model, Parties.YARD, "L-3", Material.MATERIAL_SCRAP_STEEL, Act.ACT_COLLECT);
        licence(model, Parties.YARD, "L-3", Material.MATERIAL_SCRAP_STEEL, Act.ACT_PROCESS);
        licence(model, Parties.MILL, "L-4", Material.MATERIAL_SCRAP_STEEL, Act.ACT_SMELT);
        return model;
    }

    private static void licence(Model model, String party, String no, Material material, Act act) {
        model.licences
                .computeIfAbsent(party, id -> new java.util.HashSet<>())
                .add(party + " " + no + " " + material + " " + act);
    }
}
