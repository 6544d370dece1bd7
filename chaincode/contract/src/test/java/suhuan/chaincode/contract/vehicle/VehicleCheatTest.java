package suhuan.chaincode.contract.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.remove;
import static suhuan.chaincode.contract.fixture.Commands.scan;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Lives.replaced;
import static suhuan.chaincode.contract.fixture.Lives.scrap;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.DISMANTLER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.vehicle.VehicleCases.back;
import static suhuan.chaincode.contract.vehicle.VehicleCases.driving;
import static suhuan.chaincode.contract.vehicle.VehicleCases.wreck;

import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.ScrapOutcome;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ReplacementRecorded;
import suhuan.ledger.v1.VehicleScrapped;

/** Ways to make a battery vanish from a vehicle 车电一体: the fact says so and a case is opened, or the record is refused. */
class VehicleCheatTest {
    private static final String P = pack(1);
    private static final String VIN = vin(1);

    private static Fact last(List<Step> before, Step... more) {
        World world = Case.recorded("recorded", and(before, more).toArray(Step[]::new))
                .check()
                .world();
        List<Fact> facts = world.ledger().facts();
        return facts.get(facts.size() - 1);
    }

    private static VehicleScrapped scrapped(List<Step> before, Step... more) {
        return last(before, more).getVehicleScrapped();
    }

    private static void refused(Reason reason, List<Step> before, Step... more) {
        Case.refused(reason, reason.name(), and(before, more).toArray(Step[]::new))
                .check();
    }

