package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.CaseView;
import suhuan.api.v1.CorrectionView;
import suhuan.api.v1.DelegationView;
import suhuan.api.v1.HoldView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.ListSightingsRequest;
import suhuan.api.v1.SightingView;
import suhuan.api.v1.StaleView;
import suhuan.common.v1.CorrectionKind;
import suhuan.common.v1.HoldKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.AnswerCorrection;
import suhuan.ledger.v1.BatteriesRepurposed;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.CorrectionAnswered;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.CustodyReassigned;
import suhuan.ledger.v1.DelegationGranted;
import suhuan.ledger.v1.DelegationRevoked;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.GoodsHeldBack;
import suhuan.ledger.v1.GoodsReleased;
import suhuan.ledger.v1.GrantDelegation;
import suhuan.ledger.v1.HeldGoods;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.LiftRecall;
import suhuan.ledger.v1.Quarantine;
import suhuan.ledger.v1.ReassignCustody;
import suhuan.ledger.v1.ReassignedItem;
import suhuan.ledger.v1.Recall;
import suhuan.ledger.v1.RecallLifted;
import suhuan.ledger.v1.RecallOpened;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Release;
import suhuan.ledger.v1.Repurpose;
import suhuan.ledger.v1.RevokeDelegation;
import suhuan.ledger.v1.SecondLifeResult;
import suhuan.ledger.v1.SecondLifeSource;
import suhuan.ledger.v1.TrueValue;

/** What went wrong, as readers see it: cases, recalls, a party that is gone, delegations, and corrections with what is stale. */
class HoldReadTest {
    private static final String MAKER = "91350100MA10000020";
    private static final String OTHER = "91350100MA10000030";
    private static final String YARD = "91350100MA10000100";
    private static final String P1 = "001PB240000003B3C0000001";
    private static final String P2 = "001PB240000003B3C0000002";
    private static final String P3 = "001PB240000003B3C0000003";
    private static final String PART = "001PB240000003B3C0000004";
    private static final String PRODUCT = "0C1PB01G510000001RP";
    private static final String PRODUCT_OF_PRODUCT = "0C1PB01G510000002RP";
    private static final Viewer REGULATOR = new Viewer(LedgerScript.REGULATOR, true);

    private static LedgerScript script;
    private static Ask ask;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript().open();
        script.register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(OTHER, Role.ROLE_RECYCLER)
                .register(YARD, Role.ROLE_SCRAP_PROCESSOR)
                .site("plant", OTHER, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("yard", YARD, SiteKind.SITE_KIND_SCRAP_YARD)
                .battery(P1, MAKER, "", 20210312, List.of())
                .battery(P2, MAKER, "", 20210312, List.of())
                .battery(P3, MAKER, "", 20210501, List.of())
                .receiveLot("L", Material.MATERIAL_SCRAP_STEEL, 2_000_000, YARD, "yard")
                .block();
        holdAndRelease();
        recalls();
        productOfARecalledPart();
        goneAndDelegated();
        corrected();
        script.refused(
                        OTHER,
                        "plant",
                        Command.newBuilder().setReceiveReturn(ReceiveReturn.getDefaultInstance()),
                        Rejection.newBuilder()
                                .setReason(RejectionReason.REJECTION_REASON_GOODS_STOLEN)
                                .addDetails(RejectionDetail.newBuilder()
                                        .setName("item_id")
                                        .setValue(P2)))
                .block();
        String schema = ReadModelFixture.project(script.blocks(), 3);
        ReadModelFixture.markStale(schema);
        ask = new Ask(schema, script.nowMs);
    }

    private static HeldGoods batteries(String... ids) {
        return HeldGoods.newBuilder().addAllBatteryIds(List.of(ids)).build();
    }

    private static ItemLink battery(String id) {
        return link(ItemKind.ITEM_KIND_BATTERY, id);
    }

    private static ItemLink held(String id) {
        return link(ItemKind.ITEM_KIND_CASE, id);
    }

