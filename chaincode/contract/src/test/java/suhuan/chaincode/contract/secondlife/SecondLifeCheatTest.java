package suhuan.chaincode.contract.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Lives.apart;
import static suhuan.chaincode.contract.fixture.Lives.assess;
import static suhuan.chaincode.contract.fixture.Lives.assessed;
import static suhuan.chaincode.contract.fixture.Lives.atOperator;
import static suhuan.chaincode.contract.fixture.Lives.cells;
import static suhuan.chaincode.contract.fixture.Lives.declare;
import static suhuan.chaincode.contract.fixture.Lives.deploy;
import static suhuan.chaincode.contract.fixture.Lives.deployed;
import static suhuan.chaincode.contract.fixture.Lives.dismantle;
import static suhuan.chaincode.contract.fixture.Lives.dismantleProduct;
import static suhuan.chaincode.contract.fixture.Lives.module;
import static suhuan.chaincode.contract.fixture.Lives.modules;
import static suhuan.chaincode.contract.fixture.Lives.product;
import static suhuan.chaincode.contract.fixture.Lives.remanufacture;
import static suhuan.chaincode.contract.fixture.Lives.remanufactured;
import static suhuan.chaincode.contract.fixture.Lives.repurpose;
import static suhuan.chaincode.contract.fixture.Lives.repurposed;
import static suhuan.chaincode.contract.fixture.Lives.retire;
import static suhuan.chaincode.contract.fixture.Lives.revoke;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_POINT;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.Suitability;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.RecordAssessment;

/** Ways to cheat with second lives, each refused for the reason that fits. */
class SecondLifeCheatTest {
    private static final String P = pack(1);
    private static final String M = modules(1).get(0);
    private static final String PRODUCT = product(1, 'M');

    private static Step op(Object builder) {
        return by(CASCADE, CASCADE_SITE, builder);
    }

    private static void refused(Reason reason, List<Step> before, Step... more) {
        Case.refused(reason, reason.name(), and(before, more).toArray(Step[]::new))
                .check();
    }

    @Test
    void aModuleThatWasNeverInThePackDoesNotComeOutOfIt() {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(0).setBatteryCode(module(99));
        refused(Reason.CHILDREN_NOT_ACCOUNTED, atOperator(1), op(command));
    }

    @Test
    void aModuleIsNotQuietlyKeptBack() {
        Dismantle.Builder command = dismantle(1).removeParts(0);
        command.getLotsBuilder(0).setMassMg(60_000_000L + Lives.MODULE_MG);
        refused(Reason.CHILDREN_NOT_ACCOUNTED, atOperator(1), op(command));
    }

    @Test
    void aGoodCellOfOnePackIsNotSwappedForABadOneOfAnother() {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(0).setCellCodes(0, cells(2, 1).get(0));
        refused(Reason.CHILDREN_NOT_ACCOUNTED, and(atOperator(1), atOperator(2).toArray(Step[]::new)), op(command));
    }

    @Test
    void aCellIsNotInTwoModules() {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(1).setCellCodes(0, cells(1, 1).get(0));
        refused(Reason.DUPLICATE_ENTRY, atOperator(1), op(command));
    }

    @Test
    void aModuleIsNotPresentAndMissingAtOnce() {
        refused(
                Reason.DUPLICATE_ENTRY,
                atOperator(1),
                op(dismantle(1).addExplained(Lives.explained(ChildFate.CHILD_FATE_MISSING, M))));
    }

    @Test
    void aPartWithoutACodeIsNotSlippedInAmongTheCoded() {
        Dismantle.Builder command = dismantle(1).addParts(Lives.uncoded("x", 10_000_000L));
        command.removeLosses(0);
        refused(Reason.CHILDREN_NOT_ACCOUNTED, atOperator(1), op(command));
    }

    @Test
    void moreDoesNotComeOutThanWentIn() {
        Dismantle.Builder command = dismantle(1);
        command.getLotsBuilder(1).setMassMg(30_000_001L);
        refused(Reason.PARTS_NOT_BALANCED, atOperator(1), op(command));
    }

    @Test
    void massDoesNotVanishWithoutALoss() {
        refused(Reason.PARTS_NOT_BALANCED, atOperator(1), op(dismantle(1).clearLosses()));
    }

