package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static suhuan.gateway.projection.LedgerScript.DAY_MS;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.Act;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.gateway.projection.TestPostgres;
import suhuan.ledger.v1.ItemKind;

/** Every question, by everyone who may and may not ask it, on one small story. */
class ReadModelTest {
    private static final String MAKER = "91330000MA0000MAKE";
    private static final String CARS = "91330000MA0000CARS";
    private static final String POINT = "91330000MA0000PONT";
    private static final String RECYCLER = "91330000MA0000RECY";
    private static final String YARD = "91330000MA0000YARD";
    private static final String MILL = "91330000MA0000MILL";
    private static final String STRANGER = "91330000MA0000NONE";
    private static final String PACK = "CATPE01A100001A1B0000001";
    private static final String OTHER_PACK = "CATPE01A100001A1B0000002";
    private static final String CELL = "CATCE01A100001A1B0007777";
    private static final String VIN = "LSVAA4182E2184847";

    private static final LedgerScript STORY = new LedgerScript();
    private static String candidate;
    private static String schema;
    private static Ask ask;

    @BeforeAll
    static void tell() throws SQLException {
        STORY.open();
        STORY.register(MAKER, Role.ROLE_BATTERY_MAKER).register(CARS, Role.ROLE_VEHICLE_MAKER);
        STORY.register(POINT, Role.ROLE_COLLECTOR).register(RECYCLER, Role.ROLE_RECYCLER);
        STORY.register(YARD, Role.ROLE_SCRAP_PROCESSOR).register(MILL, Role.ROLE_STEEL_MILL);
        STORY.site("FACTORY", MAKER, SiteKind.SITE_KIND_FACTORY)
                .site("POINT-1", POINT, SiteKind.SITE_KIND_COLLECTION_POINT);
        STORY.site("PLANT", RECYCLER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("YARD-1", YARD, SiteKind.SITE_KIND_SCRAP_YARD);
        STORY.licence(RECYCLER, "R-7", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE);
        STORY.licence(RECYCLER, "R-8", Material.MATERIAL_WASTE_OIL, Act.ACT_RECYCLE)
                .revoke(RECYCLER, "R-8");
        STORY.model("CATPE01", MAKER).block();
        STORY.battery(PACK, MAKER, "FACTORY", 20260110, List.of("CATME01A100001A1B0000009", CELL));
        STORY.battery(OTHER_PACK, MAKER, "FACTORY", 20260215, List.of()).block();
        STORY.offer("HO-CARS", MAKER, CARS, STORY.nowMs + DAY_MS, PACK).block();
        STORY.accept("HO-CARS", "").block();
        STORY.install(PACK, VIN, CARS).block();
        STORY.receiveReturn(POINT, "POINT-1", PACK);
        candidate = STORY.receiveReturn(POINT, "POINT-1", "UNREADABLE-77").get(0);
        STORY.block();
        STORY.offer("HO-RECY", POINT, RECYCLER, STORY.nowMs + DAY_MS, PACK, candidate)
                .block();
        STORY.accept("HO-RECY", "PLANT").block();
        STORY.match(candidate, OTHER_PACK, RECYCLER).block();
        STORY.receiveLot("STEEL-1", Material.MATERIAL_SCRAP_STEEL, 30_000_000_000L, YARD, "YARD-1");
        STORY.receiveLot("STEEL-2", Material.MATERIAL_SCRAP_STEEL, 10_000_000_000L, YARD, "YARD-1")
                .block();
        STORY.split("STEEL-1", Map.of("STEEL-1A", 18_000_000_000L, "STEEL-1B", 12_000_000_000L))
                .block();
        STORY.merge("STEEL-M", "STEEL-1B", "STEEL-2").block();
        STORY.offer("HO-MILL", YARD, MILL, STORY.nowMs + DAY_MS, "STEEL-M").block();
        STORY.accept("HO-MILL", "").block();
        STORY.offer("HO-OPEN", YARD, MILL, STORY.nowMs + DAY_MS, "STEEL-1A").block();
        schema = ReadModelFixture.project(STORY.blocks(), 3);
        ask = new Ask(schema, STORY.nowMs);
    }

    @Test
    void batteryTellsWhereItIsAndWhatItIs() {
        ItemView item = ask.item(Ask.REGULATOR, PACK);
        BatteryView pack = item.getBattery();
        assertThat(item.getKind()).isEqualTo(ItemKind.ITEM_KIND_BATTERY);
        assertThat(item.getFactCount()).isEqualTo(7);
        assertThat(pack.getMakerName()).isEqualTo("Name of " + MAKER);
        assertThat(pack.getModelCode()).isEqualTo("CATPE01");
        assertThat(pack.getChildCount()).isEqualTo(2);
        assertThat(pack.getVin()).isEmpty();
        assertThat(pack.getCustody().getPartyId()).isEqualTo(RECYCLER);
        assertThat(pack.getCustody().getSiteName()).isEqualTo("Site PLANT");
        assertThat(pack.getDisposition()).isEqualTo(Disposition.DISPOSITION_STORED);
        assertThat(pack.getOpenHandOverId()).isEmpty();
        assertThat(item.getLastPosition().getBlockNumber()).isEqualTo(7);
        assertThat(item.getLastFactSha256())
                .isEqualTo(LedgerScript.sha256(lastFact(PACK).toByteArray()));
    }

    @Test
    void candidateAndItsBatteryNameOneAnother() {
        BatteryView was = ask.item(Ask.REGULATOR, candidate).getBattery();
        BatteryView is = ask.item(Ask.REGULATOR, OTHER_PACK).getBattery();
        assertThat(was.getMatchedWith()).isEqualTo(OTHER_PACK);
        assertThat(was.getDisposition()).isEqualTo(Disposition.DISPOSITION_MATCHED);
        assertThat(was.getCodesList()).containsExactly("UNREADABLE-77");
        assertThat(was.getMassMg()).isEqualTo(390_000_000);
        assertThat(is.getMatchedWith()).isEqualTo(candidate);
        assertThat(is.getCustody().getPartyId()).isEqualTo(RECYCLER);
        assertThat(is.getSafetyClass()).isEqualTo(was.getSafetyClass());
        assertThat(is.getCodesList()).containsExactly(OTHER_PACK);
    }

    @Test
    void lotTellsMassTicketAndReservation() {
        LotView whole = ask.item(Ask.REGULATOR, "STEEL-1").getLot();
        assertThat(whole.getConsumed()).isTrue();
        assertThat(whole.getMassMg()).isZero();
        assertThat(whole.getInitialMassMg()).isEqualTo(30_000_000_000L);
        assertThat(whole.getTicket().getTicketNo()).isEqualTo("T-STEEL-1");
        LotView offered = ask.item(Ask.REGULATOR, "STEEL-1A").getLot();
        assertThat(offered.getReservedMg()).isEqualTo(18_000_000_000L);
        assertThat(offered.hasTicket()).isFalse();
        LotView delivered = ask.item(Ask.REGULATOR, "HO-MILL~1").getLot();
        assertThat(delivered.getMassMg()).isEqualTo(22_000_000_000L);
        assertThat(delivered.getCustody().getPartyId()).isEqualTo(MILL);
    }

    @Test
    void anOfferIsExpiredOnceItsTimeHasPassed() throws SQLException {
        HandOverView open = ask.item(party(MILL), "HO-OPEN").getHandOver();
        assertThat(open.getState()).isEqualTo(HandOverState.HAND_OVER_STATE_OFFERED);
        Ask later = new Ask(ReadModelFixture.project(STORY.blocks(), 5), open.getExpiresAtMs());
        assertThat(later.item(party(MILL), "HO-OPEN").getHandOver().getState())
                .isEqualTo(HandOverState.HAND_OVER_STATE_EXPIRED);
        assertThat(later.item(Ask.REGULATOR, "STEEL-1A").getLot().getReservedMg())
                .isZero();
        HandOverView done = ask.item(party(YARD), "HO-MILL").getHandOver();
        assertThat(done.getState()).isEqualTo(HandOverState.HAND_OVER_STATE_ACCEPTED);
        assertThat(done.getLinesList())
                .singleElement()
                .satisfies(l -> assertThat(l.getLotId()).isEqualTo("STEEL-M"));
        assertThat(done.getAccepted(0).getNewLot().getLotId()).isEqualTo("HO-MILL~1");
        assertThat(done.getConsigneeName()).isEqualTo("Name of " + MILL);
    }

    @Test
    void aBatteryInAnOpenOfferIsInTransitUntilItExpires() throws SQLException {
        LedgerScript script = new LedgerScript().open();
        script.register(MAKER, Role.ROLE_BATTERY_MAKER).register(CARS, Role.ROLE_VEHICLE_MAKER);
        script.battery(PACK, MAKER, "", 20260110, List.of());
        long expires = script.nowMs + DAY_MS;
        script.offer("H", MAKER, CARS, expires, PACK).block();
        Ask open = new Ask(ReadModelFixture.project(script.blocks(), 1), expires - 1);
        BatteryView transit = open.item(party(CARS), PACK).getBattery();
        assertThat(transit.getOpenHandOverId()).isEqualTo("H");
        assertThat(transit.getDisposition()).isEqualTo(Disposition.DISPOSITION_IN_TRANSIT);
        open.nowMs = expires;
        BatteryView freed = open.item(party(CARS), PACK).getBattery();
        assertThat(freed.getOpenHandOverId()).isEmpty();
        assertThat(freed.getDisposition()).isEqualTo(Disposition.DISPOSITION_AVAILABLE);
    }

    @Test
    void theRegistryIsOpenToEveryRegisteredPartyAndNoOneElse() {
        for (String id : List.of(RECYCLER, "PLANT", "CATPE01")) {
            assertThat(ask.sees(party(MILL), id)).as(id).isTrue();
            assertThat(ask.sees(party(STRANGER), id)).as(id).isFalse();
        }
        PartyView recycler = ask.item(party(POINT), RECYCLER).getParty();
        assertThat(recycler.getParty().getRolesList()).containsExactly(Role.ROLE_RECYCLER);
        assertThat(recycler.getSitesList())
                .extracting(site -> site.getSite().getSiteId(), SiteView::getRegionName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PLANT", "region 330100"));
        assertThat(recycler.getSiteCount()).isEqualTo(1);
        assertThat(recycler.getLicencesList()).hasSize(2);
        assertThat(recycler.getLicences(0).getRevokedFromYyyymmdd()).isZero();
        assertThat(recycler.getLicences(1).getRevokedFromYyyymmdd()).isEqualTo(20261101);
        assertThat(recycler.getLicences(1).getRevocationReason()).isEqualTo("expired papers");
        assertThat(ask.item(party(POINT), "PLANT").getSite().getRegionName()).isEqualTo("region 330100");
        assertThat(ask.item(party(POINT), "CATPE01").getModel().getModel().getMakerPartyId())
                .isEqualTo(MAKER);
    }

    @Test
    void aPartySeesWhatItMadeHeldHoldsOrWasOffered() {
        assertThat(ask.sees(party(MAKER), PACK)).as("made").isTrue();
        assertThat(ask.sees(party(CARS), PACK)).as("held").isTrue();
        assertThat(ask.sees(party(RECYCLER), PACK)).as("holds").isTrue();
        assertThat(ask.sees(party(MILL), "STEEL-1A")).as("was offered").isTrue();
        assertThat(ask.sees(party(RECYCLER), OTHER_PACK))
                .as("held as candidate")
                .isTrue();
        assertThat(ask.sees(party(POINT), OTHER_PACK))
                .as("held as candidate before the match")
                .isTrue();
        assertThat(ask.sees(party(MAKER), candidate))
                .as("what became of its product")
                .isTrue();
        assertThat(ask.sees(party(CARS), OTHER_PACK)).isFalse();
        assertThat(ask.sees(party(MILL), PACK)).isFalse();
        assertThat(ask.sees(party(MAKER), "HO-RECY")).isFalse();
        assertThat(ask.sees(party(YARD), "HO-MILL~1")).isFalse();
        assertThat(ask.sees(party(MILL), "STEEL-2")).isFalse();
    }

    @Test
    void hiddenAndAbsentAreAnsweredAlike() {
        for (Viewer viewer : List.of(party(MILL), party(STRANGER))) {
            assertThat(ask.tryItem(viewer, PACK)).isEqualTo(new Answer.NotFound<>(PACK));
            assertThat(ask.tryItem(viewer, "NO-SUCH")).isEqualTo(new Answer.NotFound<>("NO-SUCH"));
            assertThat(ask.findCode(viewer, PACK)).isEmpty();
            assertThat(ask.findCode(viewer, CELL)).isEmpty();
            assertThat(ask.find(viewer, FindItemsRequest.newBuilder().setMakerPartyId(MAKER)))
                    .isEmpty();
            assertThat(ask.readModel()
                            .getHistory(
                                    GetHistoryRequest.newBuilder()
                                            .setItemId(PACK)
                                            .build(),
                                    viewer,
                                    ask.nowMs))
                    .isEqualTo(new Answer.NotFound<>(PACK));
            assertThat(ask.readModel()
                            .trace(TraceRequest.newBuilder().setItemId(PACK).build(), viewer, ask.nowMs))
                    .isEqualTo(new Answer.NotFound<>(PACK));
        }
        ListHoldingsResponse hidden =
                ask.holdings(party(MILL), ListHoldingsRequest.newBuilder().setPartyId(RECYCLER));
        assertThat(hidden.getTotalCount()).isZero();
        assertThat(hidden.getTotalMassMg()).isZero();
    }

    @Test
    void historyIsWhatTheFactsSay() {
        List<EventView> events = ask.history(Ask.REGULATOR, PACK, 2);
        List<LedgerScript.Written> written = STORY.facts().stream()
                .filter(w -> w.fact().getItemsList().stream()
                        .anyMatch(i -> i.getItemId().equals(PACK)))
                .toList();
        assertThat(events).hasSameSizeAs(written);
        for (int i = 0; i < events.size(); i++) {
            EventView event = events.get(i);
            LedgerScript.Written fact = written.get(i);
            assertThat(event.getFact()).isEqualTo(fact.fact());
            assertThat(event.getFactSha256())
                    .isEqualTo(LedgerScript.sha256(fact.fact().toByteArray()));
            assertThat(event.getPosition().getBlockNumber()).isEqualTo(fact.block());
            assertThat(event.getPosition().getCommandIndex()).isEqualTo(fact.command());
            assertThat(event.getTransactionId()).isEqualTo(fact.transactionId());
            assertThat(event.getPartyName()).isEqualTo("Name of " + fact.fact().getPartyId());
        }
        assertThat(events.get(5).getSiteName()).isEmpty();
        assertThat(events.get(4).getSiteName()).isEqualTo("Site POINT-1");
    }

    @Test
    void historyLeavesOutGoodsTheViewerMayNotSee() {
        EventView offered = ask.history(party(CARS), PACK, 50).get(5);
        assertThat(offered.getFact().getHandOverOffered().getLinesList())
                .singleElement()
                .satisfies(line -> assertThat(line.getBatteryId()).isEqualTo(PACK));
        assertThat(offered.getFact().getItemsList())
                .singleElement()
                .satisfies(i -> assertThat(i.getItemId()).isEqualTo(PACK));
        assertThat(offered.toString()).doesNotContain(candidate);
        EventView whole = ask.history(party(POINT), PACK, 50).get(5);
        assertThat(whole.getFact().getHandOverOffered().getLinesCount()).isEqualTo(2);
        assertThat(whole.getFactSha256()).isEqualTo(offered.getFactSha256());
    }

    @Test
    void aWholeCellCodeFindsItsPack() {
        assertThat(ask.findCode(Ask.REGULATOR, CELL)).containsExactly(PACK);
        assertThat(ask.findCode(party(RECYCLER), CELL)).containsExactly(PACK);
        assertThat(ask.findCode(Ask.REGULATOR, CELL.substring(0, 23))).isEmpty();
    }

    @Test
    void findsByEveryCondition() {
        assertThat(ask.findCode(Ask.REGULATOR, "CATPE01A1")).containsExactly(PACK, OTHER_PACK);
        assertThat(ask.findCode(party(CARS), "CATPE01A1")).containsExactly(PACK);
        assertThat(ask.findCode(party(POINT), "UNREADABLE")).containsExactly(candidate);
        assertThat(ask.find(Ask.REGULATOR, FindItemsRequest.newBuilder().setModelCode("CATPE01")))
                .containsExactly(PACK, OTHER_PACK);
        assertThat(ask.find(
                        Ask.REGULATOR,
                        FindItemsRequest.newBuilder()
                                .setMakerPartyId(MAKER)
                                .setProducedFromYyyymmdd(20260201)
                                .setProducedToYyyymmdd(20260228)))
                .containsExactly(OTHER_PACK);
        assertThat(ask.find(Ask.REGULATOR, FindItemsRequest.newBuilder().setProducedToYyyymmdd(20260131)))
                .containsExactly(PACK);
        assertThat(ask.find(Ask.REGULATOR, FindItemsRequest.newBuilder().setVin(VIN)))
                .isEmpty();
        assertThat(ask.findCode(party(YARD), "STEEL"))
                .containsExactly("STEEL-1", "STEEL-1A", "STEEL-1B", "STEEL-2", "STEEL-M");
        assertThat(ask.find(
                        Ask.REGULATOR,
                        FindItemsRequest.newBuilder().setCode("STEEL").setPageSize(2)))
                .containsExactly("STEEL-1", "STEEL-1A", "STEEL-1B", "STEEL-2", "STEEL-M");
    }

    @Test
    void findsTheBatteryInAVehicle() throws SQLException {
        Ask before = new Ask(ReadModelFixture.project(STORY.blocks().subList(0, 5), 1), STORY.nowMs);
        assertThat(before.find(party(CARS), FindItemsRequest.newBuilder().setVin(VIN)))
                .containsExactly(PACK);
        assertThat(before.find(party(POINT), FindItemsRequest.newBuilder().setVin(VIN)))
                .isEmpty();
    }

    @Test
    void holdingsCountEachThingOnce() {
        ListHoldingsResponse recycler = ask.holdings(party(RECYCLER), ListHoldingsRequest.newBuilder());
        assertThat(recycler.getHoldingsList())
                .extracting(h -> h.getItem().getItemId())
                .containsExactly(PACK, OTHER_PACK);
        assertThat(recycler.getTotalMassMg()).isEqualTo(800_000_000);
        ListHoldingsResponse yard = ask.holdings(
                Ask.REGULATOR,
                ListHoldingsRequest.newBuilder().setPartyId(YARD).setMaterial(Material.MATERIAL_SCRAP_STEEL));
        assertThat(yard.getHoldingsList())
                .extracting(h -> h.getItem().getItemId())
                .containsExactly("STEEL-1A");
        assertThat(ask.holdings(Ask.REGULATOR, ListHoldingsRequest.newBuilder()).getTotalCount())
                .isEqualTo(4);
        assertThat(ask.holdings(Ask.REGULATOR, ListHoldingsRequest.newBuilder().setSiteId("PLANT"))
                        .getTotalCount())
                .isEqualTo(2);
        assertThat(ask.holdings(
                                Ask.REGULATOR,
                                ListHoldingsRequest.newBuilder().setMaterial(Material.MATERIAL_WASTE_OIL))
                        .getTotalCount())
                .isZero();
        assertThat(ask.readModel()
                        .listHoldings(
                                ListHoldingsRequest.newBuilder()
                                        .setPartyId("NOBODY")
                                        .build(),
                                Ask.REGULATOR,
                                ask.nowMs))
                .isEqualTo(new Answer.NotFound<>("NOBODY"));
    }

    @Test
    void holdingsByAgeAndInPages() throws SQLException {
        Ask later = new Ask(ReadModelFixture.project(STORY.blocks(), 4), STORY.nowMs + 40 * DAY_MS);
        assertThat(later.holdings(
                                party(RECYCLER),
                                ListHoldingsRequest.newBuilder().setMinAgeDays(40))
                        .getHoldingsList())
                .allSatisfy(h -> assertThat(h.getAgeDays()).isEqualTo(40))
                .hasSize(2);
        assertThat(later.holdings(
                                party(RECYCLER),
                                ListHoldingsRequest.newBuilder().setMinAgeDays(41))
                        .getTotalCount())
                .isZero();
        ListHoldingsRequest.Builder request = ListHoldingsRequest.newBuilder().setPageSize(1);
        ListHoldingsResponse first = later.holdings(party(RECYCLER), request);
        assertThat(first.getTotalCount()).isEqualTo(2);
        ListHoldingsResponse second = later.holdings(party(RECYCLER), request.setPageToken(first.getNextPageToken()));
        assertThat(List.of(first.getHoldings(0), second.getHoldings(0)))
                .extracting(h -> h.getItem().getItemId())
                .containsExactly(PACK, OTHER_PACK);
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void aMakerSeesWhatOthersHoldOfItsOwn() {
        ListHoldingsResponse held =
                ask.holdings(party(MAKER), ListHoldingsRequest.newBuilder().setPartyId(RECYCLER));
        assertThat(held.getTotalCount()).isEqualTo(2);
        assertThat(ask.holdings(party(CARS), ListHoldingsRequest.newBuilder().setPartyId(RECYCLER))
                        .getTotalCount())
                .isEqualTo(1);
    }

    @Test
    void partiesAreKnownForTheirKeys() {
        PartyIdentity maker = ask.readModel().party(MAKER).orElseThrow();
        assertThat(maker.name()).isEqualTo("Name of " + MAKER);
        assertThat(maker.roles()).containsExactly(Role.ROLE_BATTERY_MAKER);
        assertThat(maker.homeOrganisation()).isEqualTo("Org1");
        assertThat(maker.regulator()).isFalse();
        assertThat(ask.readModel().party(LedgerScript.REGULATOR).orElseThrow().regulator())
                .isTrue();
        assertThat(ask.readModel().party(STRANGER)).isEmpty();
        assertThat(ask.readModel().party("\u0000")).isEmpty();
    }

    @Test
    void answersNameTheBlockTheyAreTrueAt() {
        assertThat(Ask.found(ask.tryItem(Ask.REGULATOR, PACK)).getAsOf().getBlockNumber())
                .isEqualTo(STORY.blocks().size() - 1);
    }

    @Test
    void badTextIsAnsweredNotThrown() {
        for (String bad : List.of("\u0000", "A\uD800B", "\uDC00", "x".repeat(200), "a\nb", "A\u007F")) {
            assertThat(ask.tryItem(Ask.REGULATOR, bad)).isInstanceOf(Answer.InvalidRequest.class);
            for (FindItemsRequest.Builder find : List.of(
                    FindItemsRequest.newBuilder().setCode("abc" + bad),
                    FindItemsRequest.newBuilder().setVin(bad),
                    FindItemsRequest.newBuilder().setMakerPartyId(bad),
                    FindItemsRequest.newBuilder().setModelCode(bad))) {
                assertThat(ask.readModel().findItems(find.build(), Ask.REGULATOR, ask.nowMs))
                        .isInstanceOf(Answer.InvalidRequest.class);
            }
            assertThat(ask.readModel()
                            .listHoldings(
                                    ListHoldingsRequest.newBuilder()
                                            .setSiteId(bad)
                                            .build(),
                                    Ask.REGULATOR,
                                    ask.nowMs))
                    .isInstanceOf(Answer.InvalidRequest.class);
            assertThat(ask.readModel()
                            .trace(TraceRequest.newBuilder().setItemId(bad).build(), Ask.REGULATOR, ask.nowMs))
                    .isInstanceOf(Answer.InvalidRequest.class);
        }
        for (String harmless : List.of("' or 1=1 --", "%%%", "电池编码", "\\x00", "𠀀𠀀𠀀")) {
            assertThat(ask.findCode(Ask.REGULATOR, harmless)).isEmpty();
        }
    }

    @Test
    void numbersOutOfRangeAreAnswered() {
        assertThat(invalidFind(FindItemsRequest.newBuilder())).isEqualTo("code");
        assertThat(invalidFind(FindItemsRequest.newBuilder().setCode("ab"))).isEqualTo("code");
        assertThat(invalidFind(FindItemsRequest.newBuilder().setCode("abc").setPageSize(501)))
                .isEqualTo("page_size");
        assertThat(invalidFind(FindItemsRequest.newBuilder().setCode("abc").setPageSize(-1)))
                .isEqualTo("page_size");
        assertThat(invalidFind(FindItemsRequest.newBuilder().setProducedFromYyyymmdd(20260230)))
                .isEqualTo("produced_from_yyyymmdd");
        assertThat(invalidFind(FindItemsRequest.newBuilder().setProducedToYyyymmdd(-5)))
                .isEqualTo("produced_to_yyyymmdd");
        assertThat(ask.readModel()
                        .trace(
                                TraceRequest.newBuilder()
                                        .setItemId(PACK)
                                        .setMaxDepth(65)
                                        .build(),
                                Ask.REGULATOR,
                                0))
                .isInstanceOf(Answer.InvalidRequest.class);
        assertThat(ask.readModel()
                        .getItem(
                                GetItemRequest.newBuilder()
                                        .setItemId(PACK)
                                        .setKindValue(99)
                                        .build(),
                                Ask.REGULATOR,
                                0))
                .isInstanceOf(Answer.InvalidRequest.class);
    }

    @Test
    void aTokenIsGoodForItsQueryAndViewerOnly() {
        GetHistoryRequest first =
                GetHistoryRequest.newBuilder().setItemId(PACK).setPageSize(2).build();
        String token = Ask.found(ask.readModel().getHistory(first, party(MAKER), ask.nowMs))
                .getNextPageToken();
        GetHistoryRequest next = first.toBuilder().setPageToken(token).build();
        assertThat(ask.readModel().getHistory(next, party(MAKER), ask.nowMs)).isInstanceOf(Answer.Found.class);
        assertThat(ask.readModel().getHistory(next, party(RECYCLER), ask.nowMs))
                .isInstanceOf(Answer.InvalidRequest.class);
        assertThat(ask.readModel()
                        .getHistory(next.toBuilder().setItemId(OTHER_PACK).build(), party(MAKER), ask.nowMs))
                .isInstanceOf(Answer.InvalidRequest.class);
        assertThat(ask.readModel()
                        .findItems(
                                FindItemsRequest.newBuilder()
                                        .setCode("CATPE")
                                        .setPageToken(token)
                                        .build(),
                                party(MAKER),
                                ask.nowMs))
                .isInstanceOf(Answer.InvalidRequest.class);
        IntStream.range(0, token.length()).forEach(i -> {
            String tampered = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(ask.readModel()
                            .getHistory(first.toBuilder().setPageToken(tampered).build(), party(MAKER), ask.nowMs))
                    .isInstanceOf(Answer.InvalidRequest.class);
        });
        for (String junk : List.of("?", "AAAA", token + "A", token.substring(1), "A".repeat(100_000), "\u0000")) {
            assertThat(ask.readModel()
                            .getHistory(first.toBuilder().setPageToken(junk).build(), party(MAKER), ask.nowMs))
                    .isInstanceOf(Answer.InvalidRequest.class);
        }
    }

    @Test
    void aQuestionThatTakesTooLongEnds() {
        ReadModel hasty = new ReadModel(
                TestPostgres.dataSource(),
                new ReadModelSettings(schema, Duration.ofMillis(1), new byte[32], RegionNames.NONE));
        // Whoever locks a table makes every question of it wait.
        TestPostgres.whileLocked(
                schema + ".item",
                () -> assertThatThrownBy(() -> hasty.getItem(
                                GetItemRequest.newBuilder().setItemId(PACK).build(), Ask.REGULATOR, 0))
                        .isInstanceOf(QueryTimedOutException.class));
    }

    @Test
    void aDatabaseThatIsAwayIsSaidToBe() {
        org.postgresql.ds.PGSimpleDataSource nowhere = new org.postgresql.ds.PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        ReadModel readModel = new ReadModel(nowhere, ReadModelSettings.defaults(new byte[32]));
        assertThatThrownBy(() -> readModel.party(MAKER)).isInstanceOf(ReadModelUnavailableException.class);
    }

    private String invalidFind(FindItemsRequest.Builder request) {
        Answer<FindItemsResponse> answer = ask.readModel().findItems(request.build(), Ask.REGULATOR, ask.nowMs);
        assertThat(answer).isInstanceOf(Answer.InvalidRequest.class);
        return ((Answer.InvalidRequest<FindItemsResponse>) answer).field();
    }

    private static Viewer party(String id) {
        return Ask.party(id);
    }

    private static suhuan.ledger.v1.Fact lastFact(String itemId) {
        return STORY.facts().stream()
                .map(LedgerScript.Written::fact)
                .filter(f ->
                        f.getItemsList().stream().anyMatch(i -> i.getItemId().equals(itemId)))
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
