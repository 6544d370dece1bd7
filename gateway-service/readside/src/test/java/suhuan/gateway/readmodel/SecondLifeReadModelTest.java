package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.*;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.*;

/** A pack is taken apart, its modules become a product and come out again; a vehicle is scrapped without its battery. */
class SecondLifeReadModelTest {
    private static final String MAKER = "91350100MA10000020";
    private static final String OPERATOR = "91350100MA10000120";
    private static final String WRECKER = "91350100MA10000080";
    private static final String WORKSHOP = "91350100MA10000050";
    private static final String PACK = "001PB240000003B3C0000001";
    private static final String OTHER_PACK = "001PB240000003B3C0000002";
    private static final String MODULE = "001MB240000003B3C0000011";
    private static final String SECOND = "001MB240000003B3C0000012";
    private static final String CELL = "001CB240000003B3C0000111";
    private static final String PRODUCT = "0C1PB01G510000001RM";
    private static final String VIN = "LSVAA111000000001";
    private static final String VIN_IN_USE = "LSVAA111000000002";
    private static final String THIRD_PACK = "001PB240000003B3C0000009";
    private static final String CASE = "VCASE~1~0";

    private static LedgerScript script;
    private static Ask ask;

    @BeforeAll
    static void project() throws SQLException {
        script = new LedgerScript().open();
        script.register(MAKER, Role.ROLE_BATTERY_MAKER)
                .register(OPERATOR, Role.ROLE_CASCADE_OPERATOR)
                .register(WRECKER, Role.ROLE_VEHICLE_DISMANTLER)
                .register(WORKSHOP, Role.ROLE_REPAIRER)
                .site("plant", OPERATOR, SiteKind.SITE_KIND_RECYCLING_PLANT)
                .site("wrecks", WRECKER, SiteKind.SITE_KIND_SCRAP_YARD)
                .battery(PACK, MAKER, "", 20210312, List.of(MODULE, SECOND, CELL))
                .battery(OTHER_PACK, MAKER, "", 20210312, List.of())
                .block()
                .offer("H-1", MAKER, OPERATOR, script.nowMs + LedgerScript.DAY_MS, PACK)
                .accept("H-1", "plant")
                .block();
        dismantle();
        script.block();
        assess(MODULE);
        repurpose();
        script.block();
        deployAndDeclare();
        script.block();
        comeApart();
        script.block();
        scrap();
        script.block();
        ask = new Ask(ReadModelFixture.project(script.blocks(), 3), script.nowMs);
    }

    private static Custody atPlant() {
        return Custody.newBuilder().setPartyId(OPERATOR).setSiteId("plant").build();
    }

