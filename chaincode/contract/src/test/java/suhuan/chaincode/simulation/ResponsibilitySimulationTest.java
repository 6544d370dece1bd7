package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Responsibility;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.DutyTrigger;
import suhuan.common.v1.Market;
import suhuan.common.v1.Role;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.DeclareSales;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FileReport;
import suhuan.ledger.v1.FormScheme;
import suhuan.ledger.v1.ListingEntry;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.PublishWhiteList;
import suhuan.ledger.v1.RecordShares;
import suhuan.ledger.v1.Share;

/**
 * The regulator lists and delists enterprises and loads editions that demand the list from a day to a day, while packs are taken
 * in for recycling on one day after another; producers declare sales, report, share points and pool. What is in force is a
 * matter of the day alone, and nothing is declared, reported, shared or pooled twice.
 */
class ResponsibilitySimulationTest {
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.PUBLISH_WHITE_LIST,
            CommandCase.LOAD_RULE_EDITION,
            CommandCase.DECLARE_SALES,
            CommandCase.FILE_REPORT,
            CommandCase.RECORD_SHARES,
            CommandCase.FORM_SCHEME,
            CommandCase.ACCEPT_HAND_OVER);

    private static final Map<String, Role> ROLES = Map.of(
            MAKER, Role.ROLE_BATTERY_MAKER,
            OTHER_MAKER, Role.ROLE_BATTERY_MAKER,
            CAR_MAKER, Role.ROLE_VEHICLE_MAKER,
            POINT, Role.ROLE_COLLECTOR,
            YARD, Role.ROLE_SCRAP_PROCESSOR);
    private static final List<String> PRODUCERS = List.of(MAKER, OTHER_MAKER, CAR_MAKER);
    private static final List<String> DUTIES = List.of("D-1", "D-2", "D-3");
    private static final int WHOLE = 1_000_000;

    @Test
    void theDayDecidesWhatIsInForceAndNothingCountsTwice() {
        Seeds.play(
                ResponsibilitySimulationTest.class,
                2_500,
                50,
                Play::new,
                "LISTING_NOT_HELD",
                "SALES_DECLARED_BEFORE",
                "REPORT_FILED_BEFORE",
                "MEMBER_OF_OTHER_SCHEME");
    }

    /** Days of an entry in the white list, or of a demand for one. */
    private static final class Days {
        final String of;
        final int from;
        final int until;
        final boolean covers;
        int removed;

        Days(String of, int from, int until, boolean covers) {
            this.of = of;
            this.from = from;
            this.until = until;
            this.covers = covers;
        }

        boolean on(int day) {
            return covers && day >= from && (until == 0 || day <= until) && (removed == 0 || day < removed);
        }
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Set<String> editions = new TreeSet<>();
        private final Map<String, Map<String, Days>> listings = new HashMap<>();
        private final List<Days> demands = new ArrayList<>();
        private final Map<String, Set<Role>> duties = new TreeMap<>();
        private final Set<String> declarations = new TreeSet<>();
        private final Map<String, Map<Integer, String>> sales = new HashMap<>();
        private final Set<String> reported = new HashSet<>();
        private final Map<String, List<int[]>> members = new HashMap<>();
        private final Map<String, String> takenIn = new TreeMap<>();
        private int serial = 1;

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void move() {
            switch (random.nextInt(12)) {
                case 0 -> publish();
                case 1 -> load();
                case 2, 3, 4 -> takeIn();
                case 5 -> later(random.nextInt(3) * World.DAY);
                case 6, 7 -> declare();
                case 8, 9 -> report();
                case 10 -> share();
                default -> pool();
            }
        }

        private String fresh(Set<String> known, String prefix) {
            return known.isEmpty() || random.nextInt(12) > 0 ? prefix + serial++ : one(new ArrayList<>(known));
        }

        private String regulator() {
            return random.nextInt(10) == 0 ? MAKER : REGULATOR;
        }

        private void publish() {
            String id = fresh(editions, "B-");
            String by = regulator();
            PublishWhiteList.Builder command = Responsibility.batch(id);
            boolean yes = by.equals(REGULATOR) && !editions.contains(id);
            Map<String, Days> entered = new HashMap<>();
            Days removed = null;
            int removedFrom = day(random.nextInt(5) - 1);
            if (random.nextInt(2) == 0) {
                Map<String, Days> of = listings.getOrDefault(RECYCLER, Map.of());
                List<String> standing = of.keySet().stream()
                        .filter(batch -> random.nextInt(8) == 0 || of.get(batch).removed == 0)
                        .toList();
                String batch = standing.isEmpty() || random.nextInt(8) == 0 ? "B-none" : one(standing);
                command.addRemovals(Responsibility.removal(RECYCLER, batch, removedFrom));
                removed = of.get(batch);
                yes &= removed != null && removed.removed == 0 && removedFrom >= day(0);
            }
            if (command.getRemovalsCount() == 0 || random.nextInt(2) == 0) {
                for (String party : random.nextBoolean() ? List.of(RECYCLER) : List.of(RECYCLER, CASCADE)) {
                    boolean covers = random.nextInt(5) > 0;
                    int early = random.nextInt(6) - 3;
                    int until = random.nextInt(15) == 0 ? 0 : day(early + random.nextInt(6));
                    ListingEntry.Builder entry =
                            Responsibility.entry(party, covers ? Act.ACT_RECYCLE : Act.ACT_CASCADE_USE);
                    command.addEntries(entry.setValidFromYyyymmdd(day(early)).setValidToYyyymmdd(until));
                    entered.put(party, new Days(id, day(early), until, covers));
                }
                if (random.nextInt(15) == 0) {
                    command.addEntries(Responsibility.entry(STRANGER, Act.ACT_RECYCLE));
                    yes = false;
                }
            }
            if (tries("publish", yes ? YES : NO, by, "", command)) {
                editions.add(id);
                if (removed != null) {
                    removed.removed = removedFrom;
                }
                entered.forEach((party, days) -> listings.computeIfAbsent(party, key -> new LinkedHashMap<>())
                        .put(id, days));
            }
        }

        private void load() {
            String id = fresh(editions, "E-");
            String by = regulator();
            int early = random.nextInt(6) - 3;
            int until = random.nextInt(4) == 0 ? 0 : day(early + random.nextInt(4));
            LoadRuleEdition.Builder command =
                    Responsibility.edition(id).setValidFromYyyymmdd(day(early)).setValidToYyyymmdd(until);
            boolean demand = random.nextBoolean();
            Map<String, Role> owed = new TreeMap<>();
            if (demand) {
                command.addRules(Responsibility.listingRule(Act.ACT_RECYCLE));
            } else {
                command.addRules(Responsibility.rateRule());
            }
            if (random.nextBoolean()) {
                String duty = one(DUTIES);
                Role role = one(new ArrayList<>(new TreeMap<>(ROLES).values()));
                command.addDuties(Responsibility.duty(duty, role, DutyTrigger.DUTY_TRIGGER_RETURN_RECEIVED, 30));
                owed.put(duty, role);
            }
            boolean yes = by.equals(REGULATOR) && !editions.contains(id);
            if (tries("load", yes ? YES : NO, by, "", command)) {
                editions.add(id);
                owed.forEach((duty, role) ->
                        duties.computeIfAbsent(duty, key -> new HashSet<>()).add(role));
                if (demand) {
                    demands.add(new Days(id, day(early), until, true));
                }
            }
        }

        /** A pack is taken in for recycling: on the list where an edition in force that day demands it. */
        private void takeIn() {
            String code = pack(serial++);
            String offerId = "H-" + serial++;
            tries("make", YES, MAKER, "", registerBattery(code));
            tries(
                    "offer",
                    YES,
                    MAKER,
                    "",
                    offer(offerId, RECYCLER, Act.ACT_RECYCLE, battery(code)).setExpiresAtMs(now + World.DAY));
            boolean demanded = demands.stream().anyMatch(demand -> demand.on(day(0)));
            String listed = listings.getOrDefault(RECYCLER, Map.of()).values().stream()
                    .filter(listing -> listing.on(day(0)))
                    .map(listing -> listing.of)
                    .findFirst()
                    .orElse("");
            String expected = demanded && listed.isEmpty() ? "LISTING_NOT_HELD" : YES;
            if (tries("take in", expected, RECYCLER, PLANT, acceptAll(offerId))) {
                takenIn.put(offerId, listed);
            }
        }

        private void declare() {
            String by = random.nextInt(12) == 0 ? POINT : one(PRODUCERS);
            String id = fresh(declarations, "S-");
            int year = 2025 + random.nextInt(2);
            int month = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(7);
            Market market = random.nextBoolean() ? Market.MARKET_DOMESTIC : Market.MARKET_EXPORT;
            DeclareSales.Builder command = Responsibility.sales(id, year, month, 1 + random.nextInt(1000))
                    .setMarket(market);
            Map<Integer, String> standing =
                    sales.computeIfAbsent(by + " " + market + " " + year, key -> new TreeMap<>());
            int thisYear = day(0) / 10_000;
            int thisMonth = day(0) / 100 % 100;
            boolean yes = !by.equals(POINT)
                    && !declarations.contains(id)
                    && (year < thisYear || year == thisYear && month != 0 && month < thisMonth);
            if (random.nextInt(3) == 0 && !declarations.isEmpty()) {
                String replaced = standing.containsKey(month) && random.nextInt(4) > 0
                        ? standing.get(month)
                        : one(new ArrayList<>(declarations));
                command.setReplacesDeclarationId(replaced);
                yes &= replaced.equals(standing.get(month));
            } else {
                yes &= !standing.containsKey(month) && !standing.containsKey(0) && (month != 0 || standing.isEmpty());
            }
            if (tries("declare", yes ? YES : NO, by, "", command)) {
                declarations.add(id);
                standing.put(month, id);
            }
        }

        private void report() {
            String by = one(List.of(MAKER, POINT, CAR_MAKER, YARD));
            String duty = one(DUTIES);
            String id = fresh(declarations, "R-");
            Set<String> subjects = new TreeSet<>();
            for (int i = random.nextInt(2); i >= 0; i--) {
                subjects.add("subject-" + random.nextInt(4));
            }
            FileReport.Builder command = Responsibility.report(id, duty, subjects.toArray(String[]::new));
            boolean yes = !declarations.contains(id)
                    && duties.getOrDefault(duty, Set.of()).contains(ROLES.get(by))
                    && subjects.stream().noneMatch(subject -> reported.contains(by + " " + duty + " " + subject));
            if (tries("report", yes ? YES : NO, by, "", command)) {
                declarations.add(id);
                subjects.forEach(subject -> reported.add(by + " " + duty + " " + subject));
            }
        }

        /** Shares of two or three parties that add up to one, or nearly. */
        private List<Share.Builder> shares(boolean[] sound) {
            List<Share.Builder> shares = new ArrayList<>();
            List<String> parties = new ArrayList<>(PRODUCERS);
            if (random.nextInt(8) == 0) {
                parties.set(random.nextInt(3), random.nextBoolean() ? RECYCLER : STRANGER);
            }
            int left = WHOLE;
            int many = 2 + random.nextInt(2);
            for (int i = 0; i < many; i++) {
                int ppm = i == many - 1 ? left : 1 + random.nextInt(left - (many - i));
                left -= ppm;
                if (i == many - 1 && random.nextInt(8) == 0) {
                    ppm = Math.max(1, ppm + random.nextInt(3) - 1);
                }
                shares.add(Responsibility.share(parties.get(i), ppm));
            }
            int sum = shares.stream().mapToInt(Share.Builder::getSharePpm).sum();
            sound[0] = sum == WHOLE && shares.stream().allMatch(share -> PRODUCERS.contains(share.getPartyId()));
            return shares;
        }

        private void share() {
            boolean[] sound = new boolean[1];
            int from = day(random.nextInt(4) - 1);
            RecordShares.Builder command = Responsibility.shares(shares(sound).toArray(Share.Builder[]::new))
                    .setValidFromYyyymmdd(from);
            String site = random.nextInt(8) == 0 ? POINT_OFFICE : POINT_SITE;
            boolean yes = sound[0] && from >= day(0) && site.equals(POINT_SITE);
            tries("share", yes ? YES : NO, POINT, site, command);
        }

        private void pool() {
            boolean[] sound = new boolean[1];
            String id = fresh(declarations, "P-");
            String by = regulator();
            int first = 2025 + random.nextInt(30);
            int last = first + random.nextInt(2);
            FormScheme.Builder command = FormScheme.newBuilder()
                    .setSchemeId(id)
                    .setMaterial(suhuan.common.v1.Material.MATERIAL_POWER_BATTERY)
                    .setFirstYear(first)
                    .setLastYear(last);
            shares(sound).forEach(command::addMembers);
            boolean free = command.getMembersList().stream()
                    .allMatch(member -> members.getOrDefault(member.getPartyId(), List.of()).stream()
                            .noneMatch(years -> first <= years[1] && years[0] <= last));
            boolean yes =
                    by.equals(REGULATOR) && !declarations.contains(id) && sound[0] && free && first >= day(0) / 10_000;
            if (tries("pool", yes ? YES : NO, by, "", command)) {
                declarations.add(id);
                command.getMembersList()
                        .forEach(member -> members.computeIfAbsent(member.getPartyId(), key -> new ArrayList<>())
                                .add(new int[] {first, last}));
            }
        }

        /** The facts alone: nothing twice, and shares that are whole. */
        @Override
        void audit() {
            Set<String> pooled = new HashSet<>();
            Map<String, String> standing = new HashMap<>();
            Set<String> subjects = new HashSet<>();
            for (Fact fact : world.ledger().facts()) {
                switch (fact.getFactCase()) {
                    case HAND_OVER_ACCEPTED ->
                        assertThat(fact.getHandOverAccepted().getAccepted(0).getListedWithBatchId())
                                .as("%s", fact)
                                .isEqualTo(
                                        takenIn.get(fact.getHandOverAccepted().getHandOverId()));
                    case SHARES_RECORDED ->
                        whole(fact.getSharesRecorded().getShares().getSharesList());
                    case SCHEME_FORMED -> {
                        FormScheme scheme = fact.getSchemeFormed().getScheme();
                        whole(scheme.getMembersList());
                        for (Share member : scheme.getMembersList()) {
                            for (int year = scheme.getFirstYear(); year <= scheme.getLastYear(); year++) {
                                assertThat(pooled.add(member.getPartyId() + year))
                                        .as("%s", scheme)
                                        .isTrue();
                            }
                        }
                    }
                    case SALES_DECLARED -> sold(fact, standing);
                    case REPORT_FILED ->
                        fact.getReportFiled()
                                .getReport()
                                .getSubjectIdsList()
                                .forEach(subject -> assertThat(subjects.add(fact.getPartyId()
                                                + fact.getReportFiled()
                                                        .getReport()
                                                        .getDutyId()
                                                + subject))
                                        .isTrue());
                    default -> assertThat(fact.getItemsCount()).isPositive();
                }
            }
        }

        private static void whole(List<Share> shares) {
            assertThat(shares.stream().mapToInt(Share::getSharePpm).sum()).isEqualTo(WHOLE);
        }

        /** A period has one standing declaration, and a year is declared as a whole or by months. */
        private static void sold(Fact fact, Map<String, String> standing) {
            DeclareSales said = fact.getSalesDeclared().getDeclaration();
            String year = fact.getPartyId() + " " + said.getMarket() + " " + said.getYear() + " ";
            String before = standing.put(year + said.getMonth(), said.getDeclarationId());
            assertThat(before == null ? "" : before).isEqualTo(said.getReplacesDeclarationId());
            boolean whole = standing.containsKey(year + 0);
            boolean months = standing.keySet().stream().anyMatch(key -> key.startsWith(year) && !key.endsWith(" 0"));
            assertThat(whole && months).as("%s", said).isFalse();
        }
    }
}
