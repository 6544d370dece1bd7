package suhuan.chaincode.contract.process;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Processing.CHARGE;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.PRETREATMENT;
import static suhuan.chaincode.contract.fixture.Processing.SORTING;
import static suhuan.chaincode.contract.fixture.Processing.addition;
import static suhuan.chaincode.contract.fixture.Processing.assay;
import static suhuan.chaincode.contract.fixture.Processing.charged;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.closed;
import static suhuan.chaincode.contract.fixture.Processing.fileComposition;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.issue;
import static suhuan.chaincode.contract.fixture.Processing.loss;
import static suhuan.chaincode.contract.fixture.Processing.losses;
import static suhuan.chaincode.contract.fixture.Processing.more;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.packsAtPlant;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.pure;
import static suhuan.chaincode.contract.fixture.Processing.recordAssay;
import static suhuan.chaincode.contract.fixture.Processing.recorded;
import static suhuan.chaincode.contract.fixture.Processing.refused;
import static suhuan.chaincode.contract.fixture.Processing.retire;
import static suhuan.chaincode.contract.fixture.Processing.scrap;
import static suhuan.chaincode.contract.fixture.Processing.transfer;
import static suhuan.chaincode.contract.fixture.Processing.unassayed;
import static suhuan.chaincode.contract.fixture.Processing.unknownPacksAtPlant;
import static suhuan.chaincode.contract.fixture.Processing.yard;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.RunOutput;
import suhuan.ledger.v1.ToleranceRule;

/** Ways to make metal, claims or permits out of nothing, and what is said of each. */
class MaterialCheatTest {
    private static void cheat(Reason reason, List<Step> before, Step last) {
        refused(reason, "cheat", before, last).check();
    }

    private static void honest(List<Step> before, Step last) {
        recorded("honest", before, last).check();
    }

    private static RunOutput.Builder steel(String id, String grade, long massMg) {
        return unassayed(id, grade, massMg).setMaterial(Material.MATERIAL_SCRAP_STEEL);
    }

    @Test
    void moreMassComesOutThanWentIn() {
        cheat(Reason.OUTPUT_EXCEEDS_INPUT, charged(), plant(outputs("R", output("a", "BLACK_MASS", 400 * KG + 1))));
    }

    @Test
    void theExcessIsSpreadOverManyCommands() {
        List<Step> steps = new ArrayList<>(charged());
        for (int i = 0; i < 4; i++) {
            steps.add(plant(outputs("R", output("a" + i, "BLACK_MASS", 100 * KG))));
        }
        cheat(Reason.OUTPUT_EXCEEDS_INPUT, steps, plant(outputs("R", output("a9", "BLACK_MASS", 1))));
    }

    @Test
    void cobaltIsFoundThatNeverWentIn() {
        cheat(
                Reason.ELEMENT_EXCEEDS_INPUT,
                charged(),
                plant(outputs("R", output("a", "COBALT", 25 * KG).setAssay(pure("EXACT", "Co", 970_000)))));
    }

    @Test
    void theUncertaintyOfAGoodMethodHidesNoMoreThanItIs() {
        // 24 kg went in, exactly; titration allows half a per cent of what it finds.
        long most = 24_120_604L;
        cheat(
                Reason.ELEMENT_EXCEEDS_INPUT,
                charged(),
                plant(outputs("R", output("a", "COBALT", most).setAssay(pure("TITRATION", "Co", 1_000_000)))));
        honest(
                charged(),
                plant(outputs("R", output("a", "COBALT", most - 1).setAssay(pure("TITRATION", "Co", 1_000_000)))));
    }

    @Test
    void aLossIsDeclaredToHideCobaltAlreadySold() {
        cheat(
                Reason.ELEMENT_EXCEEDS_INPUT,
                more(
                        charged(),
                        plant(outputs("R", output("a", "COBALT", 24 * KG).setAssay(pure("EXACT", "Co", 1_000_000))))),
                plant(losses("R", loss(KG, "Co", 1L))));
    }