    @Test
    void hugeMassesDoNotWrapAroundToTheRightSum() {
        Dismantle.Builder command = dismantle(1);
        for (int i = 0; i < 2; i++) {
            command.getPartsBuilder(i).setMassMg(Mass.MAX_BATTERY_MG);
        }
        for (int i = 0; i < 48; i++) {
            command.addLots(command.getLots(0).toBuilder().setLotId("x" + i).setMassMg(Mass.MAX_BATTERY_MG));
        }
        refused(Reason.PARTS_NOT_BALANCED, atOperator(1), op(command));
    }

    @Test
    void aProductDoesNotComeApartHeavierThanItWasMade() {
        Dismantle.Builder command = dismantleProduct(1);
        command.getPartsBuilder(0).setMassMg(Lives.MODULE_MG + 1);
        refused(Reason.PARTS_NOT_BALANCED, repurposed(1), op(command));
    }

    @Test
    void aPackIsNotTakenApartTwice() {
        Dismantle.Builder again = Dismantle.newBuilder()
                .setBatteryId(P)
                .addLots(dismantle(2).getLots(0).toBuilder().setMassMg(Commands.PACK_MG));
        refused(Reason.BATTERY_LIFE_ENDED, apart(1), op(again));
    }

    @Test
    void aModuleSoldOnItsOwnIsNotStillInThePack() {
        refused(
                Reason.BATTERY_ALREADY_REGISTERED,
                atOperator(1),
                by(REGULATOR, fileModel("001MB24", MAKER)),
                by(MAKER, registerBattery(M)),
                op(dismantle(1)));
    }

    @Test
    void aNetworkPointDoesNotOpenPacksThoughItsOwnerMayElsewhere() {
        refused(Reason.SITE_KIND_NOT_FIT, atOperator(1), by(CASCADE, CASCADE_POINT, dismantle(1)));
    }

    @Test
    void aRevokedLicenceOpensNothing() {
        refused(Reason.LICENCE_NOT_HELD, atOperator(1), by(REGULATOR, revokeLicence(CASCADE, "L-5")), op(dismantle(1)));
    }

    @Test
    void theCodeOfAPackTakenApartIsNotRegisteredAgain() {
        refused(Reason.BATTERY_ALREADY_REGISTERED, apart(1), by(MAKER, registerBattery(P)));
    }

    @Test
    void theCodeOfAModuleThatLivesOnIsNotRegisteredAgain() {
        refused(
                Reason.BATTERY_ALREADY_REGISTERED,
                apart(1),
                by(REGULATOR, fileModel("001MB24", MAKER)),
                by(MAKER, registerBattery(M)));
    }

    @Test
    void theCodeOfAProductIsNotUsedForASecondOne() {
        refused(
                Reason.BATTERY_ALREADY_REGISTERED,
                and(repurposed(1), assessed(2).toArray(Step[]::new)),
                op(repurpose(PRODUCT, modules(2))));
    }

    @Test
    void aCodeIsNotBorrowedFromAnotherOperator() {
        refused(
                Reason.MODEL_OF_OTHER_MAKER,
                assessed(1),
                by(OTHER_CASCADE, OTHER_CASCADE_SITE, repurpose(PRODUCT, modules(1))));
    }

    @Test
    void aProductDoesNotKeepTheCodeOfItsFirstLife() {
        refused(Reason.BATTERY_CODE_INVALID, assessed(1), op(repurpose(pack(2), modules(1))));
    }

    @Test
    void anAssessmentOfLastYearCarriesNothing() {
        refused(
                Reason.ASSESSMENT_STALE,
                and(apart(1), op(assess(modules(1).get(1))), op(assess(M).setAssessedOnYyyymmdd(20250529))),
                op(repurpose(PRODUCT, modules(1))));
    }

    @Test
    void anAssessmentIsNotDatedAhead() {
        refused(Reason.FIELD_OUT_OF_RANGE, apart(1), op(assess(M).setAssessedOnYyyymmdd(20261129)));
    }

    @Test
    void theAssessmentOfAPackDoesNotSpeakForItsModules() {
        refused(
                Reason.NOT_ASSESSED,
                and(atOperator(1), op(assess(P)), op(dismantle(1))),
                op(repurpose(PRODUCT, modules(1))));
    }

    @Test
    void anAssessmentFromBeforeAUseDoesNotCarryTheNext() {
        refused(
                Reason.NOT_ASSESSED,
                and(repurposed(1), op(assess(PRODUCT)), op(deploy(PRODUCT, "STORAGE")), op(retire(PRODUCT))),
                op(deploy(PRODUCT, "STORAGE")));
    }

