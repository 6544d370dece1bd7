package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.RandomChain;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.*;

/** Views and histories of a random ledger equal what follows from its facts. */
class FoldPropertyTest {
    private static final RandomChain CHAIN = new RandomChain(RandomChain.seed(5)).blocks(80, 12);
    private static final LedgerScript SCRIPT = CHAIN.script();
    private static Ask ask;

    @BeforeAll
    static void project() throws SQLException {
        ask = new Ask(ReadModelFixture.project(SCRIPT.blocks(), 6), SCRIPT.nowMs);
    }

    @Test
    void historyIsTheFactsOfTheItemInOrder() {
        Map<String, List<Fact>> expected = new TreeMap<>();
        SCRIPT.facts()
                .forEach(written -> written.fact()
                        .getItemsList()
                        .forEach(link -> expected.computeIfAbsent(link.getItemId(), id -> new ArrayList<>())
                                .add(written.fact())));
        expected.forEach((id, facts) -> {
            List<EventView> events = ask.history(Ask.REGULATOR, id, 3);
            assertThat(events).extracting(EventView::getFact).isEqualTo(facts);
            ItemView item = ask.item(Ask.REGULATOR, id);
            assertThat(item.getFactCount()).isEqualTo(facts.size());
            assertThat(item.getLastFactSha256())
                    .isEqualTo(LedgerScript.sha256(facts.get(facts.size() - 1).toByteArray()));
        });
    }

    @Test
    void goodsAreWhereTheStoryLeftThem() {
        for (String id : CHAIN.goods()) {
            ItemView item = ask.item(Ask.REGULATOR, id);
            if (item.hasLot()) {
                LotResult lot = SCRIPT.lot(id);
                assertThat(item.getLot().getMassMg()).isEqualTo(lot.getMassMg());
                assertThat(item.getLot().getConsumed()).isEqualTo(lot.getMassMg() == 0);
                assertThat(item.getLot().getCustody().getPartyId())
                        .isEqualTo(lot.getCustody().getPartyId());
            } else {
                Custody holder = SCRIPT.holder(id);
                assertThat(item.getBattery().getCustody().getPartyId()).isEqualTo(holder.getPartyId());
                assertThat(item.getBattery().getCustody().getSiteId()).isEqualTo(holder.getSiteId());
            }
        }
    }

    @Test
    void holdingsOfAllPartiesAddUpToTheGoodsThatAreLeft() {
        long count = 0;
        long massMg = 0;
        for (String party : RandomChain.PARTIES) {
            ListHoldingsResponse held = ask.holdings(Ask.party(party), ListHoldingsRequest.newBuilder());
            count += held.getTotalCount();
            massMg += held.getTotalMassMg();
            assertThat(walk(party)).hasSize((int) held.getTotalCount()).doesNotHaveDuplicates();
        }
        ListHoldingsResponse all = ask.holdings(Ask.REGULATOR, ListHoldingsRequest.newBuilder());
        assertThat(all.getTotalCount()).isEqualTo(count);
        assertThat(all.getTotalMassMg()).isEqualTo(massMg);
        long lots =
                CHAIN.lots().stream().filter(l -> SCRIPT.lot(l).getMassMg() > 0).count();
        long batteries =
                CHAIN.goods().stream().filter(id -> SCRIPT.lot(id) == null).count();
        long matched = CHAIN.goods().stream()
                .filter(id -> id.startsWith("CAND~")
                        && !ask.item(Ask.REGULATOR, id)
                                .getBattery()
                                .getMatchedWith()
                                .isEmpty())
                .count();
        assertThat(count).isEqualTo(lots + batteries - matched);
    }

    @Test
    void everyChildCodeFindsItsBattery() {
        int codes = 0;
        for (var block : SCRIPT.blocks()) {
            for (var transaction : block.getTransactionsList()) {
                for (var submission : transaction.getBatch().getSubmissionsList()) {
                    for (Command command : commands(submission)) {
                        RegisterBattery register = command.getRegisterBattery();
                        for (String child : register.getChildCodesList()) {
                            codes++;
                            assertThat(ask.findCode(Ask.REGULATOR, child)).containsExactly(register.getBatteryCode());
                        }
                    }
                }
            }
        }
        assertThat(codes).isGreaterThan(50);
        assertThat(ask.findCode(Ask.REGULATOR, "CELL0000000000000000")).isEmpty();
    }

    @Test
    void aCodeThatManyBatteriesClaimFindsThemAll() throws SQLException {
        LedgerScript script = new LedgerScript().open();
        script.register(RandomChain.MAKER, suhuan.common.v1.Role.ROLE_BATTERY_MAKER);
        List<String> claimed = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            String code = RandomChain.code(i);
            List<String> children = new ArrayList<>(List.of("OWN-CELL-" + i));
            if (i % 10 != 3) {
                children.add("CLONED-CELL");
                claimed.add(code);
            }
            script.battery(code, RandomChain.MAKER, "", 20260101, children);
        }
        script.block();
        Ask here = new Ask(ReadModelFixture.project(script.blocks(), 1), script.nowMs);
        assertThat(here.findCode(Ask.REGULATOR, "CLONED-CELL")).isEqualTo(claimed);
        assertThat(here.findCode(Ask.party(RandomChain.MAKER), "OWN-CELL-77")).containsExactly(RandomChain.code(77));
    }

    @Test
    void pagesGiveEveryItemOnceWhileBlocksArrive() throws SQLException {
        int half = SCRIPT.blocks().size() / 2;
        String schema = ReadModelFixture.project(SCRIPT.blocks().subList(0, half), 6);
        Ask growing = new Ask(schema, SCRIPT.nowMs);
        List<String> before = growing.findCode(Ask.REGULATOR, "LOT");
        List<String> walked = new ArrayList<>();
        FindItemsRequest.Builder request =
                FindItemsRequest.newBuilder().setCode("LOT").setPageSize(5);
        boolean grown = false;
        do {
            FindItemsResponse page =
                    Ask.found(growing.readModel().findItems(request.build(), Ask.REGULATOR, SCRIPT.nowMs));
            page.getItemsList().forEach(item -> walked.add(item.getItemId()));
            request.setPageToken(page.getNextPageToken());
            if (!grown) {
                ReadModelFixture.projectMore(schema, SCRIPT.blocks());
                grown = true;
            }
        } while (!request.getPageToken().isEmpty());
        assertThat(walked).doesNotHaveDuplicates().isSorted().containsAll(before);
        assertThat(before.size()).isGreaterThan(5);
    }

    private static List<String> walk(String party) {
        List<String> ids = new ArrayList<>();
        ListHoldingsRequest.Builder request = ListHoldingsRequest.newBuilder().setPageSize(4);
        do {
            ListHoldingsResponse page = ask.holdings(Ask.party(party), request);
            page.getHoldingsList().forEach(h -> ids.add(h.getItem().getItemId()));
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return ids;
    }

    private static List<Command> commands(Submission submission) {
        try {
            return EnvelopePayload.parseFrom(
                            Envelope.parseFrom(submission.getEnvelope()).getPayload())
                    .getCommandsList();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