    @Test
    void hotMetalIsSoldAsScrap() {
        cheat(
                Reason.ADDITIONS_NOT_BALANCED,
                more(steelAtMill(), mill(inputs("R", lot("H~1", 0)).addAdditions(addition("HOT_METAL", TONNE)))),
                mill(outputs("R", steel("s", "CRUDE_STEEL", 2 * TONNE))));
    }

    @Test
    void waterIsSortedIntoScrap() {
        cheat(
                Reason.ADDITION_NOT_FOR_ROUTE,
                List.of(scrap("a", TONNE), yard(openRun("R", SORTING))),
                yard(inputs("R", lot("a", 0)).addAdditions(addition("WATER", TONNE))));
    }

    @Test
    void addedCobaltIsCertifiedAsRecovered() {
        cheat(
                Reason.CLAIM_EXCEEDS_RECOVERED,
                more(
                        charged(),
                        plant(inputs("R").addAdditions(addition("COBALT_SULPHATE_PRIMARY", 100 * KG))),
                        plant(outputs(
                                "R",
                                output("a", "COBALT_SULPHATE", 200 * KG)
                                        .setAdditionMg(100 * KG)
                                        .setAssay(pure("EXACT", "Co", 204_850)),
                                output("b", "SLAG", 300 * KG))),
                        plant(close("R"))),
                // 40.97 kg of cobalt came out, 20.97 of them were added.
                plant(issue("C", "R", "Co", 20 * KG + 1)));
    }

    @Test
    void aPackIsChargedTwice() {
        cheat(
                Reason.BATTERY_LIFE_ENDED,
                more(charged(), plant(openRun("S", HYDRO))),
                plant(inputs("S", battery(pack(1)))));
    }

    @Test
    void aPackThatWasRecycledComesBackOverTheCounter() {
        cheat(Reason.BATTERY_LIFE_ENDED, closed(), by(POINT, POINT_SITE, receiveReturn(pack(1))));
    }

    @Test
    void aPackThatWasRecycledIsSoldOn() {
        cheat(Reason.BATTERY_LIFE_ENDED, closed(), plant(offer("H-9", POINT, Act.ACT_CASCADE_USE, battery(pack(1)))));
    }

    @Test
    void theCodeOfARecycledPackIsRegisteredAgain() {
        cheat(Reason.BATTERY_ALREADY_REGISTERED, closed(), by(MAKER, registerBattery(pack(1))));
    }

    @Test
    void aLotIsChargedThatWasSoldAlready() {
        cheat(
                Reason.MASS_NOT_AVAILABLE,
                List.of(
                        scrap("a", TONNE),
                        yard(offer("H", MILL, Act.ACT_SMELT, lot("a", TONNE))),
                        yard(openRun("R", SORTING))),
                yard(inputs("R", lot("a", 1))));
    }

    @Test
    void oneTicketFeedsTwoRuns() {
        cheat(
                Reason.TICKET_ALREADY_USED,
                List.of(scrap("a", TONNE), yard(openRun("R", SORTING)), yard(inputs("R", lot("a", 0)))),
                yard(receiveLot("b", TONNE).setTicket(receiveLot("a", TONNE).getTicket())));
    }

    @Test
    void aRunGoesOnUnderARevokedLicence() {
        cheat(
                Reason.LICENCE_NOT_HELD,
                more(
                        packsAtPlant(2),
                        plant(openRun("R", HYDRO)),
                        plant(inputs("R", battery(pack(1)))),
                        by(REGULATOR, revokeLicence(RECYCLER, "L-2"))),
                plant(inputs("R", battery(pack(2)))));
    }

    @Test
    void aCustodyModelIsUpgradedInTheFurnace() {
        cheat(
                Reason.CUSTODY_MODEL_UPGRADED,
                List.of(
                        yard(receiveLot("a", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_BOOK_AND_CLAIM)),
                        yard(openRun("R", SORTING)),
                        yard(inputs("R", lot("a", 0)))),
                yard(outputs(
                        "R", steel("b", "201-B", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE))));
    }