    private static LotResult lot(String id, long massMg) {
        return LotResult.newBuilder()
                .setLotId(id)
                .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                .setMassMg(massMg)
                .setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED)
                .setCustody(atPlant())
                .build();
    }

    private static DismantledChild.Builder child(String code, boolean known) {
        return DismantledChild.newBuilder()
                .setBatteryId(code)
                .setMassMg(150_000_000)
                .setFate(ChildFate.CHILD_FATE_PRESENT)
                .setMakerPartyId(MAKER)
                .setKnownBefore(known)
                .setDisposition(Disposition.DISPOSITION_STORED)
                .setStatus(BatteryStatus.BATTERY_STATUS_WASTE);
    }

    private static void dismantle() {
        script.record(
                OPERATOR,
                "plant",
                Command.newBuilder()
                        .setDismantle(Dismantle.newBuilder()
                                .setBatteryId(PACK)
                                .addParts(DismantledPart.newBuilder()
                                        .setBatteryCode(MODULE)
                                        .addCellCodes(CELL))
                                .addParts(DismantledPart.newBuilder().setBatteryCode(SECOND))),
                Fact.newBuilder()
                        .setBatteryDismantled(BatteryDismantled.newBuilder()
                                .setBatteryId(PACK)
                                .setMassMg(400_000_000)
                                .addChildren(child(MODULE, false)
                                        .setChildren(ChildrenCommitment.newBuilder()
                                                .setCount(1)
                                                .setSha256(LedgerScript.sha256(new byte[1]))))
                                .addChildren(child(SECOND, false))
                                .addLots(DismantledLot.newBuilder()
                                        .setPart(BatteryPart.BATTERY_PART_CASING)
                                        .setLot(lot("case-1", 90_000_000)))
                                .setLossMg(10_000_000)
                                .setCustody(atPlant())
                                .setDisposition(Disposition.DISPOSITION_DISMANTLED)
                                .setResponsiblePartyId(MAKER)),
                link(ItemKind.ITEM_KIND_BATTERY, PACK),
                link(ItemKind.ITEM_KIND_BATTERY, MODULE),
                link(ItemKind.ITEM_KIND_BATTERY, SECOND),
                link(ItemKind.ITEM_KIND_LOT, "case-1"));
    }

    private static void assess(String id) {
        RecordAssessment assessment = RecordAssessment.newBuilder()
                .setBatteryId(id)
                .setStateOfHealthPpm(930_000)
                .setSuitability(Suitability.SUITABILITY_REPURPOSE)
                .build();
        script.record(
                OPERATOR,
                "plant",
                Command.newBuilder().setRecordAssessment(assessment),
                Fact.newBuilder()
                        .setAssessmentRecorded(AssessmentRecorded.newBuilder().setAssessment(assessment)),
                link(ItemKind.ITEM_KIND_BATTERY, id));
    }

    private static void repurpose() {
        SecondLifeResult.Builder product = SecondLifeResult.newBuilder()
                .setBatteryId(PRODUCT)
                .setModelCode("0C1PB01")
                .setMassMg(305_000_000)
                .setAddedMassMg(5_000_000)
                .setChildren(ChildrenCommitment.newBuilder().setCount(2))
                .setResponsiblePartyId(OPERATOR)
                .setCustody(atPlant())
                .setDisposition(Disposition.DISPOSITION_AVAILABLE)
                .setStatus(BatteryStatus.BATTERY_STATUS_REPURPOSED);
        for (String source : List.of(MODULE, SECOND)) {
            product.addSources(SecondLifeSource.newBuilder()
                    .setBatteryId(source)
                    .setMassMg(150_000_000)
                    .setReleasedPartyId(MAKER));
        }
        script.record(
                OPERATOR,
                "plant",
                Command.newBuilder().setRepurpose(Repurpose.getDefaultInstance()),
                Fact.newBuilder()
                        .setBatteriesRepurposed(BatteriesRepurposed.newBuilder().setProduct(product)),
                link(ItemKind.ITEM_KIND_BATTERY, MODULE),
                link(ItemKind.ITEM_KIND_BATTERY, SECOND),
                link(ItemKind.ITEM_KIND_BATTERY, PRODUCT));
    }

    private static void deployAndDeclare() {
        DeclareConformity conformity = DeclareConformity.newBuilder()
                .setBatteryId(PRODUCT)
                .setDocumentNo("D-1")
                .build();
        RevokeConformity revocation = RevokeConformity.newBuilder()
                .setBatteryId(PRODUCT)
                .setDocumentNo("D-1")
                .setRevokedFromYyyymmdd(20260601)
                .build();
        script.record(
                        OPERATOR,
                        "",
                        Command.newBuilder().setDeclareConformity(conformity),
                        Fact.newBuilder()
                                .setConformityDeclared(
                                        ConformityDeclared.newBuilder().setConformity(conformity)),
                        link(ItemKind.ITEM_KIND_BATTERY, PRODUCT))
                .record(
                        OPERATOR,
                        "",
                        Command.newBuilder().setRevokeConformity(revocation),
                        Fact.newBuilder()
                                .setConformityRevoked(
                                        ConformityRevoked.newBuilder().setRevocation(revocation)),
                        link(ItemKind.ITEM_KIND_BATTERY, PRODUCT))
                .record(
                        OPERATOR,
                        "",
                        Command.newBuilder().setDeploy(Deploy.getDefaultInstance()),
                        Fact.newBuilder()
                                .setProductDeployed(ProductDeployed.newBuilder()
                                        .setBatteryId(PRODUCT)
                                        .setApplication("STORAGE")
                                        .setCustody(Custody.newBuilder().setPartyId(OPERATOR))
                                        .setDisposition(Disposition.DISPOSITION_DEPLOYED)),
                        link(ItemKind.ITEM_KIND_BATTERY, PRODUCT));
    }

    /** One module comes out of the product again; the other is missing. */
    private static void comeApart() {
        script.record(
                        OPERATOR,
                        "plant",
                        Command.newBuilder().setRetireFromUse(RetireFromUse.getDefaultInstance()),
                        Fact.newBuilder()
                                .setProductRetired(ProductRetired.newBuilder()
                                        .setBatteryId(PRODUCT)
                                        .setCustody(atPlant())
                                        .setDisposition(Disposition.DISPOSITION_RETIRED)),
                        link(ItemKind.ITEM_KIND_BATTERY, PRODUCT))
                .record(
                        OPERATOR,
                        "plant",
                        Command.newBuilder()
                                .setDismantle(Dismantle.newBuilder()
                                        .addParts(DismantledPart.newBuilder().setBatteryCode(MODULE))),
                        Fact.newBuilder()
                                .setBatteryDismantled(BatteryDismantled.newBuilder()
                                        .setBatteryId(PRODUCT)
                                        .addChildren(child(MODULE, true))
                                        .addExplained(ExplainedChildren.newBuilder()
                                                .setFate(ChildFate.CHILD_FATE_MISSING)
                                                .addBatteryCodes(SECOND))
                                        .setCustody(atPlant())
                                        .setDisposition(Disposition.DISPOSITION_DISMANTLED)
                                        .setResponsiblePartyId(OPERATOR)),
                        link(ItemKind.ITEM_KIND_BATTERY, MODULE),
                        link(ItemKind.ITEM_KIND_BATTERY, SECOND),
                        link(ItemKind.ITEM_KIND_BATTERY, PRODUCT));
    }

    private static void scrap() {
        RecordReplacement replacement =
                RecordReplacement.newBuilder().setVin(VIN).build();
        script.install(OTHER_PACK, VIN, MAKER)
                .record(
                        WRECKER,
                        "wrecks",
                        Command.newBuilder()
                                .setScrapVehicle(ScrapVehicle.newBuilder().setVin(VIN)),
                        Fact.newBuilder()
                                .setVehicleScrapped(VehicleScrapped.newBuilder()
                                        .setVin(VIN)
                                        .setOutcome(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE)
                                        .setCertificateNo("S-1")
                                        .addTakenBatteryIds(OTHER_PACK)
                                        .setUnexplainedCount(1)
                                        .setCaseId(CASE)
                                        .setCustody(Custody.newBuilder()
                                                .setPartyId(WRECKER)
                                                .setSiteId("wrecks"))
                                        .setDisposition(Disposition.DISPOSITION_REMOVED)),
                        link(ItemKind.ITEM_KIND_BATTERY, OTHER_PACK),
                        link(ItemKind.ITEM_KIND_VEHICLE, VIN),
                        link(ItemKind.ITEM_KIND_VEHICLE_CASE, CASE))
                .record(
                        WORKSHOP,
                        "",
                        Command.newBuilder().setRecordReplacement(replacement),
                        Fact.newBuilder()
                                .setReplacementRecorded(ReplacementRecorded.newBuilder()
                                        .setReplacement(replacement)
                                        .setClosedCaseId(CASE)),
                        link(ItemKind.ITEM_KIND_VEHICLE, VIN),
                        link(ItemKind.ITEM_KIND_VEHICLE_CASE, CASE));
        RecordReplacement inUse = RecordReplacement.newBuilder()
                .setVin(VIN_IN_USE)
                .setOldBatteryId("CAND~1")
                .setNewBatteryId(THIRD_PACK)
                .build();
        script.battery(THIRD_PACK, MAKER, "", 20210312, List.of())
                .install(THIRD_PACK, VIN_IN_USE, MAKER)
                .record(
                        WORKSHOP,
                        "",
                        Command.newBuilder().setRecordReplacement(inUse),
                        Fact.newBuilder()
                                .setReplacementRecorded(
                                        ReplacementRecorded.newBuilder().setReplacement(inUse)),
                        link(ItemKind.ITEM_KIND_VEHICLE, VIN_IN_USE));
    }

    @Test
    void aVehicleShowsItsReplacementsAndTheBatteriesInItThatTheViewerSees() {
        VehicleView vehicle = ask.item(Ask.REGULATOR, VIN_IN_USE).getVehicle();
        assertThat(vehicle.getBatteriesList()).singleElement().satisfies(battery -> {
            assertThat(battery.getBatteryId()).isEqualTo(THIRD_PACK);
            assertThat(battery.getModelCode()).isEqualTo(THIRD_PACK.substring(0, 7));
            assertThat(battery.getSinceMs()).isPositive();
        });
        assertThat(vehicle.getReplacementsList()).singleElement().satisfies(replacement -> {
            assertThat(replacement.getOldBatteryId()).isEqualTo("CAND~1");
            assertThat(replacement.getNewBatteryId()).isEqualTo(THIRD_PACK);
        });
        VehicleView asWorkshop = ask.item(Ask.party(WORKSHOP), VIN_IN_USE).getVehicle();
        assertThat(asWorkshop.getBatteriesList()).isEmpty();
        assertThat(asWorkshop.getReplacementsList()).hasSize(1);
        VehicleView scrapped = ask.item(Ask.REGULATOR, VIN).getVehicle();
        assertThat(scrapped.getBatteriesList()).isEmpty();
        assertThat(scrapped.getCaseId()).isEqualTo(CASE);
    }

    @Test
    void aPackTakenApartStaysAndLeadsToItsParts() {
        BatteryView pack = ask.item(Ask.REGULATOR, PACK).getBattery();
        assertThat(pack.getDisposition()).isEqualTo(Disposition.DISPOSITION_DISMANTLED);
        TraceResponse trace = ask.trace(Ask.REGULATOR, PACK);
        assertThat(trace.getNodesList())
                .extracting(node -> node.getItem().getItemId())
                .contains(MODULE, SECOND, "case-1", PRODUCT);
        assertThat(trace.getEdgesList())
                .extracting(TraceEdge::getKind)
                .contains(TraceEdgeKind.TRACE_EDGE_KIND_DISMANTLED, TraceEdgeKind.TRACE_EDGE_KIND_BUILT_INTO);
    }

    @Test
    void aCellLeadsToThePackItWasMadeForAndToTheModuleItCameOutIn() {
        assertThat(ask.findCode(Ask.REGULATOR, CELL)).containsExactlyInAnyOrder(PACK, MODULE);
    }

    @Test
    void aModuleKnowsItsParentAndIsTheOperatorsResponsibility() {
        BatteryView module = ask.item(Ask.REGULATOR, MODULE).getBattery();
        assertThat(module.getParentId()).isEqualTo(PRODUCT);
        assertThat(module.getProductId()).isEmpty();
        assertThat(module.getResponsiblePartyId()).isEqualTo(OPERATOR);
        assertThat(module.getDisposition()).isEqualTo(Disposition.DISPOSITION_STORED);
        assertThat(module.hasAssessment()).isFalse();
        assertThat(ask.item(Ask.REGULATOR, SECOND).getBattery().getDisposition())
                .isEqualTo(Disposition.DISPOSITION_MISSING);
    }

    @Test
    void aProductShowsItsConformityAndNoUseAnyMore() {
        BatteryView product = ask.item(Ask.REGULATOR, PRODUCT).getBattery();
        assertThat(product.getConformity().getDocumentNo()).isEqualTo("D-1");
        assertThat(product.getConformityRevokedFromYyyymmdd()).isEqualTo(20260601);
        assertThat(product.hasDeployment()).isFalse();
        assertThat(product.getResponsiblePartyId()).isEqualTo(OPERATOR);
    }

    @Test
    void theMakerSeesWhatBecameOfItsPack() {
        for (String id : List.of(PACK, MODULE, SECOND, PRODUCT)) {
            assertThat(ask.sees(Ask.party(MAKER), id)).as(id).isTrue();
            assertThat(ask.sees(Ask.party(WRECKER), id)).as(id).isFalse();
        }
        assertThat(ask.sees(Ask.party(MAKER), "case-1")).isFalse();
    }

    @Test
    void whoSeesOnePartReadsNothingOfTheOthers() {
        EventView event = ask.history(Ask.party(MAKER), MODULE, 50).get(0);
        BatteryDismantled fact = event.getFact().getBatteryDismantled();
        assertThat(fact.getLotsList()).isEmpty();
        assertThat(fact.getChildrenList()).hasSize(2);
    }

    @Test
    void whatIsTakenApartOrMissingIsHeldByNobody() {
        assertThat(ask.holdings(Ask.party(OPERATOR), ListHoldingsRequest.newBuilder())
                        .getHoldingsList())
                .extracting(holding -> holding.getItem().getItemId())
                .containsExactlyInAnyOrder(MODULE, "case-1");
    }

    @Test
    void aScrappedVehicleAndItsCaseAreSeenByThoseConcernedAndNotByAll() {
        VehicleView vehicle = ask.item(Ask.REGULATOR, VIN).getVehicle();
        assertThat(vehicle.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE);
        assertThat(vehicle.getOpenCaseId()).isEmpty();
        assertThat(vehicle.getReplacementCount()).isEqualTo(1);
        assertThat(ask.item(Ask.party(WRECKER), CASE).getVehicleCase().getClosed())
                .isTrue();
        assertThat(ask.sees(Ask.party(WORKSHOP), VIN)).isTrue();
        assertThat(ask.sees(Ask.party(OPERATOR), VIN)).isFalse();
        assertThat(ask.sees(Ask.party(OPERATOR), CASE)).isFalse();
        assertThat(ask.findCode(Ask.party(OPERATOR), VIN)).isEmpty();
        BatteryView taken = ask.item(Ask.party(WRECKER), OTHER_PACK).getBattery();
        assertThat(taken.getVin()).isEmpty();
        assertThat(taken.getCustody().getSiteId()).isEqualTo("wrecks");
    }

    @Test
    void historiesOfVehiclesAreTold() {
        assertThat(ask.history(Ask.REGULATOR, VIN, 1)).hasSize(2);
    }
}
