package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Holding;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.RelyingItem;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.CorrectionState;
import suhuan.state.v1.LotState;

/**
 * Packs and scrap move on while facts about them are corrected by who recorded them, by the regulator and by who may not; facts
 * that never were are corrected too, and facts twice. What relied on a fact and who is asked must be exactly what the facts so
 * far say, and nothing but the correction may change. Later facts are named to ask further down: linked ones, unlinked ones, those
 * of others' goods and those before; exactly what came of a corrected fact along the way is reached, and its holders are asked.
 */
class CorrectionSimulationTest {
    static final Set<CommandCase> COMMANDS =
            EnumSet.of(CommandCase.CORRECT, CommandCase.ASK_CONSENT, CommandCase.ANSWER_CORRECTION);

    private static final Map<String, String> SITES =
            Map.of(CAR_MAKER, CAR_FACTORY, RECYCLER, PLANT, YARD, YARD_SITE, MILL, MILL_SITE);
    private static final List<String> PARTIES = List.of(MAKER, CAR_MAKER, RECYCLER, YARD, MILL, REGULATOR);

    @Test
    void whatReliedOnAFactIsMarkedAndNothingElse() {
        Seeds.play(
                CorrectionSimulationTest.class,
                1_500,
                30,
                Play::new,
                "FACT_NOT_FOUND",
                "FACT_OF_OTHER_PARTY",
                "FACT_ALREADY_CORRECTED",
                "CONSENT_NOT_ASKED",
                "relied on",
                "CORRECTION_OF_OTHER_PARTY",
                "FACT_ALREADY_NAMED",
                "FACT_OF_CORRECTION",
                "FACT_NOT_LINKED",
                "asked further down");
    }

    /** A correction as the model expects it. */
    private static final class Expected {
        final Set<String> asked = new TreeSet<>();
        final Set<String> answered = new TreeSet<>();
        final Map<String, ByteString> relying = new LinkedHashMap<>();
        final Set<String> reached = new TreeSet<>();
        final Map<ByteString, Set<String>> named = new LinkedHashMap<>();
        final Set<String> askedFirst = new TreeSet<>();
        String by = "";
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Map<String, ByteString> heads = new TreeMap<>();
        private final Map<String, String> holders = new TreeMap<>();
        private final Map<String, Long> masses = new TreeMap<>();
        private final Map<String, Expected> corrections = new TreeMap<>();
        private final Set<ByteString> corrected = new java.util.HashSet<>();
        private int read;
        private int serial = 1;
        private int packs;

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void move() {
            switch (random.nextInt(13)) {
                case 0 -> tries("make", YES, MAKER, "", registerBattery(pack(++packs)));
                case 1 ->
                    tries("weigh", YES, YARD, YARD_SITE, receiveLot("lot-" + serial++, TONNE + random.nextInt(1000)));
                case 2, 3 -> handOver();
                case 4 -> divide();
                case 5, 6, 7 -> correct();
                case 8, 9, 10 -> ask();
                default -> answer();
            }
        }

        private void handOver() {
            catchUp();
            List<String> goods = new ArrayList<>(holders.keySet());
            goods.removeIf(
                    id -> masses.getOrDefault(id, 1L) == 0 || holders.get(id).equals(MILL));
            if (goods.isEmpty()) {
                return;
            }
            String id = one(goods);
            String from = holders.get(id);
            boolean aLot = masses.containsKey(id);
            String to = aLot ? MILL : from.equals(CAR_MAKER) ? RECYCLER : CAR_MAKER;
            String offerId = "H-" + serial++;
            Act act = aLot ? Act.ACT_SMELT : Act.ACT_TRADE;
            tries("offer", YES, from, "", offer(offerId, to, act, aLot ? lot(id, 0) : battery(id)));
            if (random.nextInt(6) > 0) {
                tries("accept", YES, to, SITES.get(to), acceptAll(offerId));
            } else {
                tries("withdraw", YES, from, "", suhuan.chaincode.contract.fixture.Commands.withdraw(offerId));
            }
            flush();
        }

