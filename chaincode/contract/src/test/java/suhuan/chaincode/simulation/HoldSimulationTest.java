package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.batteries;
import static suhuan.chaincode.contract.fixture.Holding.liftRecall;
import static suhuan.chaincode.contract.fixture.Holding.quarantine;
import static suhuan.chaincode.contract.fixture.Holding.reassign;
import static suhuan.chaincode.contract.fixture.Holding.recall;
import static suhuan.chaincode.contract.fixture.Holding.release;
import static suhuan.chaincode.contract.fixture.Holding.reportFound;
import static suhuan.chaincode.contract.fixture.Holding.reportLost;
import static suhuan.chaincode.contract.fixture.Holding.reportStolen;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.common.v1.Act;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.HeldGoods;
import suhuan.state.v1.BatteryState;

/**
 * Packs change hands while cases are opened and ended at random by who may and who may not. A model of plain maps says what is
 * recorded, and for which reason the rest is refused.
 */
class HoldSimulationTest {
    private static final int PACKS = 8;
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.QUARANTINE,
            CommandCase.REPORT_LOST,
            CommandCase.REPORT_STOLEN,
            CommandCase.REPORT_FOUND,
            CommandCase.RELEASE,
            CommandCase.RECALL,
            CommandCase.LIFT_RECALL,
            CommandCase.REASSIGN_CUSTODY,
            CommandCase.OFFER_HAND_OVER);
    private static final Map<String, String> SITES = Map.of(MAKER, "maker-1", CAR_MAKER, CAR_FACTORY, RECYCLER, PLANT);
    private static final List<String> PARTIES = List.of(MAKER, CAR_MAKER, RECYCLER, REGULATOR);

    /** A case as the model knows it. */
    private static final class Known {
        final String kind;
        final String openedBy;
        final TreeSet<String> held = new TreeSet<>();
        final TreeSet<String> cleared = new TreeSet<>();
        boolean lifted;

        Known(String kind, String openedBy) {
            this.kind = kind;
            this.openedBy = openedBy;
        }
    }

    @Test
    void nothingHeldBackMovesAndEverythingElseDoes() {
        Seeds.play(
                HoldSimulationTest.class,
                3_000,
                60,
                Play::new,
                "GOODS_QUARANTINED",
                "GOODS_LOST",
                "GOODS_STOLEN",
                "BATTERY_RECALLED",
                "CASE_OF_OTHER_PARTY",
                "CASE_OF_OTHER_KIND",
                "NOT_HELD_BACK",
                "CUSTODY_NOT_HELD");
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Map<String, String> holders = new TreeMap<>();
        private final Map<String, Known> cases = new TreeMap<>();
        private int serial;

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void begin() {
            world.must(REGULATOR, "", Commands.registerSite("maker-1", MAKER, SiteKind.SITE_KIND_FACTORY));
            for (int n = 1; n <= PACKS; n++) {
                world.must(MAKER, "", registerBattery(pack(n)));
                holders.put(pack(n), MAKER);
            }
        }

        @Override
        void audit() throws InvalidProtocolBufferException {
            for (Map.Entry<String, String> holder : holders.entrySet()) {
                BatteryState state =
                        BatteryState.parseFrom(world.ledger().state().get("battery/" + holder.getKey()));
                assertThat(state.getCustody().getPartyId()).as(holder.getKey()).isEqualTo(holder.getValue());
            }
        }

        @Override
        void move() {
            String id = pack(1 + random.nextInt(PACKS));
            String actor = PARTIES.get(random.nextInt(PARTIES.size()));
            switch (random.nextInt(8)) {
                case 0 -> open(id, actor);
                case 1, 2, 3 -> end(id, actor);
                case 4 -> recallOrLift(actor);
                case 5 -> giveToAnother(id, actor);
                default -> handOver(id, random.nextInt(4) == 0 ? actor : holders.get(id));
            }
        }

        private boolean tried(String done, String expected, String party, Object builder) {
            return tries(done, expected, party, "", builder);
        }

        private void open(String id, String actor) {
            // A recall is a case of the model, so it takes none of the places a pack has for cases of its own.
            long open = cases.values().stream()
                    .filter(c -> !c.kind.equals("RECALLED") && c.held.contains(id))
                    .count();
            String expected = !actor.equals(REGULATOR) && !holders.get(id).equals(actor)
                    ? "CUSTODY_NOT_HELD"
                    : open >= 16 ? "LIMIT_REACHED" : "";
            String caseId = "C-" + serial++;
            HeldGoods goods = batteries(id);
            int kind = random.nextInt(3);
            Object builder = kind == 0
                    ? quarantine(caseId, goods)
                    : kind == 1 ? reportLost(caseId, goods) : reportStolen(caseId, goods);
            tried("opened", expected, actor, builder);
            if (expected.isEmpty()) {
                Known known = new Known(kind == 0 ? "QUARANTINED" : kind == 1 ? "LOST" : "STOLEN", actor);
                known.held.add(id);
                cases.put(caseId, known);
            }
        }

        private void end(String id, String actor) {
            // Mostly a case that holds the pack back, or nothing would ever move.
            List<String> of = new ArrayList<>(cases.keySet());
            if (random.nextInt(5) != 0) {
                of.removeIf(caseId -> !reaches(caseId, id));
            }
            if (of.isEmpty()) {
                return;
            }
            String caseId = of.get(random.nextInt(of.size()));
            Known known = cases.get(caseId);
            boolean found = random.nextInt(5) == 0 ? random.nextBoolean() : isGone(known);
            String by = random.nextInt(3) == 0 ? actor : known.openedBy;
            String expected = "";
            if (!by.equals(REGULATOR) && !by.equals(known.openedBy)) {
                expected = "CASE_OF_OTHER_PARTY";
            } else if (found != isGone(known)) {
                expected = "CASE_OF_OTHER_KIND";
            } else if (!reaches(caseId, id)) {
                expected = "NOT_HELD_BACK";
            } else if (known.kind.equals("RECALLED") && cleared(id) >= 16) {
                expected = "LIMIT_REACHED";
            }
            HeldGoods goods = batteries(id);
            tried("released", expected, by, found ? reportFound(caseId, goods) : release(caseId, goods));
            if (expected.isEmpty() && known.kind.equals("RECALLED")) {
                known.cleared.add(id);
            } else if (expected.isEmpty()) {
                known.held.remove(id);
            }
        }

        private static boolean isGone(Known known) {
            return known.kind.equals("LOST") || known.kind.equals("STOLEN");
        }

        private long cleared(String id) {
            return cases.values().stream().filter(c -> c.cleared.contains(id)).count();
        }

        private boolean reaches(String caseId, String id) {
            Known known = cases.get(caseId);
            return known.held.contains(id) && !known.lifted && !known.cleared.contains(id);
        }

        private void recallOrLift(String actor) {
            List<String> open = new ArrayList<>(cases.keySet());
            open.removeIf(caseId -> !cases.get(caseId).kind.equals("RECALLED"));
            if (open.isEmpty() || random.nextInt(6) == 0) {
                open(actor);
                return;
            }
            String caseId = open.get(random.nextInt(open.size()));
            Known known = cases.get(caseId);
            String by = random.nextInt(3) == 0 ? actor : known.openedBy;
            String expected = "";
            if (!by.equals(REGULATOR) && !by.equals(known.openedBy)) {
                expected = "CASE_OF_OTHER_PARTY";
            } else if (known.lifted) {
                expected = "CASE_CLOSED";
            }
            tried("lifted", expected, by, liftRecall(caseId));
            known.lifted |= expected.isEmpty();
        }

        private void open(String actor) {
            int first = 1 + random.nextInt(PACKS);
            int last = first + random.nextInt(3);
            boolean may = actor.equals(MAKER) || actor.equals(REGULATOR);
            String caseId = "C-" + serial++;
            tried(
                    "recalled",
                    may ? "" : "MODEL_OF_OTHER_MAKER",
                    actor,
                    recall(caseId).setFirstCode(pack(first)).setLastCode(pack(last)));
            if (may) {
                Known known = new Known("RECALLED", actor);
                for (int n = first; n <= last; n++) {
                    known.held.add(pack(n));
                }
                cases.put(caseId, known);
            }
        }

        private void giveToAnother(String id, String actor) {
            String from = random.nextInt(3) == 0 ? MAKER : holders.get(id);
            String to = from.equals(RECYCLER) ? CAR_MAKER : RECYCLER;
            String by = random.nextInt(3) == 0 ? actor : REGULATOR;
            String expected =
                    !by.equals(REGULATOR) ? "ROLE_NOT_HELD" : from.equals(holders.get(id)) ? "" : "CUSTODY_NOT_HELD";
            tried("reassigned", expected, by, reassign(from, to, SITES.get(to), batteries(id)));
            if (expected.isEmpty()) {
                holders.put(id, to);
            }
        }

        private void handOver(String id, String actor) {
            String to = actor.equals(MAKER) ? CAR_MAKER : random.nextBoolean() ? MAKER : RECYCLER;
            if (actor.equals(REGULATOR) || actor.equals(to)) {
                return;
            }
            String expected = holders.get(id).equals(actor) ? barred(id, to) : "CUSTODY_NOT_HELD";
            String offerId = "H-" + serial++;
            tried("offered", expected, actor, offer(offerId, to, Act.ACT_TRADE, battery(id)));
            if (expected.isEmpty()) {
                tries("handed over", YES, to, SITES.get(to), acceptAll(offerId));
                holders.put(id, to);
            }
        }

        /** The gravest case of the pack itself; a recall lets it go to its maker. */
        private String barred(String id, String to) {
            TreeSet<String> kinds = new TreeSet<>();
            cases.forEach((caseId, known) -> {
                if (reaches(caseId, id)) {
                    kinds.add(known.kind);
                }
            });
            for (String kind : List.of("STOLEN", "LOST", "QUARANTINED")) {
                if (kinds.contains(kind)) {
                    return "GOODS_" + kind;
                }
            }
            return kinds.contains("RECALLED") && !to.equals(MAKER) ? "BATTERY_RECALLED" : "";
        }
    }
}