    private static void holdAndRelease() {
        HeldGoods goods = batteries(P1, P2).toBuilder().addLotIds("L").build();
        script.record(
                        LedgerScript.REGULATOR,
                        "",
                        Command.newBuilder()
                                .setQuarantine(
                                        Quarantine.newBuilder().setCaseId("Q").setGoods(goods)),
                        Fact.newBuilder()
                                .setGoodsHeldBack(GoodsHeldBack.newBuilder()
                                        .setCaseId("Q")
                                        .setKind(HoldKind.HOLD_KIND_QUARANTINE)
                                        .setGoods(goods)
                                        .setReason("鼓包")
                                        .setByRegulator(true)),
                        battery(P1),
                        battery(P2),
                        link(ItemKind.ITEM_KIND_LOT, "L"),
                        held("Q"))
                .record(
                        LedgerScript.REGULATOR,
                        "",
                        Command.newBuilder()
                                .setRelease(Release.newBuilder().setCaseId("Q").setGoods(batteries(P2))),
                        Fact.newBuilder()
                                .setGoodsReleased(GoodsReleased.newBuilder()
                                        .setCaseId("Q")
                                        .setKind(HoldKind.HOLD_KIND_QUARANTINE)
                                        .setGoods(batteries(P2))
                                        .setReason("合格")),
                        battery(P2),
                        held("Q"))
                .block();
    }

    private static void recall(String id, Recall.Builder recall) {
        recall.setCaseId(id).setModelCode("001PB24").setReason("隔膜");
        script.record(
                MAKER,
                "",
                Command.newBuilder().setRecall(recall),
                Fact.newBuilder()
                        .setRecallOpened(
                                RecallOpened.newBuilder().setRecall(recall).setMakerPartyId(MAKER)),
                held(id));
    }

    private static void recalls() {
        recall("R-1", Recall.newBuilder().setProducedToYyyymmdd(20210401).setFirstCode(P2));
        recall("R-2", Recall.newBuilder());
        script.record(
                        MAKER,
                        "",
                        Command.newBuilder()
                                .setLiftRecall(LiftRecall.newBuilder().setCaseId("R-2")),
                        Fact.newBuilder()
                                .setRecallLifted(RecallLifted.newBuilder()
                                        .setCaseId("R-2")
                                        .setModelCode("001PB24")
                                        .setReason("已排除")),
                        held("R-2"))
                .block();
    }

    private static void productOfARecalledPart() {
        script.battery(PART, MAKER, "", 20210312, List.of());
        made(PRODUCT, PART, MAKER);
        made(PRODUCT_OF_PRODUCT, PRODUCT, OTHER);
        script.block();
    }

    private static void made(String product, String part, String released) {
        script.record(
                OTHER,
                "plant",
                Command.newBuilder().setRepurpose(Repurpose.getDefaultInstance()),
                Fact.newBuilder()
                        .setBatteriesRepurposed(BatteriesRepurposed.newBuilder()
                                .setProduct(SecondLifeResult.newBuilder()
                                        .setBatteryId(product)
                                        .setModelCode(product.substring(0, 7))
                                        .setResponsiblePartyId(OTHER)
                                        .setCustody(Custody.newBuilder()
                                                .setPartyId(OTHER)
                                                .setSiteId("plant"))
                                        .addSources(SecondLifeSource.newBuilder()
                                                .setBatteryId(part)
                                                .setReleasedPartyId(released)))),
                battery(product),
                battery(part));
    }

