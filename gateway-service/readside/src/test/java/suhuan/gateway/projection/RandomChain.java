package suhuan.gateway.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;

/** A seeded life of several parties, their batteries, candidates, lots and hand-overs. */
public final class RandomChain {
    public static final String MAKER = "91330000MA00000001";
    public static final String CAR_MAKER = "91330000MA00000002";
    public static final String POINT = "91330000MA00000003";
    public static final String YARD = "91330000MA00000004";
    public static final String RECYCLER = "91330000MA00000005";
    public static final List<String> PARTIES = List.of(MAKER, CAR_MAKER, POINT, YARD, RECYCLER);

    private final Random random;
    private final LedgerScript script = new LedgerScript();
    private final List<String> batteries = new ArrayList<>();
    private final List<String> free = new ArrayList<>();
    private final Map<String, String> installed = new TreeMap<>();
    private final List<String> candidates = new ArrayList<>();
    private final List<String> lots = new ArrayList<>();
    private final Map<String, List<String>> openOffers = new TreeMap<>();
    private int serial;

    public RandomChain(long seed) {
        random = new Random(seed);
        script.open();
        script.register(MAKER, Role.ROLE_BATTERY_MAKER);
        script.register(CAR_MAKER, Role.ROLE_VEHICLE_MAKER);
        script.register(POINT, Role.ROLE_COLLECTOR);
        script.register(YARD, Role.ROLE_SCRAP_PROCESSOR);
        script.register(RECYCLER, Role.ROLE_RECYCLER);
        PARTIES.forEach(party -> script.site("SITE-" + party.substring(16), party, SiteKind.SITE_KIND_FACTORY));
        script.block();
        script.licence(RECYCLER, "L-1", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE);
        script.model("CATPE01", MAKER);
        script.block();
        script.revoke(RECYCLER, "L-1").block();
    }

    /** The seed of this run: given with -Dseed, or the default; printed so that it can be given again. */
    public static long seed(long byDefault) {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? byDefault : Long.parseLong(given);
        System.out.println("seed " + seed);
        return seed;
    }

    public LedgerScript script() {
        return script;
    }

    public List<String> batteries() {
        return batteries;
    }

    public List<String> lots() {
        return lots;
    }

    /** Ids of batteries, candidates and lots. */
    public List<String> goods() {
        List<String> goods = new ArrayList<>(batteries);
        goods.addAll(candidates);
        goods.addAll(lots);
        return goods;
    }

    public RandomChain blocks(int count, int commandsABlock) {
        for (int b = 0; b < count; b++) {
            for (int c = random.nextInt(commandsABlock) + 1; c > 0; c--) {
                step();
                if (random.nextInt(4) == 0) {
                    script.envelope();
                }
                if (random.nextInt(8) == 0) {
                    script.transaction();
                }
            }
            script.block();
        }
        return this;
    }

