package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryPart;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.ExplainedChildren;
import suhuan.ledger.v1.SecondLifeProduct;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.LotState;
import suhuan.state.v1.PartsState;

/**
 * Packs go through second lives at random, honestly and not: taken apart rightly and wrongly, assessed or not, built into products,
 * used, returned, taken apart again. A model of plain maps says what should be recorded; at the end every milligram of every pack
 * and every added part is in a living battery, a lot or a loss.
 */
class SecondLifeSimulationTest {
    private static final int FIRST_PACKS = 12;
    private static final int FEW_PACKS = 3;
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.DISMANTLE,
            CommandCase.RECORD_ASSESSMENT,
            CommandCase.REPURPOSE,
            CommandCase.REMANUFACTURE,
            CommandCase.DEPLOY,
            CommandCase.RETIRE_FROM_USE,
            CommandCase.RECEIVE_RETURN,
            CommandCase.DECLARE_CONFORMITY,
            CommandCase.REVOKE_CONFORMITY);
    private static final int MOVES_A_PACK = 50;
    private static final int MANY_HEALTHS = 3;
    private static final int[] HEALTHS = {950_000, 930_000, 880_000};

    /** A pack, module, cell or product; what the model remembers of it. */
    private static final class Unit {
        final String id;
        long mass;
        List<String> inside = new ArrayList<>();
        boolean sourcesInside;

        /** What it was made of as a product: sources first, then what those were made of. */
        List<String> parts = new ArrayList<>();

        String place = "site";
        String status = "waste";
        int health;
        boolean conforms;
        String document = "";
        boolean neverUsed;
        boolean operators;

        Unit(String id, long mass) {
            this.id = id;
            this.mass = mass;
        }
    }

    @Test
    void everyMilligramOfEveryLifeIsSomewhere() {
        Seeds.play(SecondLifeSimulationTest.class, 2_500, 30, Play::new);
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Map<String, Unit> units = new TreeMap<>();
        private long lots;
        private long losses;
        private long added;
        private int packs;
        private int moves;
        private int serial = 100;

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void begin() {
            for (int i = 0; i < (Seeds.small() ? FEW_PACKS : FIRST_PACKS); i++) {
                newPack();
            }
        }

        private void newPack() {
            flush();
            packs++;
            Lives.atOperator(packs).forEach(step -> world.must(step.party(), step.site(), step.builder()));
            Unit unit = new Unit(Commands.pack(packs), Commands.PACK_MG);
            unit.inside.addAll(Lives.inside(packs));
            units.put(unit.id, unit);
        }

        @Override
        void move() {
            if (++moves % MOVES_A_PACK == 0) {
                newPack();
            }
            switch (random.nextInt(10)) {
                case 0 -> dismantle(oftenOne(Play::atHand));
                case 1, 2 -> assess(oftenOne(Play::atHand));
                case 3, 4 -> make(oftenOne(Play::assessed));
                case 5 -> deploy(oftenOne(unit -> atHand(unit) && !unit.status.equals("waste")));
                case 6 -> retire(oftenOne(unit -> unit.place.equals("use")));
                case 7 -> giveBack(oftenOne(unit -> unit.place.equals("use")));
                case 8 -> revoke(oftenOne(unit -> unit.conforms));
                default -> conform(oftenOne(unit -> unit.operators));
            }
        }

        /** Half of the time one for which the move may make sense, so that honest lives get somewhere. */
        private Unit oftenOne(Predicate<Unit> sensible) {
            List<Unit> those = units.values().stream().filter(sensible).toList();
            return those.isEmpty() || random.nextBoolean() ? any() : those.get(random.nextInt(those.size()));
        }

        private static boolean assessed(Unit unit) {
            return atHand(unit) && unit.health > 0;
        }

        private Unit any() {
            return new ArrayList<>(units.values()).get(random.nextInt(units.size()));
        }

        private boolean tried(String move, boolean expected, String party, String site, Object builder) {
            return tries(move, expected ? YES : NO, party, site, builder);
        }

        private boolean operator(String move, boolean expected, Object builder) {
            return tried(move, expected, Parties.CASCADE, Parties.CASCADE_SITE, builder);
        }

        private static boolean atHand(Unit unit) {
            return unit.place.equals("site");
        }

        /** Splits what is inside into parts, cells in parts and what did not come out; then maybe spoils it. */
        private void dismantle(Unit unit) {
            Dismantle.Builder command = Dismantle.newBuilder().setBatteryId(unit.id);
            List<Unit> out = new ArrayList<>();
            List<Unit> gone = new ArrayList<>();
            long left = unit.mass;
            List<String> rest = new ArrayList<>(unit.inside);
            while (!rest.isEmpty()) {
                String code = rest.remove(0);
                boolean module = code.charAt(3) == 'M' && !unit.sourcesInside;
                List<String> cells = new ArrayList<>();
                while (module
                        && cells.size() < 2
                        && !rest.isEmpty()
                        && rest.get(rest.size() - 1).charAt(3) == 'C') {
                    cells.add(rest.remove(rest.size() - 1));
                }
                long share = unit.mass / (unit.inside.size() + 2L);
                if (random.nextInt(8) == 0) {
                    List<String> lost = new ArrayList<>(cells);
                    lost.add(code);
                    command.addExplained(ExplainedChildren.newBuilder()
                            .setFate(ChildFate.CHILD_FATE_DESTROYED)
                            .setReason("x")
                            .addAllBatteryCodes(lost));
                    if (unit.sourcesInside) {
                        gone.add(units.get(code));
                    }
                } else {
                    command.addParts(Lives.part(code, share, cells));
                    Unit part = units.getOrDefault(code, new Unit(code, 0));
                    Unit after = new Unit(code, share);
                    after.inside = unit.sourcesInside ? part.inside : cells;
                    after.sourcesInside = unit.sourcesInside && part.sourcesInside;
                    after.parts = part.parts;
                    after.status = unit.status;
                    after.operators = unit.operators;
                    out.add(after);
                    left -= share;
                }
            }
            long lot = left / 2;
            serial++;
            command.addLots(
                    Lives.lot("lot-" + serial, BatteryPart.BATTERY_PART_CASING, Material.MATERIAL_SCRAP_STEEL, lot));
            command.addLosses(Lives.loss(DismantlingLossKind.DISMANTLING_LOSS_KIND_DUST, left - lot));
            boolean honest = command.getExplainedCount() <= 10 && !spoil(command);
            if (operator("dismantle", honest && atHand(unit), command)) {
                unit.place = "ended";
                gone.forEach(one -> {
                    one.place = "ended";
                    one.conforms = false;
                    one.document = "";
                });
                out.forEach(one -> units.put(one.id, one));
                lots += lot;
                losses += left - lot;
            }
        }

        /** One milligram too much, a code left out, a code of another pack; sometimes nothing. */
        private boolean spoil(Dismantle.Builder command) {
            switch (random.nextInt(8)) {
                case 0 -> command.getLotsBuilder(0).setMassMg(command.getLots(0).getMassMg() + 1);
                case 1 -> command.addExplained(Lives.explained(ChildFate.CHILD_FATE_MISSING, Lives.module(9_999)));
                case 2 -> {
                    if (command.getPartsCount() == 0) {
                        return false;
                    }
                    long mass = command.getParts(0).getMassMg();
                    command.removeParts(0);
                    command.getLotsBuilder(0).setMassMg(command.getLots(0).getMassMg() + mass);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void assess(Unit unit) {
            int health = HEALTHS[random.nextInt(MANY_HEALTHS)];
            boolean expected = atHand(unit) || unit.place.equals("use");
            if (operator("assess", expected, Lives.assess(unit.id).setStateOfHealthPpm(health))) {
                unit.health = health;
            }
        }

        private void make(Unit first) {
            List<Unit> sources = new ArrayList<>(List.of(first));
            boolean careful = random.nextInt(3) > 0;
            for (Unit unit : units.values()) {
                if (sources.size() < 3
                        && unit != first
                        && unit.id.charAt(3) == first.id.charAt(3)
                        && (!careful || assessed(unit))
                        && random.nextInt(4) == 0) {
                    sources.add(unit);
                }
            }
            boolean again = random.nextInt(6) == 0;
            boolean restored = random.nextBoolean();
            String code = Lives.product(serial += again ? 0 : 1, first.id.charAt(3));
            SecondLifeProduct product = Lives.making(
                            code, sources.stream().map(u -> u.id).toList())
                    .setVoltageMv(1)
                    .build();
            boolean expected = !units.containsKey(code)
                    && sources.stream().allMatch(u -> atHand(u) && u.health > 0)
                    && (!restored || alike(sources));
            Object builder = restored
                    ? suhuan.ledger.v1.Remanufacture.newBuilder().setProduct(product)
                    : suhuan.ledger.v1.Repurpose.newBuilder().setProduct(product);
            if (operator(restored ? "remanufacture" : "repurpose", expected, builder)) {
                Unit made = new Unit(code, product.getAddedMassMg());
                made.status = restored ? "restored" : "repurposed";
                made.sourcesInside = true;
                made.neverUsed = true;
                made.operators = true;
                for (Unit source : sources) {
                    made.mass += source.mass;
                    made.inside.add(source.id);
                    made.parts.add(source.id);
                    source.place = "inside";
                    // What was stated of it was of it alone.
                    source.conforms = false;
                    source.document = "";
                    source.health = 0;
                    source.status = made.status;
                }
                sources.forEach(source -> made.parts.addAll(source.parts));
                added += product.getAddedMassMg();
                units.put(code, made);
            }
        }

        private static boolean alike(List<Unit> sources) {
            int best = sources.stream().mapToInt(u -> u.health).max().orElse(0);
            int worst = sources.stream().mapToInt(u -> u.health).min().orElse(0);
            return worst >= 900_000 && best - worst <= 30_000;
        }

        private void deploy(Unit unit) {
            boolean expected = !unit.status.equals("waste")
                    && (atHand(unit) || unit.place.equals("use"))
                    && (!unit.status.equals("restored") || unit.conforms)
                    && (unit.neverUsed || unit.health > 0);
            if (operator("deploy", expected, Lives.deploy(unit.id, "STORAGE"))) {
                unit.place = "use";
                unit.neverUsed = false;
                unit.health = 0;
            }
        }

        private void retire(Unit unit) {
            if (operator("retire", unit.place.equals("use"), Lives.retire(unit.id))) {
                unit.place = "site";
            }
        }

        /** Over the counter, and by an offer back to the operator. */
        private void giveBack(Unit unit) {
            boolean alive = !unit.place.equals("ended") && !unit.place.equals("inside");
            boolean expected = alive && !unit.status.equals("waste");
            boolean recorded =
                    tried("return", expected, Parties.POINT, Parties.POINT_SITE, Commands.receiveReturn(unit.id));
            if (recorded) {
                String offer = "B-" + serial++;
                tries(
                        "give back",
                        YES,
                        Parties.POINT,
                        Parties.POINT_SITE,
                        Commands.offer(offer, Parties.CASCADE, Act.ACT_CASCADE_USE, Commands.battery(unit.id)));
                tries("take back", YES, Parties.CASCADE, Parties.CASCADE_SITE, Commands.acceptAll(offer));
                unit.place = "site";
                unit.status = "waste";
                unit.neverUsed = false;
                unit.health = 0;
            }
        }

        private void conform(Unit unit) {
            boolean alive = !unit.place.equals("ended") && !unit.place.equals("inside");
            boolean expected = alive && unit.operators && !unit.status.equals("waste");
            String document = "D-" + serial++;
            if (operator("conform", expected, Lives.declare(unit.id, document))) {
                unit.conforms = true;
                unit.document = document;
            }
        }

        /** A statement is taken back once, by who made it or the regulator; then what it let pass no longer does. */
        private void revoke(Unit unit) {
            String by =
                    random.nextInt(4) == 0 ? Parties.MAKER : random.nextBoolean() ? Parties.REGULATOR : Parties.CASCADE;
            boolean same = !unit.document.isEmpty() && random.nextInt(6) > 0;
            boolean expected = !by.equals(Parties.MAKER) && unit.conforms && same;
            if (tried("revoke", expected, by, "", Lives.revoke(unit.id, same ? unit.document : "D-none"))) {
                unit.conforms = false;
            }
        }

        @Override
        void audit() throws InvalidProtocolBufferException {
            long alive = 0;
            for (Unit unit : units.values()) {
                BatteryState state =
                        BatteryState.parseFrom(world.ledger().state().get("battery/" + unit.id));
                assertThat(state.getMassMg()).as(unit.id).isEqualTo(unit.mass);
                assertThat(partsOnLedger(unit)).as(unit.id).containsExactlyElementsOf(unit.parts);
                alive += atHand(unit) || unit.place.equals("use") ? unit.mass : 0;
            }
            long inLots = 0;
            for (Map.Entry<String, byte[]> entry : world.ledger().state().entrySet()) {
                inLots += entry.getKey().startsWith("lot/")
                        ? LotState.parseFrom(entry.getValue()).getMassMg()
                        : 0;
            }
            assertThat(inLots).isEqualTo(lots);
            assertThat(alive + lots + losses).isEqualTo(packs * Commands.PACK_MG + added);
        }

        private List<String> partsOnLedger(Unit unit) throws InvalidProtocolBufferException {
            byte[] parts = world.ledger().state().get("parts/" + unit.id);
            return parts == null ? List.of() : PartsState.parseFrom(parts).getBatteryIdsList();
        }
    }
}
