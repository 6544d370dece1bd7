package suhuan.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.PACK_MG;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.scan;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Commands.withdraw;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.Finding;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.ReturnedItem;
import suhuan.ledger.v1.ToleranceRule;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.VehicleState;

/** What facts tell: results, so that no reader works a rule out again. */
class OutcomeTest {
    private final World world = World.fresh();

    private Fact last() {
        return world.ledger().facts().get(world.ledger().facts().size() - 1);
    }

    private ReturnedItem returned(Object builder) {
        world.must(POINT, POINT_SITE, builder);
        return last().getReturnReceived().getBatteries(0);
    }

    private void installed() {
        world.must(MAKER, "", registerBattery(pack(1)), offer("H", CAR_MAKER, Act.ACT_TRADE, battery(pack(1))));
        world.must(CAR_MAKER, CAR_FACTORY, acceptAll("H"), install(pack(1), vin(1)));
    }

    private BatteryState battery1() throws InvalidProtocolBufferException {
        return BatteryState.parseFrom(world.ledger().state().get("battery/" + pack(1)));
    }

    @Test
    void anInstallerHoldsWhatItInstalled() {
        installed();
        var fact = last().getBatteryInstalled();
        assertThat(fact.getCustody().getPartyId()).isEqualTo(CAR_MAKER);
        assertThat(fact.getCustody().getSiteId()).isEmpty();
        assertThat(fact.getDisposition()).isEqualTo(Disposition.DISPOSITION_IN_USE);
        assertThat(fact.getBatteriesInVehicle()).isEqualTo(1);
    }

    @Test
    void aReturnTakesThePackOutOfItsVehicleAndSaysWhatDidNotFit() throws InvalidProtocolBufferException {
        installed();
        ReturnedItem item = returned(receiveReturn()
                .addBatteries(scan(" " + pack(1).toLowerCase(java.util.Locale.ROOT))
                        .setVin(vin(2))
                        .setMassMg(PACK_MG / 2)));

        assertThat(item.getBatteryId()).isEqualTo(pack(1));
        assertThat(item.getFromPartyId()).isEqualTo(CAR_MAKER);
        assertThat(item.getVin()).isEqualTo(vin(1));
        assertThat(item.getFindingsList())
                .containsExactly(
                        Finding.FINDING_VIN_MISMATCH,
                        Finding.FINDING_MASS_DEVIATES,
                        Finding.FINDING_NOT_REMOVED_BEFORE);
        assertThat(battery1().getStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_WASTE);
        assertThat(battery1().getDisposition()).isEqualTo(Disposition.DISPOSITION_STORED);
        assertThat(battery1().getCustody().getSiteId()).isEqualTo(POINT_SITE);
        assertThat(VehicleState.parseFrom(world.ledger().state().get("vehicle/" + vin(1)))
                        .getBatteryIdsList())
                .isEmpty();
    }

    @Test
    void aRemovedPackOfTheRightMassComesBackWithoutFindings() {
        installed();
        world.must(CAR_MAKER, CAR_FACTORY, suhuan.chaincode.contract.fixture.Commands.remove(pack(1), vin(1)));
        ReturnedItem item = returned(
                receiveReturn().addBatteries(scan(pack(1)).setVin(vin(1)).setMassMg(PACK_MG / 5 * 4)));
        assertThat(item.getFindingsList()).isEmpty();
    }

    @Test
    void oneMilligramBeyondTwentyPerCentIsAFinding() {
        world.must(MAKER, "", registerBattery(pack(1)));
        assertThat(returned(receiveReturn().addBatteries(scan(pack(1)).setMassMg(PACK_MG / 5 * 6 + 1)))
                        .getFindingsList())
                .contains(Finding.FINDING_MASS_DEVIATES);
    }