    @Test
    void aVehicleWithItsPackIsCompleteAndThePackIsInTheDismantlersHands() {
        VehicleScrapped fact = scrapped(driving(1, 1), wreck(scrap(VIN, P)));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_COMPLETE);
        assertThat(fact.getTakenBatteryIdsList()).containsExactly(P);
        assertThat(fact.getCustody().getPartyId()).isEqualTo(DISMANTLER);
        assertThat(fact.getCaseId()).isEmpty();
    }

    @Test
    void aVehicleWithoutItsPackIsIncompleteAndOpensACase() {
        Fact fact = last(driving(1, 1), wreck(scrap(VIN)));
        VehicleScrapped scrapped = fact.getVehicleScrapped();
        assertThat(scrapped.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE);
        assertThat(scrapped.getMissingBatteryIdsList()).containsExactly(P);
        assertThat(scrapped.getCaseId()).startsWith("VCASE~");
        assertThat(fact.getItemsList())
                .anyMatch(item -> item.getKind() == ItemKind.ITEM_KIND_VEHICLE_CASE
                        && item.getItemId().equals(scrapped.getCaseId()));
    }

    @Test
    void aPackOfAnotherVehicleDoesNotStandInForTheOwn() {
        VehicleScrapped fact =
                scrapped(and(driving(1, 1), driving(2, 2).toArray(Step[]::new)), wreck(scrap(VIN, pack(2))));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE);
        assertThat(fact.getMissingBatteryIdsList()).containsExactly(P);
        assertThat(fact.getForeignBatteryIdsList()).containsExactly(pack(2));
        assertThat(fact.getTakenBatteryIdsList()).isEmpty();
    }

    @Test
    void aPackTakenOutTheDayBeforeIsMissedAllTheSame() {
        VehicleScrapped fact = scrapped(and(driving(1, 1), by(REPAIRER, remove(P, VIN))), wreck(scrap(VIN)));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE);
        assertThat(fact.getUnexplainedCount()).isEqualTo(1);
    }

    @Test
    void oneOfTwoPacksTakenOutIsMissed() {
        VehicleScrapped fact =
                scrapped(and(driving(1, 1, 2), by(REPAIRER, remove(P, VIN))), wreck(scrap(VIN, pack(2))));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE);
        assertThat(fact.getUnexplainedCount()).isEqualTo(1);
    }

    @Test
    void aPackThatWasChangedInAWorkshopIsNoCase() {
        List<Step> changed = and(
                driving(1, 1),
                by(CAR_MAKER, CAR_FACTORY, remove(P, VIN)),
                by(CAR_MAKER, CAR_FACTORY, install(P, vin(3))),
                by(CAR_MAKER, CAR_FACTORY, remove(P, vin(3))),
                by(CAR_MAKER, CAR_FACTORY, install(P, VIN)));
        assertThat(scrapped(changed, wreck(scrap(VIN, P))).getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_COMPLETE);
    }

    @Test
    void aReplacementWithAVoucherExplainsAnotherPack() {
        VehicleScrapped fact = scrapped(
                and(driving(1, 1), back(P), by(REPAIRER, replaced(VIN, P, "label-7", "V-1"))),
                wreck(scrap(VIN, "label-7")));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_COMPLETE);
    }

    @Test
    void aReplacementExplainsOnePackAndNotTwo() {
        VehicleScrapped fact = scrapped(
                and(driving(1, 1, 2), back(P), back(pack(2)), by(REPAIRER, replaced(VIN, P, "label-7", "V-1"))),
                wreck(scrap(VIN, "label-7")));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE);
        assertThat(fact.getUnexplainedCount()).isEqualTo(1);
    }

    @Test
    void aVehicleTheLedgerNeverKnewABatteryInHasNothingToCompare() {
        VehicleScrapped fact = scrapped(List.of(), wreck(scrap(VIN, "label-7")));
        assertThat(fact.getOutcome()).isEqualTo(ScrapOutcome.SCRAP_OUTCOME_NOTHING_TO_COMPARE);
        assertThat(fact.getCaseId()).isEmpty();
    }

    @Test
    void aCaseIsClosedByTheRecordThatExplainsAllOfIt() {
        Fact fact = last(driving(1, 1), wreck(scrap(VIN)), back(P), by(REPAIRER, replaced(VIN, P, "", "V-1")));
        ReplacementRecorded recorded = fact.getReplacementRecorded();
        assertThat(recorded.getClosedCaseId()).startsWith("VCASE~");
        assertThat(fact.getItemsList()).hasSize(2);
    }

    @Test
    void aCaseStaysOpenWhileAnythingIsUnexplained() {
        Fact fact = last(driving(1, 1, 2), wreck(scrap(VIN)), back(P), by(REPAIRER, replaced(VIN, P, "", "V-1")));
        assertThat(fact.getReplacementRecorded().getClosedCaseId()).isEmpty();
    }

    @Test
    void aVoucherIsNotUsedForTwoVehicles() {
        refused(
                Reason.VOUCHER_ALREADY_USED,
                and(driving(1, 1), driving(2, 2).toArray(Step[]::new)),
                back(P),
                back(pack(2)),
                by(REPAIRER, replaced(VIN, P, "", "V-1")),
                by(REPAIRER, replaced(vin(2), pack(2), "", "V-1")));
    }

    @Test
    void aVoucherIsWorthNothingWhileThePackDrives() {
        refused(Reason.VOUCHER_NOT_BACKED, driving(1, 1), by(REPAIRER, replaced(VIN, P, "", "V-1")));
    }

    @Test
    void aVoucherIsWorthNothingForAPackThatCameOutAndNeverCameBack() {
        refused(
                Reason.VOUCHER_NOT_BACKED,
                and(driving(1, 1), by(REPAIRER, remove(P, VIN))),
                by(REPAIRER, replaced(VIN, P, "", "V-1")));
    }

    @Test
    void thePackOfOneVehicleDoesNotExplainAnother() {
        refused(
                Reason.VOUCHER_NOT_BACKED,
                and(driving(1, 1), driving(2, 2).toArray(Step[]::new)),
                back(pack(2)),
                by(REPAIRER, replaced(VIN, pack(2), "", "V-1")));
    }

    @Test
    void uncodedGoodsFromAnotherVehicleDoNotExplainThisOne() {
        refused(
                Reason.VOUCHER_NOT_BACKED,
                driving(1, 1),
                by(POINT, POINT_SITE, receiveReturn().addBatteries(scan("").setVin(vin(2)))),
                by(REPAIRER, replaced(VIN, "CAND~" + World.envelopeId(8) + "~0~0", "", "V-1")));
    }

    @Test
    void aVehicleIsNotScrappedTwice() {
        refused(Reason.VEHICLE_SCRAPPED, driving(1, 1), wreck(scrap(VIN, P)), wreck(scrap(VIN)));
    }

    @Test
    void noPackGoesIntoAWreck() {
        refused(
                Reason.VEHICLE_SCRAPPED,
                and(driving(1, 1), driving(2, 2).toArray(Step[]::new)),
                wreck(scrap(VIN, P)),
                by(CAR_MAKER, CAR_FACTORY, remove(pack(2), vin(2))),
                by(CAR_MAKER, CAR_FACTORY, install(pack(2), VIN)));
    }
}