    @Test
    void theAwkwardSafetyQuestionIsNotLeftOut() {
        refused(Reason.SAFETY_UNANSWERED, apart(1), op(assess(M).removeSafetyAnswers(0)));
    }

    @Test
    void whatFailsSafetyIsNotCalledFit() {
        RecordAssessment.Builder swollen = assess(M);
        swollen.getSafetyAnswersBuilder(2).setYes(true);
        refused(Reason.SUITABILITY_CONTRADICTED, apart(1), op(swollen));
    }

    @Test
    void aModuleIsNotBuiltIntoTwoProducts() {
        refused(Reason.BATTERY_INSIDE_PRODUCT, repurposed(1), op(repurpose(product(2, 'M'), modules(1))));
    }

    @Test
    void aModuleIsNotCountedTwiceInOneProduct() {
        refused(Reason.DUPLICATE_ENTRY, assessed(1), op(repurpose(PRODUCT, List.of(M, M))));
    }

    @Test
    void anotherPartysModuleIsNotBuiltIn() {
        refused(
                Reason.CUSTODY_NOT_HELD,
                assessed(1),
                by(CASCADE, offer("X", OTHER_CASCADE, Act.ACT_CASCADE_USE, battery(M))),
                by(OTHER_CASCADE, OTHER_CASCADE_SITE, Commands.acceptAll("X")),
                op(repurpose(PRODUCT, modules(1))));
    }

    @Test
    void whatIsOnOfferIsNotBuiltInMeanwhile() {
        refused(
                Reason.GOODS_IN_HAND_OVER,
                assessed(1),
                by(CASCADE, offer("X", OTHER_CASCADE, Act.ACT_CASCADE_USE, battery(M))),
                op(repurpose(PRODUCT, modules(1))));
    }

    @Test
    void aProductIsNotRatedAboveWhatWasMeasured() {
        var command = repurpose(PRODUCT, modules(1));
        command.getProductBuilder().setVoltageMv(2 * Lives.MODULE_MV + 1);
        refused(Reason.MORE_ENERGY_THAN_MEASURED, assessed(1), op(command));
    }

    @Test
    void aDamagedModuleIsNotSoldAsSound() {
        Dismantle.Builder command = dismantle(1);
        command.getPartsBuilder(0).setFate(ChildFate.CHILD_FATE_DAMAGED);
        refused(
                Reason.BATTERY_NOT_SUITABLE,
                and(
                        atOperator(1),
                        op(command),
                        op(assess(M)),
                        op(assess(modules(1).get(1)))),
                op(repurpose(PRODUCT, modules(1))));
    }

    @Test
    void unlikeModulesAreNotCalledRemanufactured() {
        refused(
                Reason.SPREAD_TOO_WIDE,
                and(assessed(1), op(assess(M).setStateOfHealthPpm(965_000))),
                op(remanufacture(PRODUCT, modules(1))));
    }

    @Test
    void wornModulesAreNotCalledRemanufactured() {
        refused(
                Reason.CAPACITY_NOT_REACHED,
                and(
                        assessed(1),
                        op(assess(M).setStateOfHealthPpm(880_000)),
                        op(assess(modules(1).get(1)).setStateOfHealthPpm(880_000))),
                op(remanufacture(PRODUCT, modules(1))));
    }

    @Test
    void unsoldStockIsNotLaunderedIntoASecondLife() {
        refused(
                Reason.ORIGIN_NOT_FROM_VEHICLE,
                List.of(
                        by(MAKER, Commands.withChildren(registerBattery(P), Lives.inside(1))),
                        by(MAKER, offer("X", CASCADE, Act.ACT_CASCADE_USE, battery(P))),
                        op(Commands.acceptAll("X")),
                        op(dismantle(1)),
                        op(assess(M)),
                        op(assess(modules(1).get(1)))),
                op(repurpose(PRODUCT, modules(1))));
    }

    @Test
    void electricBicyclesGetNoSecondLife() {
        refused(Reason.APPLICATION_FORBIDDEN, repurposed(1), op(deploy(PRODUCT, "ELECTRIC_BICYCLE")));
    }

    @Test
    void electricBicyclesGetNoSecondLifeByTheDetourOfStorage() {
        refused(
                Reason.APPLICATION_FORBIDDEN,
                and(deployed(1), op(assess(PRODUCT))),
                op(deploy(PRODUCT, "ELECTRIC_BICYCLE")));
    }