    @Test
    void whatIsNotKnownBecomesACandidate() {
        String id = world.nextEnvelopeId();
        world.must(
                POINT, POINT_SITE, receiveReturn(pack(9), "磨损", "").addBatteries(scan("").setVin("WVWZZZ1KZAW000001")));
        List<ReturnedItem> items = last().getReturnReceived().getBatteriesList();
        for (int n = 0; n < items.size(); n++) {
            assertThat(items.get(n).getBatteryId()).isEqualTo("CAND~" + id + "~0~" + n);
            assertThat(items.get(n).getCandidateCreated()).isTrue();
            assertThat(items.get(n).getFromPartyId()).isEmpty();
        }
        assertThat(items.get(0).getFindingsList()).containsExactly(Finding.FINDING_CODE_UNKNOWN);
        assertThat(items.get(1).getFindingsList()).containsExactly(Finding.FINDING_CODE_MALFORMED);
        assertThat(items.get(2).getFindingsList()).containsExactly(Finding.FINDING_UNCODED);
        assertThat(items.get(3).getFindingsList())
                .containsExactly(Finding.FINDING_UNCODED, Finding.FINDING_VIN_CHECK_DIGIT);
    }

    @Test
    void aClaimedCodeGoesOnWhereTheCandidateIs() {
        String candidate = returned(receiveReturn(pack(1))).getBatteryId();
        world.must(MAKER, "", registerBattery(pack(1)));
        var fact = last().getBatteryRegistered();
        assertThat(fact.getCandidateId()).isEqualTo(candidate);
        assertThat(fact.getCustody().getPartyId()).isEqualTo(POINT);
        assertThat(fact.getDisposition()).isEqualTo(Disposition.DISPOSITION_STORED);
        assertThat(fact.getStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_WASTE);
        assertThat(last().getItemsCount()).isEqualTo(2);
    }