    private static void goneAndDelegated() {
        GrantDelegation grant = GrantDelegation.newBuilder()
                .setDelegationId("D")
                .setDelegatePartyId(OTHER)
                .addActs("ReceiveLot")
                .setValidFromYyyymmdd(20260101)
                .setValidToYyyymmdd(20261231)
                .build();
        ItemLink delegation = link(ItemKind.ITEM_KIND_DELEGATION, "D");
        script.record(
                        LedgerScript.REGULATOR,
                        "",
                        Command.newBuilder().setReassignCustody(ReassignCustody.getDefaultInstance()),
                        Fact.newBuilder()
                                .setCustodyReassigned(CustodyReassigned.newBuilder()
                                        .setFromPartyId(MAKER)
                                        .setToPartyId(OTHER)
                                        .addItems(ReassignedItem.newBuilder()
                                                .setBatteryId(P3)
                                                .setSiteId("plant"))
                                        .setReason("注销")),
                        battery(P3))
                .record(
                        YARD,
                        "",
                        Command.newBuilder().setGrantDelegation(grant),
                        Fact.newBuilder()
                                .setDelegationGranted(
                                        DelegationGranted.newBuilder().setDelegation(grant)),
                        delegation)
                .record(
                        YARD,
                        "",
                        Command.newBuilder()
                                .setRevokeDelegation(
                                        RevokeDelegation.newBuilder().setDelegationId("D")),
                        Fact.newBuilder()
                                .setDelegationRevoked(DelegationRevoked.newBuilder()
                                        .setDelegationId("D")
                                        .setPrincipalPartyId(YARD)
                                        .setReason("到期")),
                        delegation)
                .block();
    }

    private static void corrected() {
        script.split("L", java.util.Map.of("L.1", 1_500_000L, "L.2", 500_000L)).block();
        ItemLink correction = link(ItemKind.ITEM_KIND_CORRECTION, "C");
        script.record(
                        YARD,
                        "",
                        Command.newBuilder().setCorrect(Correct.newBuilder().setCorrectionId("C")),
                        Fact.newBuilder()
                                .setFactCorrected(FactCorrected.newBuilder()
                                        .setCorrectionId("C")
                                        .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                                        .addTruths(TrueValue.newBuilder()
                                                .setField("lot_received.lot.mass_mg")
                                                .setValue("1900000"))
                                        .setCorrectedPartyId(YARD)
                                        .setCorrectedFactSha256(script.head(ItemKind.ITEM_KIND_LOT, "L"))
                                        .setReason("秤未校准")
                                        .setReliedOn(true)
                                        .addAskedPartyIds(OTHER)),
                        link(ItemKind.ITEM_KIND_LOT, "L"),
                        correction)
                .record(
                        OTHER,
                        "",
                        Command.newBuilder()
                                .setAnswerCorrection(
                                        AnswerCorrection.newBuilder().setCorrectionId("C")),
                        Fact.newBuilder()
                                .setCorrectionAnswered(CorrectionAnswered.newBuilder()
                                        .setCorrectionId("C")
                                        .setReason("不同意")),
                        correction)
                .block();
    }

    @Test
    void goodsShowTheCasesThatHoldThemBack() {
        assertThat(ask.item(REGULATOR, P1).getBattery().getHoldsList())
                .extracting(HoldView::getCaseId, HoldView::getKind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Q", HoldKind.HOLD_KIND_QUARANTINE));
        assertThat(ask.item(REGULATOR, "L").getLot().getHoldsList())
                .extracting(HoldView::getOpenedByPartyId)
                .containsExactly(LedgerScript.REGULATOR);
    }

    @Test
    void aStolenPackOverACounterIsASighting() {
        assertThat(Ask.found(ask.readModel()
                                .listSightings(ListSightingsRequest.getDefaultInstance(), REGULATOR, ask.nowMs))
                        .getSightingsList())
                .extracting(SightingView::getBatteryId)
                .containsExactly(P2);
    }

    @Test
    void aRecallShowsOnWhatItReachesAndALiftedOneOnNothing() {
        assertThat(ask.item(REGULATOR, P2).getBattery().getHoldsList())
                .extracting(HoldView::getCaseId)
                .containsExactly("R-1");
        assertThat(ask.item(REGULATOR, P3).getBattery().getHoldsList()).isEmpty();
    }

    @Test
    void aRecallShowsOnAProductThatWasMadeOfWhatItReaches() {
        for (String product : List.of(PRODUCT, PRODUCT_OF_PRODUCT)) {
            assertThat(ask.item(REGULATOR, product).getBattery().getHoldsList())
                    .as(product)
                    .extracting(HoldView::getCaseId, HoldView::getKind)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("R-1", HoldKind.HOLD_KIND_RECALL));
        }
    }