        private void divide() {
            catchUp();
            List<String> lots = new ArrayList<>(masses.keySet());
            lots.removeIf(id -> masses.get(id) < 2);
            if (!lots.isEmpty()) {
                String id = one(lots);
                long first = 1 + random.nextLong(masses.get(id) - 1);
                String party = holders.get(id);
                tries(
                        "split",
                        YES,
                        party,
                        SITES.get(party),
                        split(id, "lot-" + serial++, first, "lot-" + serial++, masses.get(id) - first));
                flush();
            }
        }

        private void correct() {
            catchUp();
            List<Fact> facts = world.ledger().facts();
            if (facts.isEmpty()) {
                return;
            }
            Fact fact = one(facts);
            boolean forged = random.nextInt(8) == 0;
            if (forged) {
                fact = random.nextBoolean()
                        ? fact.toBuilder()
                                .setCommandIndex(fact.getCommandIndex() + 1)
                                .build()
                        : fact.toBuilder()
                                .setRecordedAtMs(fact.getRecordedAtMs() + 1)
                                .build();
            }
            ByteString sha256 = sha256(fact);
            String by = random.nextInt(4) == 0 ? one(PARTIES) : fact.getPartyId();
            String id = random.nextInt(12) == 0 && !corrections.isEmpty()
                    ? one(new ArrayList<>(corrections.keySet()))
                    : "K-" + serial++;
            boolean may = by.equals(REGULATOR) || by.equals(fact.getPartyId());
            String expected = !may
                    ? "FACT_OF_OTHER_PARTY"
                    : forged
                            ? "FACT_NOT_FOUND"
                            : corrections.containsKey(id)
                                    ? "CORRECTION_ALREADY_EXISTS"
                                    : corrected.contains(sha256) ? "FACT_ALREADY_CORRECTED" : YES;
            Correct.Builder command =
                    random.nextBoolean() ? Holding.correct(id, fact) : Holding.correct(id, fact, "mass_mg", "7");
            if (tries("correct", expected, by, "", command)) {
                corrected.add(sha256);
                corrections.put(id, expectedOf(fact, sha256, by));
                if (random.nextInt(3) == 0) {
                    tries("correct", "FACT_ALREADY_CORRECTED", REGULATOR, "", Holding.correct("K-" + serial++, fact));
                }
            }
        }

        private Expected expectedOf(Fact fact, ByteString sha256, String by) {
            Expected expected = new Expected();
            for (ItemLink link : fact.getItemsList()) {
                ByteString head = heads.get(key(link));
                if (!head.equals(sha256)) {
                    expected.relying.put(link.getItemId(), head);
                }
                if (isGoods(link)) {
                    expected.asked.add(holders.get(link.getItemId()));
                }
            }
            expected.asked.remove(by);
            expected.askedFirst.addAll(expected.asked);
            expected.by = by;
            expected.named.put(sha256, Set.of());
            fact.getItemsList().stream().filter(Play::isGoods).forEach(link -> expected.reached.add(link.getItemId()));
            if (!expected.relying.isEmpty()) {
                tally.count("relied on", true);
            }
            return expected;
        }

        private void ask() {
            catchUp();
            if (corrections.isEmpty()) {
                return;
            }
            String id = random.nextInt(20) == 0 ? "K-none" : one(new ArrayList<>(corrections.keySet()));
            Expected known = corrections.get(id);
            Fact fact = meant(known);
            boolean forged = random.nextInt(12) == 0;
            if (forged) {
                fact = fact.toBuilder()
                        .setOccurredAtMs(fact.getOccurredAtMs() + 1)
                        .build();
            }
            String by = known == null || random.nextInt(6) == 0 ? one(PARTIES) : known.by;
            Set<String> reached = known == null ? Set.of() : led(fact, known.reached);
            String expected = known == null
                    ? "CORRECTION_NOT_FOUND"
                    : !by.equals(REGULATOR) && !by.equals(known.by)
                            ? "CORRECTION_OF_OTHER_PARTY"
                            : forged
                                    ? "FACT_NOT_FOUND"
                                    : known.named.containsKey(sha256(fact))
                                            ? "FACT_ALREADY_NAMED"
                                            : isAbout(id, fact)
                                                    ? "FACT_OF_CORRECTION"
                                                    : reached.isEmpty() ? "FACT_NOT_LINKED" : YES;
            if (tries("ask", expected, by, "", Holding.ask(id, fact))) {
                Set<String> asked = new TreeSet<>();
                reached.forEach(item -> asked.add(holders.get(item)));
                asked.remove(known.by);
                asked.removeAll(known.asked);
                if (!asked.isEmpty()) {
                    tally.count("asked further down", true);
                }
                known.reached.addAll(reached);
                known.asked.addAll(asked);
                known.named.put(sha256(fact), asked);
            }
        }