    public static String code(int serial) {
        return String.format("CATPE01%010d%07d", 1234567890, serial);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> registerBattery();
            case 3 -> install();
            case 4 -> removeOrReturn();
            case 5 -> unknownReturn();
            case 6 -> matchCandidate();
            case 7 -> receiveLot();
            case 8 -> splitOrMerge();
            case 9, 10 -> offer();
            default -> resolve();
        }
    }

    private void registerBattery() {
        String code = code(serial++);
        List<String> children = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            children.add("CELL" + Long.toHexString(random.nextLong() | 1L << 62));
        }
        script.battery(code, MAKER, site(MAKER), 20260100 + 1 + random.nextInt(28), children);
        batteries.add(code);
        free.add(code);
    }

    private void install() {
        if (!free.isEmpty()) {
            String code = free.remove(random.nextInt(free.size()));
            if (code.startsWith("CAND~")) {
                free.add(code);
                return;
            }
            String vin = String.format("LSVAA4182E%07d", serial++);
            script.install(code, vin, script.holder(code).getPartyId());
            installed.put(code, vin);
        }
    }

    private void removeOrReturn() {
        if (!installed.isEmpty()) {
            String code = new ArrayList<>(installed.keySet()).get(random.nextInt(installed.size()));
            String vin = installed.remove(code);
            if (random.nextBoolean()) {
                script.remove(code, vin, CAR_MAKER);
            } else {
                script.receiveReturn(POINT, site(POINT), code);
            }
            free.add(code);
        }
    }

    private void unknownReturn() {
        List<String> ids = script.receiveReturn(POINT, site(POINT), "OLD-" + serial++, "");
        candidates.addAll(ids);
        free.addAll(ids);
    }

    private void matchCandidate() {
        List<String> open = free.stream().filter(id -> id.startsWith("CAND~")).toList();
        List<String> coded = free.stream().filter(id -> !id.startsWith("CAND~")).toList();
        if (!open.isEmpty() && !coded.isEmpty()) {
            String candidate = open.get(random.nextInt(open.size()));
            String code = coded.get(random.nextInt(coded.size()));
            script.match(candidate, code, script.holder(candidate).getPartyId());
            free.remove(candidate);
        }
    }

    private void receiveLot() {
        String lot = "LOT-" + serial++;
        script.receiveLot(lot, Material.MATERIAL_SCRAP_STEEL, 1_000_000L * (2 + random.nextInt(50)), YARD, site(YARD));
        lots.add(lot);
    }

    private void splitOrMerge() {
        List<String> here = lots.stream().filter(this::freeLot).toList();
        if (here.isEmpty()) {
            return;
        }
        String lot = here.get(random.nextInt(here.size()));
        List<String> beside = here.stream()
                .filter(other -> !other.equals(lot)
                        && script.lot(other).getCustody().equals(script.lot(lot).getCustody()))
                .toList();
        if (random.nextBoolean() || beside.isEmpty()) {
            long massMg = script.lot(lot).getMassMg();
            String first = "LOT-" + serial++;
            String second = "LOT-" + serial++;
            script.split(lot, Map.of(first, massMg / 3, second, massMg - massMg / 3));
            lots.add(first);
            lots.add(second);
        } else {
            String merged = "LOT-" + serial++;
            script.merge(merged, lot, beside.get(random.nextInt(beside.size())));
            lots.add(merged);
        }
    }

    private boolean freeLot(String lot) {
        return script.lot(lot).getMassMg() > 1000
                && openOffers.values().stream().noneMatch(goods -> goods.contains(lot));
    }

    private void offer() {
        String from = PARTIES.get(random.nextInt(PARTIES.size()));
        String to = PARTIES.get(random.nextInt(PARTIES.size()));
        List<String> goods = new ArrayList<>();
        free.stream()
                .filter(id -> script.holder(id).getPartyId().equals(from))
                .limit(1 + random.nextInt(3))
                .forEach(goods::add);
        lots.stream()
                .filter(lot -> freeLot(lot)
                        && script.lot(lot).getCustody().getPartyId().equals(from))
                .limit(1 + random.nextInt(3))
                .forEach(goods::add);
        if (from.equals(to) || goods.isEmpty()) {
            return;
        }
        String id = "HO-" + serial++;
        script.offer(id, from, to, script.nowMs + LedgerScript.DAY_MS, goods.toArray(String[]::new));
        openOffers.put(id, goods);
        free.removeAll(goods);
    }

    private void resolve() {
        if (openOffers.isEmpty()) {
            return;
        }
        String id = new ArrayList<>(openOffers.keySet()).get(random.nextInt(openOffers.size()));
        List<String> goods = openOffers.remove(id);
        switch (random.nextInt(4)) {
            case 0 -> script.refuse(id);
            case 1 -> script.withdraw(id);
            default -> {
                script.accept(id, "");
                for (int line = 1; line <= goods.size(); line++) {
                    if (script.lot(id + "~" + line) != null) {
                        lots.add(id + "~" + line);
                    }
                }
            }
        }
        goods.stream().filter(id2 -> script.lot(id2) == null).forEach(free::add);
    }

    private static String site(String party) {
        return "SITE-" + party.substring(16);
    }
}