    @Test
    void anExpiredDeclarationCarriesNoRemanufacturedPack() {
        refused(
                Reason.CONFORMITY_NOT_IN_FORCE,
                and(remanufactured(1), op(declare(PRODUCT, "D-1").setValidToYyyymmdd(20260528))),
                op(deploy(PRODUCT, "STORAGE")));
    }

    @Test
    void aRevokedDeclarationCarriesNoRemanufacturedPack() {
        refused(
                Reason.CONFORMITY_NOT_IN_FORCE,
                and(remanufactured(1), op(declare(PRODUCT, "D-1")), by(REGULATOR, revoke(PRODUCT, "D-1"))),
                op(deploy(PRODUCT, "STORAGE")));
    }

    @Test
    void nobodyDeclaresTheProductOfAnother() {
        refused(Reason.RESPONSIBILITY_NOT_HELD, repurposed(1), by(OTHER_CASCADE, declare(PRODUCT, "D-1")));
    }

    @Test
    void theMakerOfTheFirstLifeDoesNotDeclareTheSecond() {
        refused(Reason.RESPONSIBILITY_NOT_HELD, repurposed(1), by(MAKER, declare(PRODUCT, "D-1")));
    }

    @Test
    void aModuleIsNotPulledOutOfAProductOverTheCounter() {
        refused(Reason.BATTERY_INSIDE_PRODUCT, deployed(1), by(POINT, POINT_SITE, receiveReturn(M)));
    }

    @Test
    void theLabelOfAPackTakenApartDoesNotComeBackOverTheCounter() {
        refused(Reason.BATTERY_LIFE_ENDED, apart(1), by(POINT, POINT_SITE, receiveReturn(P)));
    }

    @Test
    void aModuleMissingFromItsPackMayTurnUpLaterButOnlyAsACandidate() {
        Dismantle.Builder command = dismantle(1).removeParts(0);
        command.addExplained(Lives.explained(ChildFate.CHILD_FATE_MISSING, M).addAllBatteryCodes(cells(1, 1)));
        command.getLossesBuilder(0).setMassMg(10_000_000L + Lives.MODULE_MG);
        World world = Case.recorded(
                        "missing",
                        and(atOperator(1), op(command), by(POINT, POINT_SITE, receiveReturn(M)))
                                .toArray(Step[]::new))
                .check()
                .world();
        var facts = world.ledger().facts();
        assertThat(facts.get(facts.size() - 1)
                        .getReturnReceived()
                        .getBatteries(0)
                        .getCandidateCreated())
                .isTrue();
    }

    @Test
    void halfADealIsNone() {
        World world = World.fresh();
        assessed(1).forEach(step -> world.must(step.party(), step.site(), step.builder()));
        EnvelopePayload.Builder payload = world.payload(
                        CASCADE,
                        CASCADE_SITE,
                        Commands.command(repurpose(PRODUCT, modules(1))),
                        Commands.command(deploy(PRODUCT, "FIREWORKS")))
                .setAllOrNothing(true);
        EnvelopeResult result =
                world.execute(World.NOW, World.unsigned(payload)).result().getResults(0);
        assertThat(result.getRecorded().getVerdicts(1).getRefused().getReasonValue())
                .isEqualTo(Reason.APPLICATION_UNKNOWN.number());
        assertThat(world.ledger().state()).doesNotContainKey("battery/" + PRODUCT);
        world.must(CASCADE, CASCADE_SITE, repurpose(PRODUCT, modules(1)));
    }

    @Test
    void aListOfNothingDoesNotAccountForTheChildren() {
        Dismantle.Builder command = dismantle(1).clearParts();
        command.getLotsBuilder(0).setMassMg(360_000_000L);
        refused(Reason.CHILDREN_NOT_ACCOUNTED, atOperator(1), op(command));
    }

    @Test
    void aSuitabilityIsNotUpgradedByTheUse() {
        refused(
                Reason.BATTERY_NOT_SUITABLE,
                and(assessed(1), op(assess(M).setSuitability(Suitability.SUITABILITY_REPURPOSE))),
                op(remanufacture(PRODUCT, modules(1))));
    }

    @Test
    void twoThousandAndOneSourcesDoNotHideInOneProduct() {
        refused(Reason.TOO_MANY_ENTRIES, assessed(1), op(repurpose(PRODUCT, Collections.nCopies(2_001, M))));
    }
}