        /** Any fact, or mostly one about goods that were reached. */
        private Fact meant(Expected known) {
            List<Fact> facts = world.ledger().facts();
            List<Fact> touching = known == null || random.nextInt(4) == 0
                    ? List.of()
                    : facts.stream()
                            .filter(fact -> fact.getItemsList().stream()
                                    .anyMatch(link -> isGoods(link) && known.reached.contains(link.getItemId())))
                            .toList();
            return one(touching.isEmpty() ? facts : touching);
        }

        private static boolean isAbout(String correctionId, Fact fact) {
            return fact.getItemsList().stream()
                    .anyMatch(link -> link.getKind() == ItemKind.ITEM_KIND_CORRECTION
                            && link.getItemId().equals(correctionId));
        }

        /** What of a fact is reached: goods it found reached, and what it made of them. */
        private static Set<String> led(Fact fact, Set<String> reached) {
            Set<String> made = new TreeSet<>();
            Map<String, String> of = new TreeMap<>();
            switch (fact.getFactCase()) {
                case BATTERY_REGISTERED -> made.add(fact.getBatteryRegistered().getBatteryId());
                case LOT_RECEIVED -> made.add(fact.getLotReceived().getLot().getLotId());
                case LOT_SPLIT ->
                    fact.getLotSplit()
                            .getPartsList()
                            .forEach(part ->
                                    of.put(part.getLotId(), fact.getLotSplit().getLotId()));
                case HAND_OVER_ACCEPTED ->
                    fact.getHandOverAccepted().getAcceptedList().stream()
                            .filter(AcceptedResult::hasNewLot)
                            .forEach(line -> of.put(line.getNewLot().getLotId(), line.getLotId()));
                default -> assertThat(fact.getItemsCount()).isPositive();
            }
            Set<String> led = new TreeSet<>();
            for (ItemLink link : fact.getItemsList()) {
                String id = link.getItemId();
                if (isGoods(link) && !made.contains(id) && reached.contains(of.getOrDefault(id, id))) {
                    led.add(id);
                }
            }
            return led;
        }

        private void answer() {
            if (corrections.isEmpty()) {
                return;
            }
            String id = random.nextInt(20) == 0 ? "K-none" : one(new ArrayList<>(corrections.keySet()));
            Expected known = corrections.get(id);
            String by = known == null || known.asked.isEmpty() || random.nextInt(4) == 0
                    ? one(PARTIES)
                    : one(new ArrayList<>(known.asked));
            String expected = known == null
                    ? "CORRECTION_NOT_FOUND"
                    : !known.asked.contains(by)
                            ? "CONSENT_NOT_ASKED"
                            : known.answered.contains(by) ? "CORRECTION_ALREADY_ANSWERED" : YES;
            if (tries("answer", expected, by, "", Holding.answer(id, random.nextBoolean()))) {
                known.answered.add(by);
            }
        }

        private static String key(ItemLink link) {
            return link.getKind() + " " + link.getItemId();
        }

        private static boolean isGoods(ItemLink link) {
            return switch (link.getKind()) {
                case ITEM_KIND_BATTERY, ITEM_KIND_LOT -> true;
                default -> false;
            };
        }

        /** Reads the facts that are new: who touched what last, and who holds it. */
        private void catchUp() {
            flush();
            List<Fact> facts = world.ledger().facts();
            for (; read < facts.size(); read++) {
                Fact fact = facts.get(read);
                if (fact.hasFactCorrected()) {
                    compare(fact.getFactCorrected());
                } else if (fact.hasConsentAsked()) {
                    compare(fact.getConsentAsked());
                }
                ByteString sha256 = sha256(fact);
                fact.getItemsList().forEach(link -> heads.put(key(link), sha256));
                follow(fact);
            }
        }

