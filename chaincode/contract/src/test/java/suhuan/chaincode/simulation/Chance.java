package suhuan.chaincode.simulation;

import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.refuse;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Commands.remove;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Commands.withdraw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.ToleranceRule;

/** Chooses what happens next: mostly something sensible, often something that collides, sometimes nonsense. */
final class Chance {
    private static final List<String> ACTORS = List.of(
            Parties.REGULATOR,
            Parties.MAKER,
            Parties.OTHER_MAKER,
            Parties.CAR_MAKER,
            Parties.REPAIRER,
            Parties.POINT,
            Parties.UNLICENSED_POINT,
            Parties.DISMANTLER,
            Parties.RECYCLER,
            Parties.YARD,
            Parties.MILL);
    private static final List<Act> ACTS =
            List.of(Act.ACT_TRADE, Act.ACT_COLLECT, Act.ACT_RECYCLE, Act.ACT_SMELT, Act.ACT_PROCESS);

    private final Random random;
    private final Model model;
    private int ids;
    private long latest;

    Chance(Random random, Model model) {
        this.random = random;
        this.model = model;
    }

    /**
     * One thing to try.
     *
     * @param party who tries
     * @param builder the command
     */
    record Move(String party, Object builder) {}

    Move next(long now) {
        latest = now;
        return switch (random.nextInt(20)) {
            case 0, 1, 2 ->
                new Move(
                        one(List.of(Parties.MAKER, Parties.MAKER, Parties.OTHER_MAKER, Parties.REPAIRER)),
                        registerBattery(code()));
            case 3 ->
                new Move(
                        one(List.of(Parties.REPAIRER, Parties.CAR_MAKER, Parties.POINT, Parties.YARD)),
                        registerUncoded("label " + ids++));
            case 4 -> installed();
            case 5 -> removed();
            case 6, 7 ->
                new Move(
                        one(List.of(Parties.POINT, Parties.POINT, Parties.UNLICENSED_POINT, Parties.MILL)), returned());
            case 8 -> matched();
            case 9, 10 -> new Move(one(List.of(Parties.YARD, Parties.YARD, Parties.MILL)), received());
            case 11 -> splitting();
            case 12 -> merging();
            case 13, 14, 15 -> offered(now);
            case 16, 17 -> accepted();
            case 18 -> resolved();
            default -> licence();
        };
    }

    private Move installed() {
        String id =
                thingWhere(thing -> thing.holder.equals(Parties.CAR_MAKER) || thing.holder.equals(Parties.REPAIRER));
        return new Move(holder(id), install(id, vin(random.nextInt(6))));
    }

    private Move removed() {
        String id = thingWhere(thing -> !thing.vin.isEmpty());
        Model.Thing thing = model.things.get(id);
        String in = thing == null || thing.vin.isEmpty() ? vin(random.nextInt(6)) : thing.vin;
        return new Move(
                one(List.of(Parties.REPAIRER, Parties.DISMANTLER, Parties.POINT, Parties.YARD)), remove(id, in));
    }

