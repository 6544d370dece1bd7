package suhuan.chaincode.contract.process;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;
import static suhuan.chaincode.contract.fixture.Processing.CHARGE;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.SORTING;
import static suhuan.chaincode.contract.fixture.Processing.addition;
import static suhuan.chaincode.contract.fixture.Processing.assay;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.issue;
import static suhuan.chaincode.contract.fixture.Processing.loss;
import static suhuan.chaincode.contract.fixture.Processing.losses;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.recordAssay;
import static suhuan.chaincode.contract.fixture.Processing.unassayed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.domain.reference.Routes;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AssayRecorded;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunOutput;
import suhuan.ledger.v1.YieldVerdict;

/** The other materials of the plan, from the weigh-ticket to the product. */
class OtherMaterialsTest {
    private final World world = World.fresh();

    private RunClosed lastClosed() {
        List<Fact> facts = world.ledger().facts();
        return facts.stream()
                .filter(Fact::hasRunClosed)
                .reduce((first, second) -> second)
                .orElseThrow()
                .getRunClosed();
    }

    private static RunOutput.Builder of(Material material, String id, String grade, long massMg) {
        return unassayed(id, grade, massMg).setMaterial(material);
    }

    /** Weigh-ticket, sorted and graded, mill charge with inclusions deducted, crude steel, a certificate by mass. */
    @Test
    void scrapSteelFromTheTicketToTheFurnace() {
        var ticket = receiveLot("mixed", 10 * TONNE).clearGrade();
        ticket.getTicketBuilder()
                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                .setDeductionPpm(20_000);
        Material steel = Material.MATERIAL_SCRAP_STEEL;
        world.must(
                YARD,
                YARD_SITE,
                ticket,
                openRun("sort", SORTING),
                inputs("sort", lot("mixed", 0)),
                outputs(
                        "sort",
                        of(steel, "heavy", "201-A", 6 * TONNE),
                        of(steel, "medium", "202-A", 3 * TONNE),
                        of(steel, "dirt", "INCLUSIONS", 600 * KG)),
                losses("sort", loss(200 * KG)),
                close("sort"),
                offer("H", MILL, Act.ACT_SMELT, lot("heavy", 0), lot("medium", 0)));
        assertThat(lastClosed().getClaimableList()).as("graded scrap goes on").isEmpty();
        assertThat(lastClosed().getOpenResidueMg()).isEqualTo(600 * KG);
        world.must(
                MILL,
                MILL_SITE,
                acceptAll("H"),
                openRun("heat", CHARGE),
                inputs("heat", lot("H~1", 0), lot("H~2", 0)).addAdditions(addition("HOT_METAL", 11 * TONNE)),
                losses("heat", loss(45 * KG).setKind(LossKind.LOSS_KIND_INCLUSIONS)),
                outputs(
                        "heat",
                        of(steel, "billet", "CRUDE_STEEL", 19 * TONNE + 200 * KG)
                                .setAdditionMg(10 * TONNE + 800 * KG),
                        of(steel, "slag", "SLAG", 755 * KG).setAdditionMg(200 * KG)),
                close("heat"),
                issue("C", "heat", "", 8 * TONNE + 400 * KG));
        RunClosed heat = lastClosed();
        assertThat(heat.getClaimable(0).getMassMg()).isEqualTo(8 * TONNE + 400 * KG);
        assertThat(heat.getEfficiency().getLowestPpm()).isEqualTo(933_333);
        assertThat(heat.getYieldsList())
                .extracting(YieldVerdict::getJudgement)
                .containsExactly(Judgement.JUDGEMENT_MET);
    }

    @ParameterizedTest
    @CsvSource({
        "HRS101, 8000, 930000, true, JUDGEMENT_MET",
        "HRS101, 8001, 960000, true, JUDGEMENT_NOT_MET",
        "HRS101, 8000, 929999, true, JUDGEMENT_NOT_MET",
        "HRS101, 8000, 960000, false, JUDGEMENT_NOT_MET",
        "ARS601, 3000, 0, true, JUDGEMENT_MET",
    })
    void importedSteelConformsOrNot(String grade, int inclusions, int iron, boolean radioactivity, Judgement expected) {
        world.must(
                YARD,
                YARD_SITE,
                receiveLot("a", TONNE).setGrade(grade).setOriginCountryCode("KR"),
                recordAssay("a", assay("SPARK_OES", "Fe", iron))
                        .setInspection(ImportInspection.newBuilder()
                                .setInclusionsPpm(inclusions)
                                .setRadioactivityPassed(radioactivity)
                                .setCertificateNo("Q-1")));
        List<Fact> facts = world.ledger().facts();
        AssayRecorded recorded = facts.get(facts.size() - 1).getAssayRecorded();
        assertThat(recorded.getInspectionJudgement()).isEqualTo(expected);
        assertThat(recorded.getGoverns()).isTrue();
    }