    @Test
    void aCaseShowsWhatItHoldsAndToEachItsOwn() {
        CaseView whole = ask.item(REGULATOR, "Q").getCase();
        assertThat(whole.getHeld().getBatteryIdsList()).containsExactly(P1);
        assertThat(whole.getHeld().getLotIdsList()).containsExactly("L");
        assertThat(whole.getReleased().getBatteryIdsList()).containsExactly(P2);
        assertThat(whole.getClosed()).isFalse();
        CaseView ofYard = ask.item(Ask.party(YARD), "Q").getCase();
        assertThat(ofYard.getHeld().getBatteryIdsList()).isEmpty();
        assertThat(ofYard.getHeld().getLotIdsList()).containsExactly("L");
        assertThat(ask.sees(Ask.party(OTHER), "Q")).isFalse();
    }

    @Test
    void theHistoryTellsEachOnlyOfItsOwnGoods() {
        Fact fact = ask.history(Ask.party(YARD), "L", 10).get(1).getFact();
        assertThat(fact.getGoodsHeldBack().getGoods().getBatteryIdsList()).isEmpty();
        assertThat(fact.getGoodsHeldBack().getGoods().getLotIdsList()).containsExactly("L");
    }

    @Test
    void aRecallIsClosedWhenItIsLifted() {
        CaseView lifted = ask.item(Ask.party(MAKER), "R-2").getCase();
        assertThat(lifted.getClosed()).isTrue();
        assertThat(lifted.getRecall().getModelCode()).isEqualTo("001PB24");
        assertThat(ask.item(Ask.party(MAKER), "R-1").getCase().getClosed()).isFalse();
    }

    @Test
    void goodsOfAPartyThatIsGoneAreWithTheNextWhoSeesThem() {
        ItemView battery = ask.item(Ask.party(OTHER), P3);
        assertThat(battery.getBattery().getCustody().getPartyId()).isEqualTo(OTHER);
        assertThat(battery.getBattery().getCustody().getSiteId()).isEqualTo("plant");
    }

    @Test
    void bothPartiesSeeTheDelegation() {
        DelegationView view = ask.item(Ask.party(OTHER), "D").getDelegation();
        assertThat(view.getPrincipalPartyId()).isEqualTo(YARD);
        assertThat(view.getDelegateName()).isEqualTo("Name of " + OTHER);
        assertThat(view.getRevoked()).isTrue();
        assertThat(view.getRevocationReason()).isEqualTo("到期");
        assertThat(ask.sees(Ask.party(MAKER), "D")).isFalse();
    }

    @Test
    void aCorrectionShowsWhatIsTrueAndWhoAnswered() {
        CorrectionView view = ask.item(Ask.party(OTHER), "C").getCorrection();
        assertThat(view.getCorrection().getTruths(0).getValue()).isEqualTo("1900000");
        assertThat(view.getAnswersList()).hasSize(1);
        assertThat(view.getAnswers(0).getConsents()).isFalse();
        assertThat(view.getAnswers(0).getPartyId()).isEqualTo(OTHER);
    }

    @Test
    void whatReliedOnACorrectedFactIsStaleAndSaysWhy() {
        assertThat(ask.item(REGULATOR, "L").getStaleList())
                .extracting(StaleView::getSteps)
                .containsExactly(0);
        StaleView part = ask.item(Ask.party(YARD), "L.2").getStale(0);
        assertThat(part.getCorrectionId()).isEqualTo("C");
        assertThat(part.getReason()).isEqualTo("秤未校准");
        assertThat(part.getSteps()).isEqualTo(1);
        assertThat(ask.item(REGULATOR, P1).getStaleList()).isEmpty();
    }
}