    @Test
    void aClaimedCodeOnOfferWaits() {
        String candidate = returned(receiveReturn(pack(1))).getBatteryId();
        world.must(POINT, POINT_SITE, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate)));
        world.must(MAKER, "", registerBattery(pack(1)));
        var fact = last().getBatteryRegistered();
        assertThat(fact.getCandidateId()).isEqualTo(candidate);
        assertThat(fact.getDisposition()).isEqualTo(Disposition.DISPOSITION_AWAITING_MATCH);
        assertThat(fact.getCustody().getPartyId()).isEqualTo(MAKER);
    }

    @Test
    void matchingReleasesTheVehicleOfTheBattery() throws InvalidProtocolBufferException {
        installed();
        String candidate = returned(receiveReturn("")).getBatteryId();
        world.must(POINT, POINT_SITE, suhuan.chaincode.contract.fixture.Commands.match(candidate, pack(1)));
        assertThat(last().getCandidateMatched().getReleasedVin()).isEqualTo(vin(1));
        assertThat(last().getCandidateMatched().getCustody().getPartyId()).isEqualTo(POINT);
        assertThat(battery1().getVin()).isEmpty();
        assertThat(battery1().getStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_WASTE);
        assertThat(VehicleState.parseFrom(world.ledger().state().get("vehicle/" + vin(1)))
                        .getBatteryIdsList())
                .isEmpty();
    }

    @Test
    void aTicketIsWorkedOutInIntegers() {
        deducts(0, DeductionMethod.DEDUCTION_METHOD_UNSPECIFIED, 0, 0, 0);
        deducts(29_999_999, DeductionMethod.DEDUCTION_METHOD_SHARE, 30_000, 0, 0);
        deducts(5, DeductionMethod.DEDUCTION_METHOD_FIXED, 0, 5, 0);
        deducts(77, DeductionMethod.DEDUCTION_METHOD_PER_UNIT, 0, 11, 7);
    }

    private void deducts(long deductionMg, DeductionMethod method, int ppm, long mg, int units) {
        ReceiveLot.Builder lot = receiveLot("lot-" + method.getNumber(), TONNE);
        lot.getTicketBuilder()
                .setTareMg(1)
                .setDeductionMethod(method)
                .setDeductionPpm(ppm)
                .setDeductionMg(mg)
                .setDeductionUnits(units);
        world.must(YARD, YARD_SITE, lot);
        assertThat(last().getLotReceived().getDeductionMg()).isEqualTo(deductionMg);
        assertThat(last().getLotReceived().getLot().getMassMg()).isEqualTo(TONNE - 1 - deductionMg);
        assertThat(last().getLotReceived().getLot().getCustodyModel()).isEqualTo(CustodyModel.CUSTODY_MODEL_SEGREGATED);
    }

    @Test
    void modelsOfCustodyOnlyDegrade() {
        world.must(
                YARD,
                YARD_SITE,
                receiveLot("a", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED),
                receiveLot("b", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED),
                receiveLot("c", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE),
                merge("ab", "a", "b"));
        assertThat(last().getLotsMerged().getMerged().getCustodyModel())
                .isEqualTo(CustodyModel.CUSTODY_MODEL_SEGREGATED);
        world.must(YARD, YARD_SITE, merge("abc", "ab", "c"));
        assertThat(last().getLotsMerged().getMerged().getCustodyModel())
                .isEqualTo(CustodyModel.CUSTODY_MODEL_MASS_BALANCE);
    }

    @Test
    void anAcceptanceInPartTellsAllMasses() {
        world.must(
                YARD,
                YARD_SITE,
                receiveLot("a", TONNE),
                receiveLot("b", TONNE),
                offer("H", MILL, Act.ACT_SMELT, lot("a", TONNE / 2), lot("b", 0))
                        .setToleranceRule(ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT));
        HandOverOffered offered = last().getHandOverOffered();
        assertThat(offered.getLinesList()).extracting(OfferedLine::getLotFreeMg).containsExactly(TONNE / 2, 0L);
        world.must(MILL, MILL_SITE, accept("H", line(1, TONNE / 4, TONNE / 4 - 9)));

        HandOverAccepted fact = last().getHandOverAccepted();
        assertThat(fact.getComplete()).isFalse();
        assertThat(fact.getReturnedLineNosList()).containsExactly(2);
        AcceptedResult line = fact.getAccepted(0);
        assertThat(line.getAcceptedMg()).isEqualTo(TONNE / 4);
        assertThat(line.getWeighedMg()).isEqualTo(TONNE / 4 - 9);
        assertThat(line.getDifferenceMg()).isEqualTo(-9);
        assertThat(line.getToleranceMg()).isEqualTo(TONNE / 400);
        assertThat(line.getSourceRemainingMg()).isEqualTo(TONNE - TONNE / 4);
        assertThat(line.getNewLot().getLotId()).isEqualTo("H~1");
        assertThat(line.getNewLot().getMassMg()).isEqualTo(TONNE / 4 - 9);
        assertThat(line.getNewLot().getCustody().getSiteId()).isEqualTo(MILL_SITE);
        // What was not accepted is free again, all of it.
        world.must(YARD, YARD_SITE, offer("H2", MILL, Act.ACT_SMELT, lot("a", TONNE - TONNE / 4), lot("b", TONNE)));
    }

    @Test
    void aNewOfferNamesTheExpiredOnesItTookOverAndTheirWithdrawalFreesNothing() {
        world.must(
                YARD,
                YARD_SITE,
                receiveLot("a", TONNE),
                offer("H1", MILL, Act.ACT_SMELT, lot("a", TONNE)),
                receiveLot("b", TONNE));
        long later = World.NOW + World.DAY;
        world.sendAt(
                later,
                YARD,
                YARD_SITE,
                offer("H2", MILL, Act.ACT_SMELT, lot("a", 0), lot("b", 0)).setExpiresAtMs(later + 1));
        assertThat(last().getHandOverOffered().getExpiredHandOverIdsList()).containsExactly("H1");
        assertThat(last().getHandOverOffered().getLines(0).getMassMg()).isEqualTo(TONNE);
        world.sendAt(later, YARD, YARD_SITE, withdraw("H1"));
        assertThat(last().getHandOverWithdrawn().getHandOverId()).isEqualTo("H1");
        assertThat(last().getHandOverWithdrawn().getFreedList()).isEmpty();
        assertThat(last().getItemsCount()).isEqualTo(1);
        world.sendAt(later, MILL, MILL_SITE, acceptAll("H2"));
        assertThat(last().getHandOverAccepted().getComplete()).isTrue();
    }
}