        private void compare(FactCorrected told) {
            Expected expected = corrections.get(told.getCorrectionId());
            assertThat(told.getAskedPartyIdsList()).containsExactlyElementsOf(expected.askedFirst);
            assertThat(told.getReliedOn()).isEqualTo(!expected.relying.isEmpty());
            Map<String, ByteString> relying = new LinkedHashMap<>();
            for (RelyingItem item : told.getRelyingItemsList()) {
                relying.put(item.getItemId(), item.getLastFactSha256());
            }
            assertThat(relying).as(told.getCorrectionId()).isEqualTo(expected.relying);
        }

        private void compare(ConsentAsked told) {
            Expected expected = corrections.get(told.getCorrectionId());
            assertThat(told.getAskedPartyIdsList())
                    .as(told.getCorrectionId())
                    .containsExactlyElementsOf(expected.named.get(told.getRelyingFactSha256()));
        }

        private void follow(Fact fact) {
            switch (fact.getFactCase()) {
                case BATTERY_REGISTERED ->
                    hold(
                            fact.getBatteryRegistered().getBatteryId(),
                            fact.getBatteryRegistered().getCustody());
                case LOT_RECEIVED -> hold(fact.getLotReceived().getLot());
                case LOT_SPLIT -> {
                    masses.put(fact.getLotSplit().getLotId(), 0L);
                    fact.getLotSplit().getPartsList().forEach(this::hold);
                }
                case HAND_OVER_ACCEPTED -> {
                    for (AcceptedResult line : fact.getHandOverAccepted().getAcceptedList()) {
                        if (line.getBatteryId().isEmpty()) {
                            masses.put(line.getLotId(), line.getSourceRemainingMg());
                            hold(line.getNewLot());
                        } else {
                            hold(line.getBatteryId(), fact.getHandOverAccepted().getCustody());
                        }
                    }
                }
                default -> assertThat(fact.getItemsCount()).isPositive();
            }
        }

        private void hold(LotResult lot) {
            masses.put(lot.getLotId(), lot.getMassMg());
            hold(lot.getLotId(), lot.getCustody());
        }

        private void hold(String id, Custody custody) {
            holders.put(id, custody.getPartyId());
        }

        private static ByteString sha256(Fact fact) {
            try {
                return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(fact.toByteArray()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void audit() throws InvalidProtocolBufferException {
            catchUp();
            Map<String, byte[]> state = world.ledger().state();
            for (Map.Entry<String, String> holder : holders.entrySet()) {
                String id = holder.getKey();
                if (masses.containsKey(id)) {
                    LotState lot = LotState.parseFrom(state.get("lot/" + id));
                    assertThat(lot.getMassMg()).as(id).isEqualTo(masses.get(id));
                    assertThat(lot.getCustody().getPartyId()).as(id).isEqualTo(holder.getValue());
                } else {
                    BatteryState battery = BatteryState.parseFrom(state.get("battery/" + id));
                    assertThat(battery.getCustody().getPartyId()).as(id).isEqualTo(holder.getValue());
                }
            }
            for (Map.Entry<String, Expected> correction : corrections.entrySet()) {
                CorrectionState stored = CorrectionState.parseFrom(state.get("correction/" + correction.getKey()));
                assertThat(stored.getAskedPartyIdsList()).containsExactlyElementsOf(correction.getValue().asked);
                assertThat(stored.getAnsweredPartyIdsList()).containsExactlyElementsOf(correction.getValue().answered);
                assertThat(reached(correction.getKey(), state)).isEqualTo(correction.getValue().reached);
            }
        }

        private static Set<String> reached(String correctionId, Map<String, byte[]> state) {
            String prefix = "reached/" + correctionId + "/";
            Set<String> reached = new TreeSet<>();
            state.keySet().stream()
                    .filter(key -> key.startsWith(prefix) && !key.startsWith(prefix + "fact/"))
                    .forEach(key -> reached.add(key.substring(key.lastIndexOf('/') + 1)));
            return reached;
        }
    }
}