    /** Every route of the list works: licensed, charged, emptied, closed; what is a product may be certified or goes on. */
    @ParameterizedTest
    @CsvSource({
        "NON_FERROUS_SORTING, COPPER_1, COPPER_1",
        "PAPER_SORTING, MIXED, OCC",
        "PAPER_PULPING, OCC, RECYCLED_PAPER",
        "PLASTIC_MECHANICAL, PET, RECYCLED_PELLETS",
        "PLASTIC_CHEMICAL, MIXED, PYROLYSIS_OIL",
        "TYRE_RETREADING, TRUCK_TYRE, RETREADED_TYRE",
        "TYRE_POWDER, CAR_TYRE, RUBBER_POWDER",
        "TYRE_RECLAIM, CAR_TYRE, RECLAIMED_RUBBER",
        "TYRE_PYROLYSIS, CAR_TYRE, CARBON_BLACK",
        "OIL_REREFINING, ENGINE_OIL, BASE_OIL",
        "TEXTILE_SORTING, MIXED, COTTON",
        "TEXTILE_FIBRE, COTTON, REGENERATED_FIBRE",
        "ELECTRONICS_DISMANTLING, WASHING_MACHINE, MOTOR",
    })
    void aRouteOfAnotherMaterial(String name, String in, String out) {
        Route route = Routes.inForce(name, 20260529);
        Material material = Material.forNumber(route.materialNumber());
        world.must(
                REGULATOR,
                "",
                grantLicence(RECYCLER, "L-9", material, Act.forNumber(route.actNumber()), Act.ACT_STORE));
        world.must(
                RECYCLER,
                PLANT,
                receiveLot("in", TONNE).setMaterial(material).setGrade(in),
                openRun("R", name),
                inputs("R", lot("in", 0)),
                outputs("R", of(material, "out", out, 700 * KG)),
                losses("R", loss(300 * KG)),
                close("R"));
        RunClosed closed = lastClosed();
        long claimable = closed.getClaimableList().stream()
                .mapToLong(claim -> claim.getMassMg())
                .sum();
        assertThat(claimable).isEqualTo(route.claim() == Route.Claim.MASS ? 700 * KG : 0);
        assertThat(closed.getVerdictsList()).isEmpty();
        if (claimable > 0) {
            world.must(RECYCLER, PLANT, issue("C", "R", "", claimable));
        }
    }

    @Test
    void copperScrapIsCertifiedByItsCopper() {
        Material metal = Material.MATERIAL_NON_FERROUS_SCRAP;
        world.must(REGULATOR, "", grantLicence(RECYCLER, "L-9", metal, Act.ACT_SMELT));
        world.must(
                RECYCLER,
                PLANT,
                receiveLot("in", TONNE).setMaterial(metal).setGrade("COPPER_2"),
                recordAssay("in", assay("XRF", "Cu", 940_000)),
                openRun("R", "NON_FERROUS_SMELTING"),
                inputs("R", lot("in", 0)),
                outputs(
                        "R",
                        of(metal, "cathode", "COPPER_CATHODE", 920 * KG).setAssay(assay("SPARK_OES", "Cu", 999_900)),
                        of(metal, "dross", "DROSS", 60 * KG).setAssay(assay("XRF", "Cu", 200_000))),
                losses("R", loss(20 * KG)),
                close("R"),
                issue("C", "R", "Cu", 919_908_000));
        RunClosed closed = lastClosed();
        assertThat(closed.getRecoveryList())
                .filteredOn(rate -> rate.getElement().equals("Cu"))
                .singleElement()
                .satisfies(rate -> assertThat(rate.getLowestPpm()).isEqualTo(978_625));
    }

    /** Refrigerators whose compressors are missing are found by their coefficient. */
    @Test
    void dismantlingOfElectronicsIsAuditedByMaterialCoefficients() {
        Material goods = Material.MATERIAL_WASTE_ELECTRONICS;
        world.must(REGULATOR, "", grantLicence(RECYCLER, "L-9", goods, Act.ACT_DISMANTLE, Act.ACT_COLLECT));
        world.must(
                RECYCLER,
                PLANT,
                receiveLot("fridges", TONNE).setMaterial(goods).setGrade("REFRIGERATOR"),
                openRun("R", "ELECTRONICS_DISMANTLING"),
                inputs("R", lot("fridges", 0)),
                outputs(
                        "R",
                        of(Material.MATERIAL_SCRAP_STEEL, "steel", "", 500 * KG),
                        of(Material.MATERIAL_WASTE_PLASTIC, "plastic", "", 200 * KG),
                        of(goods, "compressors", "COMPRESSOR", 119_999_999L),
                        of(goods, "foam", "FOAM", 180 * KG)),
                losses("R", loss(1)),
                close("R"));
        assertThat(lastClosed().getYieldsList())
                .extracting(y -> y.getMaterialValue() + " " + y.getGrade() + " " + y.getJudgement())
                .containsExactly("1  JUDGEMENT_MET", "3  JUDGEMENT_MET", "6 COMPRESSOR JUDGEMENT_NOT_MET");
        assertThat(lastClosed().getYields(2).getLeastMg()).isEqualTo(120 * KG);
    }

    @Test
    void goodsWithoutCoefficientLeaveTheAuditUndecided() {
        Material goods = Material.MATERIAL_WASTE_ELECTRONICS;
        world.must(REGULATOR, "", grantLicence(RECYCLER, "L-9", goods, Act.ACT_DISMANTLE, Act.ACT_COLLECT));
        world.must(
                RECYCLER,
                PLANT,
                receiveLot("a", TONNE).setMaterial(goods).setGrade("REFRIGERATOR"),
                receiveLot("b", TONNE).setMaterial(goods).clearGrade(),
                openRun("R", "ELECTRONICS_DISMANTLING"),
                inputs("R", lot("a", 0), lot("b", 0)),
                outputs("R", of(Material.MATERIAL_SCRAP_STEEL, "steel", "", 2 * TONNE)),
                close("R"));
        assertThat(lastClosed().getYieldsList())
                .isNotEmpty()
                .allMatch(y -> y.getJudgement() == Judgement.JUDGEMENT_NOT_DECLARED);
    }
}
