package suhuan.chaincode.contract.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.cell;
import static suhuan.chaincode.contract.fixture.Commands.commitment;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Lives.assess;
import static suhuan.chaincode.contract.fixture.Lives.cells;
import static suhuan.chaincode.contract.fixture.Lives.dismantleProduct;
import static suhuan.chaincode.contract.fixture.Lives.module;
import static suhuan.chaincode.contract.fixture.Lives.modules;
import static suhuan.chaincode.contract.fixture.Lives.product;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.Disposition;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.DismantledChild;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.SecondLifeResult;
import suhuan.ledger.v1.SecondLifeSource;
import suhuan.state.v1.BatteryState;

/** What second life comes to: links both ways, responsibility, commitments, and a cost that grows with what is named. */
class SecondLifeTest {
    private static World played(List<Step> steps) {
        World world = World.fresh();
        steps.forEach(step -> world.must(step.party(), step.site(), step.builder()));
        return world;
    }

    private static Fact last(World world) {
        List<Fact> facts = world.ledger().facts();
        return facts.get(facts.size() - 1);
    }

    private static BatteryState state(World world, String id) {
        try {
            return BatteryState.parseFrom(world.ledger().state().get("battery/" + id));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void modulesOfAPackCommitToTheirCellsAndKnowWhereTheyComeFrom() {
        World world = played(Lives.apart(1));
        BatteryDismantled fact = last(world).getBatteryDismantled();
        assertThat(fact.getDisposition()).isEqualTo(Disposition.DISPOSITION_DISMANTLED);
        assertThat(fact.getChildrenList())
                .extracting(DismantledChild::getBatteryId)
                .isEqualTo(modules(1));
        assertThat(fact.getChildren(1).getChildren()).isEqualTo(commitment(cells(1, 2)));
        assertThat(fact.getLossMg()).isEqualTo(10_000_000L);
        BatteryState module = state(world, modules(1).get(1));
        assertThat(module.getParentId()).isEqualTo(pack(1));
        assertThat(module.getMakerPartyId()).isEqualTo(MAKER);
        assertThat(module.getResponsiblePartyId()).isEqualTo(MAKER);
        assertThat(module.getFromVehicle()).isTrue();
        assertThat(world.ledger().state()).containsKey("battery/" + pack(1));
        assertThat(world.ledger().state())
                .doesNotContainKey("battery/" + cells(1, 1).get(0));
    }

    @Test
    void aProductIsItsOperatorsAndItsSourcesLeadToIt() {
        World world = played(Lives.repurposed(1));
        SecondLifeResult fact = last(world).getBatteriesRepurposed().getProduct();
        assertThat(fact.getResponsiblePartyId()).isEqualTo(CASCADE);
        assertThat(fact.getMassMg()).isEqualTo(2 * Lives.MODULE_MG + 5_000_000L);
        assertThat(fact.getSourcesList())
                .extracting(SecondLifeSource::getReleasedPartyId)
                .containsOnly(MAKER);
        assertThat(fact.getChildren()).isEqualTo(commitment(modules(1)));
        assertThat(fact.getStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_REPURPOSED);
        BatteryState source = state(world, modules(1).get(0));
        assertThat(source.getProductId()).isEqualTo(product(1, 'M'));
        assertThat(source.getResponsiblePartyId()).isEqualTo(CASCADE);
        assertThat(source.getDisposition()).isEqualTo(Disposition.DISPOSITION_INCORPORATED);
    }

    @Test
    void aModuleOutOfAProductKeepsItsCellsAndLivesAThirdLife() {
        World world = played(and(
                Lives.deployed(1),
                by(CASCADE, CASCADE_SITE, Lives.retire(product(1, 'M'))),
                by(CASCADE, CASCADE_SITE, dismantleProduct(1))));
        DismantledChild child = last(world).getBatteryDismantled().getChildren(0);
        assertThat(child.getKnownBefore()).isTrue();
        assertThat(child.getChildren()).isEqualTo(commitment(cells(1, 1)));
        assertThat(state(world, modules(1).get(0)).getMassMg()).isEqualTo(Lives.MODULE_MG - 5);
        world.must(CASCADE, CASCADE_SITE, assess(modules(1).get(0)));
        world.must(
                CASCADE,
                CASCADE_SITE,
                suhuan.ledger.v1.Repurpose.newBuilder()
                        .setProduct(Lives.making(product(3, 'M'), modules(1).subList(0, 1))
                                .setVoltageMv(Lives.MODULE_MV)));
    }

    @Test
    void partsOfGoodsWithoutACommitmentAreCandidates() {
        World world = played(Lives.atOperator(pack(1), List.of(), vin(1)));
        world.must(
                CASCADE,
                CASCADE_SITE,
                Dismantle.newBuilder().setBatteryId(pack(1)).addParts(Lives.uncoded(module(11), Commands.PACK_MG)));
        DismantledChild child = last(world).getBatteryDismantled().getChildren(0);
        assertThat(child.getBatteryId()).startsWith("CAND~");
        assertThat(child.getLegacyLabel()).isEqualTo(module(11));
    }

    @Test
    void aModuleSeenBeforeItCameOutIsSaid() {
        World world = played(Lives.atOperator(1));
        world.must(POINT, POINT_SITE, receiveReturn(modules(1).get(0)));
        String candidate = last(world).getReturnReceived().getBatteries(0).getBatteryId();
        world.must(CASCADE, CASCADE_SITE, Lives.dismantle(1));
        assertThat(last(world).getBatteryDismantled().getChildren(0).getCandidateId())
                .isEqualTo(candidate);
    }

    @Test
    void aRetiredProductComesBackWithoutAFinding() {
        World world = played(and(
                Lives.deployed(1),
                by(CASCADE, CASCADE_SITE, Lives.retire(product(1, 'M'))),
                by(POINT, POINT_SITE, receiveReturn(product(1, 'M')))));
        var item = last(world).getReturnReceived().getBatteries(0);
        assertThat(item.getCandidateCreated()).isFalse();
        assertThat(item.getStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_WASTE);
        assertThat(item.getFindingsList()).doesNotContain(suhuan.common.v1.Finding.FINDING_NOT_REMOVED_BEFORE);
    }

    /** A pack of 16 modules of 12 cells, and all that is inside. */
    private static List<String> cellsOf(int pack, int module) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(n -> cell(1_000 * pack + 20 * module + n))
                .toList();
    }

    private static Outcome takenApart(World world, int pack, int modules) {
        List<String> inside = new ArrayList<>();
        Dismantle.Builder command = Dismantle.newBuilder().setBatteryId(pack(pack));
        for (int n = 1; n <= modules; n++) {
            inside.add(module(100 * pack + n));
            inside.addAll(cellsOf(pack, n));
            command.addParts(Lives.part(module(100 * pack + n), 1_000_000L, cellsOf(pack, n)));
        }
        command.addLosses(Lives.loss(
                suhuan.common.v1.DismantlingLossKind.DISMANTLING_LOSS_KIND_WEIGHING,
                Commands.PACK_MG - 1_000_000L * modules));
        Lives.atOperator(pack(pack), inside, vin(pack))
                .forEach(step -> world.must(step.party(), step.site(), step.builder()));
        return one(world, Commands.command(command));
    }

    private static Outcome one(World world, Command... commands) {
        Outcome outcome = world.execute(World.NOW, World.unsigned(world.payload(CASCADE, CASCADE_SITE, commands)));
        EnvelopeResult result = outcome.result().getResults(0);
        assertThat(result.getRecorded().getVerdictsList()).allMatch(verdict -> verdict.hasRecorded());
        return outcome;
    }

    @Test
    void aPackOfSixteenModulesFitsOneEnvelopeAndCostsByTheModule() {
        World world = World.fresh();
        int ofEight = takenApart(world, 1, 8).keysRead().size();
        int ofSixteen = takenApart(world, 2, 16).keysRead().size();
        int ofEightAgain = takenApart(world, 3, 8).keysRead().size();
        assertThat(ofSixteen - ofEight).isEqualTo(8 * 2);
        assertThat(ofEightAgain).isEqualTo(ofEight);
    }

    @Test
    void aProductOfFortyModulesOfManyPacksFitsOneEnvelopeAndCostsByTheModule() {
        World world = World.fresh();
        List<String> modules = new ArrayList<>();
        for (int pack = 1; pack <= 5; pack++) {
            takenApart(world, pack, 12);
            for (int n = 1; n <= 12; n++) {
                modules.add(module(100 * pack + n));
            }
        }
        one(world, modules.stream().map(id -> Commands.command(assess(id))).toArray(Command[]::new));
        int ofTwenty = made(world, 1, modules.subList(0, 20));
        int ofForty = made(world, 2, modules.subList(20, 60));
        assertThat(ofForty - ofTwenty).isEqualTo(20);
    }

    private static int made(World world, int serial, List<String> modules) {
        return one(world, Commands.command(Lives.repurpose(product(serial, 'M'), modules)))
                .keysRead()
                .size();
    }
}
