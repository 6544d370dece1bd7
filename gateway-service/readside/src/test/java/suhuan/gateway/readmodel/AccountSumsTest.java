package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.EntryView;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListEntriesResponse;
import suhuan.api.v1.ListStockRequest;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.RandomChain;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ReturnedItem;

/** All accounts of a random ledger together are the ledger's total: no kilogram is left out, none is there twice. */
class AccountSumsTest {
    private static final RandomChain CHAIN = new RandomChain(RandomChain.seed(77)).blocks(80, 12);
    private static final LedgerScript SCRIPT = CHAIN.script();
    private static final long BATTERY_MG = 400_000_000L;
    private static OversightModel model;

    @BeforeAll
    static void project() throws SQLException {
        model = new OversightModel(
                TestPostgres.pool(),
                new ReadModelSettings(
                        ReadModelFixture.project(SCRIPT.blocks(), 6),
                        Duration.ofSeconds(10),
                        new byte[32],
                        code -> ""));
    }

    @Test
    void collectedIsWhatCameBack() {
        long returned = facts().filter(Fact::hasReturnReceived)
                .flatMap(fact -> fact.getReturnReceived().getBatteriesList().stream())
                .mapToLong(ReturnedItem::getMassMg)
                .sum();
        long pieces = facts().filter(Fact::hasReturnReceived)
                .mapToLong(fact -> fact.getReturnReceived().getBatteriesCount())
                .sum();
        ListEntriesResponse all = total(AccountLine.ACCOUNT_LINE_COLLECTED);
        assertThat(returned).isPositive();
        assertThat(all.getTotalMassMg()).isEqualTo(returned);
        assertThat(all.getTotalPieces()).isEqualTo(pieces);
        assertThat(byParty(AccountLine.ACCOUNT_LINE_COLLECTED).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(returned);
    }

    @Test
    void takenInIsWhatWasWeighed() {
        long received = facts().filter(Fact::hasLotReceived)
                .mapToLong(fact -> fact.getLotReceived().getLot().getMassMg())
                .sum();
        assertThat(received).isPositive();
        assertThat(total(AccountLine.ACCOUNT_LINE_TAKEN_IN).getTotalMassMg()).isEqualTo(received);
    }

    @Test
    void flowsAreWhatWasAccepted() {
        long accepted = facts().filter(Fact::hasHandOverAccepted)
                .flatMap(fact -> fact.getHandOverAccepted().getAcceptedList().stream())
                .mapToLong(AcceptedResult::getWeighedMg)
                .sum();
        assertThat(accepted).isPositive();
        assertThat(total(AccountLine.ACCOUNT_LINE_FLOW).getTotalMassMg()).isEqualTo(accepted);
    }

    @Test
    void aBatteryIsPlacedOnTheMarketOnce() {
        List<EntryView> placed = entries(AccountLine.ACCOUNT_LINE_PLACED);
        assertThat(placed).isNotEmpty();
        assertThat(placed).extracting(EntryView::getItemId).doesNotHaveDuplicates();
        assertThat(placed).allSatisfy(entry -> assertThat(entry.getPartyId()).isEqualTo(RandomChain.MAKER));
        List<String> installed = facts().filter(Fact::hasBatteryInstalled)
                .map(fact -> fact.getBatteryInstalled().getBatteryId())
                .toList();
        assertThat(placed).extracting(EntryView::getItemId).containsAll(installed);
    }

    /** Site by site, against where the story left every lot; batteries in vehicles and matched candidates lie nowhere. */
    @Test
    void stockIsWhatLiesAtASite() {
        Map<String, Long> expected = new TreeMap<>();
        for (String lot : CHAIN.lots()) {
            add(expected, SCRIPT.lot(lot).getCustody(), SCRIPT.lot(lot).getMassMg());
        }
        Map<String, Long> found = new TreeMap<>();
        Ask.found(model.listStock(
                        ListStockRequest.newBuilder().setMaterialValue(1).build(), Ask.REGULATOR, SCRIPT.nowMs))
                .getStocksList()
                .forEach(stock -> found.put(stock.getSiteId(), stock.getMassMg()));
        assertThat(found).isEqualTo(expected);
        assertThat(expected).isNotEmpty();
    }

    /** Every battery in stock is there once and whole, for one producer or for nobody. */
    @Test
    void noBatteryIsInStockTwice() {
        Map<String, Long> lying = new TreeMap<>();
        Map<String, Integer> pieces = new TreeMap<>();
        for (EntryView entry : entries(AccountLine.ACCOUNT_LINE_STOCK)) {
            if (entry.getMaterialValue() == 7) {
                lying.merge(entry.getItemId(), entry.getMassMg(), Long::sum);
                pieces.merge(entry.getItemId(), entry.getPieces(), Integer::sum);
            }
        }
        lying.values().removeIf(mg -> mg == 0);
        pieces.values().removeIf(count -> count == 0);
        assertThat(lying.keySet()).isEqualTo(pieces.keySet());
        assertThat(pieces.values()).isNotEmpty().containsOnly(1);
        lying.forEach((id, mg) -> assertThat(mg).as(id).isEqualTo(id.startsWith("CAND~") ? 390_000_000L : BATTERY_MG));
    }

    @Test
    void aFigureIsTheSumOfTheEntriesItOpensTo() {
        ListEntriesResponse total = total(AccountLine.ACCOUNT_LINE_STOCK);
        List<EntryView> entries = entries(AccountLine.ACCOUNT_LINE_STOCK);
        assertThat(entries).hasSize((int) total.getTotalCount());
        assertThat(entries.stream().mapToLong(EntryView::getMassMg).sum()).isEqualTo(total.getTotalMassMg());
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.getFactSha256().size()).isEqualTo(32));
    }

    private static void add(Map<String, Long> to, Custody custody, long massMg) {
        if (massMg != 0 && !custody.getSiteId().isEmpty()) {
            to.merge(custody.getSiteId(), massMg, Long::sum);
        }
    }

    private static java.util.stream.Stream<Fact> facts() {
        return SCRIPT.facts().stream().map(LedgerScript.Written::fact);
    }

    private static Map<String, Long> byParty(AccountLine line) {
        Map<String, Long> sums = new TreeMap<>();
        entries(line).forEach(entry -> sums.merge(entry.getPartyId(), entry.getMassMg(), Long::sum));
        return sums;
    }

    private static ListEntriesResponse total(AccountLine line) {
        return Ask.found(model.listEntries(
                ListEntriesRequest.newBuilder().setLine(line).setPageSize(1).build(), Ask.REGULATOR, SCRIPT.nowMs));
    }

    private static List<EntryView> entries(AccountLine line) {
        List<EntryView> all = new ArrayList<>();
        ListEntriesRequest.Builder request =
                ListEntriesRequest.newBuilder().setLine(line).setPageSize(100);
        do {
            ListEntriesResponse page = Ask.found(model.listEntries(request.build(), Ask.REGULATOR, SCRIPT.nowMs));
            all.addAll(page.getEntriesList());
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return all;
    }
}