    private Object returned() {
        List<String> codes = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String code = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> thing();
                default -> code();
            };
            if (code.isEmpty() || !codes.contains(code)) {
                codes.add(code);
            }
        }
        return receiveReturn(codes.toArray(String[]::new));
    }

    private Move matched() {
        String candidate = one(Model.ids(model.things).stream()
                .filter(id -> random.nextInt(10) == 0 || id.startsWith("CAND~"))
                .toList());
        String code = code();
        Model.Thing waiting = model.things.get(candidate);
        if (waiting != null && !waiting.waitedBy.isEmpty() && random.nextInt(3) > 0) {
            code = waiting.waitedBy;
        }
        return new Move(
                random.nextBoolean() ? holder(candidate) : one(ACTORS),
                match(candidate.isEmpty() ? "none" : candidate, code));
    }

    private Object received() {
        var lot = receiveLot(newLot(), TONNE + random.nextInt(1000));
        lot.getTicketBuilder().setTareMg(random.nextInt(20) == 0 ? 2 * TONNE : random.nextInt(5000));
        lot.getTicketBuilder().setTicketNo("t" + random.nextInt(4000));
        return lot.setGrade(random.nextInt(4) == 0 ? "201-B" : "201-A");
    }

    private Move splitting() {
        String id = pile();
        Model.Pile pile = model.piles.get(id);
        long mass = pile == null || pile.mass < 3 ? 10 : pile.mass;
        long part = 1 + random.nextLong(mass - 1);
        SplitLot.Builder command =
                split(id, newLot(), part, newLot() + "x", mass - part + (random.nextInt(8) == 0 ? 1 : 0));
        return new Move(pileHolder(id), command);
    }

    private Move merging() {
        String first = pile();
        List<String> others = Model.ids(model.piles).stream()
                .filter(id -> !id.equals(first)
                        && (random.nextInt(8) == 0
                                || model.piles.get(id).holder.equals(pileHolder(first))
                                        && model.piles.get(id).mass > 0))
                .toList();
        return new Move(pileHolder(first), merge(newLot(), first, one(others).isEmpty() ? "none" : one(others)));
    }

    private Move offered(long now) {
        List<Goods> goods = new ArrayList<>();
        String party;
        if (random.nextBoolean()) {
            String id = thing();
            party = holder(id);
            goods.add(battery(id));
            String another = thing();
            if (!another.equals(id)
                    && (random.nextInt(5) == 0 || holder(another).equals(party))) {
                goods.add(battery(another));
            }
        } else {
            String id = pile();
            party = pileHolder(id);
            Model.Pile pile = model.piles.get(id);
            long mass = pile == null || pile.mass < 2 || random.nextInt(4) == 0 ? 0 : 1 + random.nextLong(pile.mass);
            goods.add(lot(id, mass));
        }
        OfferHandOver.Builder command = offer(
                        "h" + (random.nextInt(25) == 0 ? random.nextInt(ids + 1) : ids++),
                        one(ACTORS),
                        goods.get(0).hasLot() && random.nextInt(4) > 0
                                ? Act.ACT_SMELT
                                : ACTS.get(random.nextInt(ACTS.size())),
                        goods.toArray(Goods[]::new))
                .setExpiresAtMs(now + (random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(100_000)))
                .setToleranceRule(ToleranceRule.forNumber(random.nextInt(5)));
        if (goods.get(0).hasLot() && random.nextInt(3) > 0) {
            command.setConsigneePartyId(Parties.MILL);
        }
        if (!goods.get(0).hasLot() && random.nextInt(4) > 0) {
            Model.Thing thing = model.things.get(goods.get(0).getBatteryId());
            boolean waste = thing != null && thing.waste;
            command.setAct(waste ? Act.ACT_RECYCLE : Act.ACT_TRADE)
                    .setConsigneePartyId(waste ? Parties.RECYCLER : one(List.of(Parties.CAR_MAKER, Parties.REPAIRER)));
        }
        return new Move(party, command);
    }

    private Move accepted() {
        String id = deal();
        Model.Deal deal = model.deals.get(id);
        String party = deal == null || random.nextInt(10) == 0 ? one(ACTORS) : deal.to;
        if (deal == null || random.nextBoolean()) {
            return new Move(party, acceptAll(id));
        }
        int no = random.nextInt(deal.masses.size() + (random.nextInt(10) == 0 ? 1 : 0));
        boolean whole = no >= deal.masses.size() || !deal.batteries.get(no).isEmpty();
        long mass = no >= deal.masses.size() ? 1 : deal.masses.get(no);
        long taken = whole || random.nextBoolean() ? 0 : 1 + random.nextLong(mass + mass / 20);
        long base = taken == 0 ? mass : taken;
        long weighed = random.nextBoolean() ? 0 : Math.max(1, base + random.nextLong(base / 20 + 1) - base / 40);
        return new Move(party, accept(id, line(no + 1, taken, weighed)).setAcceptAll(random.nextInt(3) == 0));
    }

    private Move resolved() {
        String id = deal();
        Model.Deal deal = model.deals.get(id);
        boolean withdrawing = random.nextBoolean();
        String party = deal == null || random.nextInt(6) == 0 ? one(ACTORS) : withdrawing ? deal.from : deal.to;
        return new Move(party, withdrawing ? withdraw(id) : refuse(id));
    }

    private Move licence() {
        String party = random.nextInt(10) == 0 ? one(ACTORS) : Parties.REGULATOR;
        String to = one(ACTORS);
        if (random.nextInt(4) == 0) {
            return new Move(party, revokeLicence(to, "S-" + random.nextInt(12)));
        }
        return new Move(
                party,
                grantLicence(
                        to,
                        "S-" + random.nextInt(12),
                        random.nextBoolean() ? Material.MATERIAL_POWER_BATTERY : Material.MATERIAL_SCRAP_STEEL,
                        ACTS.get(1 + random.nextInt(ACTS.size() - 1))));
    }

    private String code() {
        String code = pack(random.nextInt(900));
        return random.nextInt(4) == 0
                ? "002" + pack(1 + random.nextInt(900)).substring(3)
                : code.endsWith("0000000") ? pack(1) : code;
    }

    private String thing() {
        String known = one(Model.ids(model.things));
        return known.isEmpty() || random.nextInt(10) == 0 ? code() : known;
    }

    /** Mostly one that fits, sometimes any. */
    private String thingWhere(Predicate<Model.Thing> fits) {
        List<String> fitting = model.things.entrySet().stream()
                .filter(entry -> fits.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return fitting.isEmpty() || random.nextInt(4) == 0 ? thing() : one(fitting);
    }

    private String pile() {
        List<String> full = model.piles.entrySet().stream()
                .filter(pile -> pile.getValue().mass > 0 || random.nextInt(20) == 0)
                .map(Map.Entry::getKey)
                .toList();
        return full.isEmpty() || random.nextInt(30) == 0 ? "none" : one(full);
    }

    private String deal() {
        List<String> open = model.deals.entrySet().stream()
                .filter(deal ->
                        deal.getValue().state == 0 && deal.getValue().until > latest || random.nextInt(100) == 0)
                .map(Map.Entry::getKey)
                .toList();
        return open.isEmpty() || random.nextInt(30) == 0
                ? "none"
                : one(open.subList(Math.max(0, open.size() - 12), open.size()));
    }

    private String newLot() {
        return "l" + (random.nextInt(30) == 0 ? random.nextInt(ids + 1) : ids++);
    }

    private String holder(String id) {
        Model.Thing thing = model.things.get(id);
        return thing == null || random.nextInt(12) == 0 ? one(ACTORS) : thing.holder;
    }

    private String pileHolder(String id) {
        Model.Pile pile = model.piles.get(id);
        return pile == null ? Parties.YARD : pile.holder;
    }

    private String one(List<String> list) {
        return list.isEmpty() ? "" : list.get(random.nextInt(list.size()));
    }
}
