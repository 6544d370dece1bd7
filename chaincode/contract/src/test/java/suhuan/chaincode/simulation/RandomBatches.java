package suhuan.chaincode.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Submission;

/** Batches of many parties, most sensible, some not, with what the model says should come of each command. */
public final class RandomBatches {
    private static final Map<String, String> SITES = Map.of(
            Parties.POINT, Parties.POINT_SITE,
            Parties.UNLICENSED_POINT, Parties.UNLICENSED_SITE,
            Parties.RECYCLER, Parties.PLANT,
            Parties.YARD, Parties.YARD_SITE,
            Parties.MILL, Parties.MILL_SITE,
            Parties.CAR_MAKER, Parties.CAR_FACTORY);

    private final Random random;
    private final World world;
    private final Model model = knowing();
    private final Chance chance;
    private long now = World.NOW;

    /** Batches from a seeded generator, for a world as it is prepared. */
    public RandomBatches(Random random, World world) {
        this.random = random;
        this.world = world;
        this.chance = new Chance(random, model);
    }

    /**
     * One batch.
     *
     * @param atMs time of its transaction
     * @param submissions its envelopes, each from the organisation of its party
     * @param payloads what they say
     * @param expected for each envelope and command, whether it will be recorded
     */
    public record RandomBatch(
            long atMs, List<Submission> submissions, List<EnvelopePayload> payloads, List<List<Boolean>> expected) {}

    Model model() {
        return model;
    }

    /** The next batch, of one to four envelopes. The model moves on at once: envelopes of a batch are tried in order. */
    public RandomBatch next() {
        RandomBatch batch = new RandomBatch(now, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = random.nextInt(4); i >= 0; i--) {
            EnvelopePayload payload = envelope();
            batch.submissions().add(World.unsigned(payload.toBuilder()));
            batch.payloads().add(payload);
            batch.expected().add(predict(payload));
        }
        now += random.nextInt(2_000);
        return batch;
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
        model.licences.computeIfAbsent(party, id -> new HashSet<>()).add(party + " " + no + " " + material + " " + act);
    }
}