    @Test
    void aWeakerModelIsSlippedInAfterTheOutputs() {
        cheat(
                Reason.CUSTODY_MODEL_UPGRADED,
                List.of(
                        scrap("a", TONNE),
                        yard(receiveLot("b", 1).setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE)),
                        yard(openRun("R", SORTING)),
                        yard(inputs("R", lot("a", 0))),
                        yard(outputs("R", steel("c", "201-B", 1)))),
                yard(inputs("R", lot("b", 0))));
    }

    @Test
    void theSameKilogramIsCertifiedUnderTwoSchemes() {
        cheat(
                Reason.CLAIM_EXCEEDS_RECOVERED,
                more(closed(), plant(issue("C", "R", "Co", 23_760_000))),
                plant(issue("D", "R", "Co", 1).setScheme("EU_RECYCLED_CONTENT")));
    }

    @Test
    void aCertificateIsSoldTwice() {
        cheat(
                Reason.CERTIFICATE_NOT_HELD,
                more(closed(), plant(issue("C", "R", "Co", KG)), by(RECYCLER, transfer("C", MAKER))),
                by(RECYCLER, transfer("C", MILL)));
    }

    @Test
    void aClaimIsMadeTwice() {
        cheat(
                Reason.CERTIFICATE_RETIRED,
                more(closed(), plant(issue("C", "R", "Co", KG)), by(RECYCLER, retire("C"))),
                by(RECYCLER, retire("C")));
    }

    @Test
    void aClaimIsDividedIntoMoreThanItHolds() {
        List<Step> steps = more(closed(), plant(issue("C", "R", "Co", 3)));
        for (int i = 0; i < 3; i++) {
            steps = more(steps, by(RECYCLER, transfer("C", MAKER).setMassMg(1).setPartCertificateId("P" + i)));
        }
        cheat(
                Reason.CERTIFICATE_RETIRED,
                steps,
                by(RECYCLER, transfer("C", MAKER).setMassMg(1).setPartCertificateId("P9")));
    }

    @Test
    void aClaimLeavesItsScheme() {
        cheat(
                Reason.RING_FENCE_CROSSED,
                more(closed(), plant(issue("C", "R", "Co", KG).setScheme("GREEN_CREDIT"))),
                by(RECYCLER, retire("C")));
    }

    @Test
    void lastYearsMetalIsClaimedYearsLater() {
        cheat(
                Reason.RING_FENCE_CROSSED,
                more(closed(), plant(issue("C", "R", "Co", KG))),
                by(RECYCLER, retire("C").setYear(2030)));
    }

    @Test
    void recoveredMetalIsRecoveredAgain() {
        cheat(
                Reason.CLAIM_EXCEEDS_RECOVERED,
                more(
                        closed(),
                        plant(openRun("S", HYDRO)),
                        plant(inputs("S", lot("co", 0))),
                        plant(outputs("S", output("co2", "COBALT", 24 * KG).setAssay(pure("EXACT", "Co", 990_000)))),
                        plant(close("S"))),
                plant(issue("C", "S", "Co", 1)));
    }

    @Test
    void slagIsTradedAsAProduct() {
        cheat(Reason.ACT_NOT_FOR_WASTE, closed(), plant(offer("H-9", MILL, Act.ACT_TRADE, lot("slag", 0))));
    }

    @Test
    void slagIsHandedToWhoIsNotLicensed() {
        cheat(
                Reason.LICENCE_NOT_HELD,
                more(closed(), plant(offer("H-9", MILL, Act.ACT_DISPOSE, lot("slag", 0)))),
                by(MILL, MILL_SITE, acceptAll("H-9")));
    }

    @Test
    void unknownBatteriesBackACertificate() {
        cheat(
                Reason.CLAIM_EXCEEDS_RECOVERED,
                more(
                        unknownPacksAtPlant(1),
                        plant(openRun("R", HYDRO)),
                        plant(inputs("R", battery(pack(1)))),
                        plant(outputs("R", output("co", "COBALT", 400 * KG).setAssay(pure("EXACT", "Co", 1_000_000)))),
                        plant(close("R"))),
                plant(issue("C", "R", "Co", 1)));
    }

    @Test
    void aLotIsAssayedRicherOnceItIsAtTheBuyer() {
        cheat(
                Reason.ASSAY_CONTRADICTS,
                more(
                        charged(),
                        plant(outputs(
                                "R", output("m", "BLACK_MASS", 100 * KG).setAssay(pure("ICP_OES", "Co", 100_000))))),
                plant(recordAssay("m", assay("ICP_OES", "Co", 104_001))));
    }

    @Test
    void aLotIsAssayedPoorerBeforeItIsCharged() {
        cheat(
                Reason.ASSAY_CONTRADICTS,
                more(
                        charged(),
                        plant(outputs(
                                "R", output("m", "BLACK_MASS", 100 * KG).setAssay(pure("ICP_OES", "Co", 100_000))))),
                plant(recordAssay("m", assay("ICP_OES", "Co", 95_999))));
    }

    @Test
    void aRichAssayIsStretchedOverAMixture() {
        cheat(
                Reason.LOTS_DIFFER,
                List.of(scrap("rich", 1), yard(recordAssay("rich", assay("XRF", "Cu", 900_000))), scrap("poor", TONNE)),
                yard(merge("all", "rich", "poor")));
    }

    @Test
    void aPoorLotIsMadeUnknownByMixingAndFoundRichAfterwards() {
        cheat(
                Reason.LOTS_DIFFER,
                List.of(
                        scrap("poor", TONNE),
                        yard(recordAssay("poor", assay("XRF", "Cu", 1_000))),
                        scrap("unknown", 1)),
                yard(merge("all", "poor", "unknown")));
    }

    @Test
    void anOutputLeavesUnassayedToBeFoundRichLater() {
        cheat(Reason.ELEMENT_EXCEEDS_INPUT, charged(), plant(outputs("R", unassayed("m", "BLACK_MASS", 100 * KG))));
    }

    /** Each round states 2 % more, which the method allows; what goes on is what went in. */
    @Test
    void powderIsSentRoundInCirclesToGrow() {
        List<Step> steps = more(
                charged(),
                plant(outputs("R", output("m0", "BLACK_MASS", 200 * KG).setAssay(pure("ICP_OES", "Co", 122_000)))));
        for (int i = 0; i < 6; i++) {
            steps = more(
                    steps,
                    plant(openRun("R" + i, HYDRO)),
                    plant(inputs("R" + i, lot("m" + i, 0))),
                    plant(outputs(
                            "R" + i,
                            output("m" + (i + 1), "BLACK_MASS", 200 * KG).setAssay(pure("ICP_OES", "Co", 122_000)))));
        }
        List<Step> last = more(
                steps,
                plant(openRun("S", HYDRO)),
                plant(inputs("S", lot("m6", 0))),
                plant(outputs(
                        "S",
                        output("co", "COBALT", 24 * KG).setAssay(pure("EXACT", "Co", 1_000_000)),
                        output("slag", "SLAG", 176 * KG))),
                plant(close("S")));
        cheat(Reason.CLAIM_EXCEEDS_RECOVERED, last, plant(issue("C", "S", "Co", 24 * KG + 1)));
        honest(last, plant(issue("C", "S", "Co", 24 * KG)));
    }

    /** Every hand-over weighs 5 % more, which the rule allows; the metal in it stays what it was. */
    @Test
    void metalGrowsOnTheWayFromScaleToScale() {
        List<Step> steps = List.of(
                by(REGULATOR, grantLicence(RECYCLER, "L-8", Material.MATERIAL_SCRAP_STEEL, Act.ACT_PROCESS)),
                scrap("a", TONNE),
                yard(recordAssay("a", pure("EXACT", "Cu", 100_000))),
                yard(offer("H", RECYCLER, Act.ACT_PROCESS, lot("a", 0))
                        .setToleranceRule(ToleranceRule.TOLERANCE_RULE_FIVE_PER_CENT)),
                plant(accept("H", line(1, TONNE, TONNE + TONNE / 20))),
                plant(openRun("R", SORTING)),
                plant(inputs("R", lot("H~1", 0))));
        RunOutput.Builder copper = output("cu", "COPPER_1", 100 * KG).setMaterial(Material.MATERIAL_NON_FERROUS_SCRAP);
        cheat(
                Reason.ELEMENT_EXCEEDS_INPUT,
                steps,
                plant(outputs("R", copper.clone().setMassMg(100 * KG + 1).setAssay(pure("EXACT", "Cu", 1_000_000)))));
    }

    @Test
    void aRouteThatRecoversNothingIsUsedToForgetAnAssay() {
        cheat(
                Reason.ELEMENT_EXCEEDS_INPUT,
                List.of(
                        scrap("poor", TONNE),
                        yard(recordAssay("poor", assay("XRF", "Cu", 1_000))),
                        yard(openRun("R", SORTING)),
                        yard(inputs("R", lot("poor", 0)))),
                yard(outputs("R", unassayed("rich", "201-B", TONNE).setMaterial(Material.MATERIAL_SCRAP_STEEL))));
    }

    @Test
    void theMakerRewritesACompositionAfterThePacksAreSold() {
        cheat(Reason.ROLE_NOT_HELD, more(packsAtPlant(1)), by(MAKER, fileComposition(assay("DESIGN_DATA", "Co", 1))));
    }

    @Test
    void foreignWasteIsCalledRawMaterial() {
        List<Step> imported =
                List.of(yard(receiveLot("a", TONNE).setGrade("HRS101").setOriginCountryCode("JP")));
        cheat(
                Reason.IMPORT_NOT_CONFORMING,
                more(
                        imported,
                        yard(recordAssay("a", assay("SPARK_OES", "Fe", 950_000))
                                .setInspection(ImportInspection.newBuilder()
                                        .setInclusionsPpm(8_001)
                                        .setRadioactivityPassed(true)
                                        .setCertificateNo("Q"))),
                        yard(openRun("R", SORTING))),
                yard(inputs("R", lot("a", 0))));
        cheat(
                Reason.IMPORT_NOT_CONFORMING,
                more(imported, yard(split("a", "b", 1L, "c", TONNE - 1)), yard(openRun("R", SORTING))),
                yard(inputs("R", lot("b", 0))));
    }

    @Test
    void recyclingIsDoneAtACollectionPoint() {
        cheat(
                Reason.SITE_KIND_NOT_FIT,
                List.of(by(REGULATOR, grantLicence(POINT, "L-9", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE))),
                by(POINT, POINT_SITE, openRun("R", PRETREATMENT)));
    }

    @Test
    void aRunIsClosedWithAMilligramMissing() {
        cheat(
                Reason.RUN_NOT_BALANCED,
                more(charged(), plant(outputs("R", output("a", "BLACK_MASS", 400 * KG - 1)))),
                plant(close("R")));
    }

    @Test
    void whatAClosedRunSaidIsAddedTo() {
        cheat(Reason.RUN_CLOSED, closed(), plant(outputs("R", output("late", "COBALT", 1))));
    }

    @Test
    void aRefusedEventOfAnEndedBatteryLeavesItsStateAlone() {
        var world = refused(Reason.BATTERY_LIFE_ENDED, "cheat", closed(), by(POINT, POINT_SITE, receiveReturn(pack(1))))
                .check()
                .world();
        assertThat(world.ledger().facts()).noneMatch(Fact::hasReturnReceived);
    }

    private static Step mill(Object builder) {
        return by(MILL, MILL_SITE, builder);
    }

    private static List<Step> steelAtMill() {
        return List.of(
                scrap("a", TONNE),
                yard(offer("H", MILL, Act.ACT_SMELT, lot("a", 0))),
                mill(acceptAll("H")),
                mill(openRun("R", CHARGE)));
    }
}
