package suhuan.chaincode.contract.process;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Processing.DISPOSAL;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.PRETREATMENT;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.fileComposition;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.issue;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.packs;
import static suhuan.chaincode.contract.fixture.Processing.pure;
import static suhuan.chaincode.contract.fixture.Processing.unassayed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunRate;

/** What a closed run says: rates, verdicts, residues, and what may be claimed. */
class CloseRunTest {
    private static final long YEAR_MS = 366 * World.DAY;

    private final World world = World.fresh();

    private void packsAtPlant(int count) {
        world.must(MAKER, "", fileComposition(packs()));
        for (int i = 1; i <= count; i++) {
            world.must(
                    MAKER, "", registerBattery(pack(i)), offer("H-" + i, RECYCLER, Act.ACT_RECYCLE, battery(pack(i))));
            world.must(RECYCLER, PLANT, acceptAll("H-" + i));
        }
    }

    private RunClosed closed(long atMs, String run) {
        EnvelopeResult result = world.sendAt(atMs, RECYCLER, PLANT, close(run));
        assertThat(result.getRecorded().getVerdicts(0).hasRecorded())
                .as("%s", result)
                .isTrue();
        List<Fact> facts = world.ledger().facts();
        return facts.get(facts.size() - 1).getRunClosed();
    }

    private static Map<String, Judgement> verdicts(RunClosed closed) {
        Map<String, Judgement> verdicts = new TreeMap<>();
        for (RuleVerdict verdict : closed.getVerdictsList()) {
            assertThat(verdict.getDocument()).isNotEmpty();
            assertThat(verdicts.put(verdict.getRuleId(), verdict.getJudgement()))
                    .isNull();
        }
        return verdicts;
    }

    private static RunRate recovery(RunClosed closed, String element) {
        return closed.getRecoveryList().stream()
                .filter(rate -> rate.getElement().equals(element))
                .findFirst()
                .orElseThrow();
    }

    /** One pack into salts and metals: lithium 92 %, cobalt 99 %, nickel 97.9 %, manganese all, copper 94 %. */
    private void salts(String run, int pack) {
        world.must(
                RECYCLER,
                PLANT,
                openRun(run, HYDRO),
                inputs(run, battery(pack(pack))),
                outputs(
                        run,
                        output(run + "-li", "LITHIUM_CARBONATE", 46 * KG).setAssay(pure("EXACT", "Li", 160_000)),
                        output(run + "-co", "COBALT", 24 * KG).setAssay(pure("EXACT", "Co", 990_000)),
                        output(run + "-ni", "NICKEL", 24 * KG).setAssay(pure("EXACT", "Ni", 979_000)),
                        output(run + "-mn", "MANGANESE_SULPHATE", 48 * KG).setAssay(pure("EXACT", "Mn", 500_000)),
                        output(run + "-cu", "COPPER", 40 * KG).setAssay(pure("EXACT", "Cu", 940_000)),
                        output(run + "-al", "ALUMINIUM", 60 * KG).setAssay(pure("EXACT", "Al", 999_000)),
                        output(run + "-fe", "STEEL", 20 * KG).setAssay(pure("EXACT", "Fe", 1_000_000)),
                        output(run + "-slag", "SLAG", 138 * KG)));
    }

    @Test
    void everyEditionInForceThatDayOrToComeSaysWhatItThinks() {
        packsAtPlant(1);
        salts("R", 1);
        RunClosed closed = closed(World.NOW, "R");
        assertThat(recovery(closed, "Li").getLowestPpm()).isEqualTo(920_000);
        assertThat(recovery(closed, "Li").getHighestPpm()).isEqualTo(920_000);
        assertThat(recovery(closed, "Co").getLowestPpm()).isEqualTo(990_000);
        assertThat(recovery(closed, "Pb").getAbsent()).isTrue();
        assertThat(recovery(closed, "C").getHighestPpm()).isZero();
        assertThat(closed.getEfficiency().getLowestPpm()).isEqualTo(655_000);
        Map<String, Judgement> verdicts = verdicts(closed);
        assertThat(verdicts)
                .containsEntry("CN-2024-LI", Judgement.JUDGEMENT_MET)
                .containsEntry("CN-2024-CO", Judgement.JUDGEMENT_MET)
                .containsEntry("CN-2024-MN", Judgement.JUDGEMENT_MET)
                .containsEntry("CN-2024-NI", Judgement.JUDGEMENT_NOT_MET)
                .containsEntry("CN-2024-REPAIR", Judgement.JUDGEMENT_OUT_OF_SCOPE)
                .containsEntry("EU-2025-RE-LITHIUM", Judgement.JUDGEMENT_MET)
                .containsEntry("EU-2025-RE-LEAD", Judgement.JUDGEMENT_OUT_OF_SCOPE)
                .containsEntry("EU-2027-CO", Judgement.JUDGEMENT_NOT_YET_IN_FORCE)
                .containsEntry("EU-2027-PB", Judgement.JUDGEMENT_OUT_OF_SCOPE)
                .containsEntry("EU-2031-LI", Judgement.JUDGEMENT_NOT_YET_IN_FORCE)
                .doesNotContainKey("CN-2019-LI");
    }

    @Test
    void theDayDecidesWhichEditionsCount() {
        packsAtPlant(2);
        salts("R", 1);
        salts("S", 2);
        assertThat(verdicts(closed(World.NOW + 2 * YEAR_MS, "R")))
                .containsEntry("EU-2027-CO", Judgement.JUDGEMENT_MET)
                .containsEntry("EU-2027-CU", Judgement.JUDGEMENT_MET)
                .containsEntry("EU-2031-CU", Judgement.JUDGEMENT_NOT_YET_IN_FORCE);
        assertThat(verdicts(closed(World.NOW + 6 * YEAR_MS, "S")))
                .doesNotContainKey("EU-2027-CO")
                .containsEntry("EU-2031-LI", Judgement.JUDGEMENT_MET)
                .containsEntry("EU-2031-CO", Judgement.JUDGEMENT_MET)
                .containsEntry("EU-2031-CU", Judgement.JUDGEMENT_NOT_MET)
                .containsEntry("EU-2030-RE-LITHIUM", Judgement.JUDGEMENT_NOT_MET);
    }

    @Test
    void powderIsJudgedByItsImpuritiesAndTheChainIsNotJudgedByItsLastStep() {
        packsAtPlant(1);
        world.must(
                RECYCLER,
                PLANT,
                openRun("P", PRETREATMENT),
                inputs("P", battery(pack(1))),
                outputs(
                        "P",
                        output("m", "BLACK_MASS", 200 * KG)
                                .setAssay(pure("EXACT", "Li", 40_000, "Co", 120_000, "Cu", 14_999, "Al", 15_000)),
                        output("x", "SEPARATOR", 200 * KG)));
        RunClosed powder = closed(World.NOW, "P");
        assertThat(verdicts(powder))
                .containsEntry("CN-2024-POWDER-CU", Judgement.JUDGEMENT_MET)
                .containsEntry("CN-2024-POWDER-AL", Judgement.JUDGEMENT_NOT_MET)
                .containsEntry("CN-2024-POWDER", Judgement.JUDGEMENT_NOT_DECLARED)
                .containsEntry("CN-2024-LI", Judgement.JUDGEMENT_OUT_OF_SCOPE)
                .containsEntry("EU-2025-RE-LITHIUM", Judgement.JUDGEMENT_NOT_MET);
        assertThat(powder.getClaimableList()).isEmpty();
        world.must(
                RECYCLER,
                PLANT,
                openRun("R", HYDRO),
                inputs("R", lot("m", 0)),
                outputs(
                        "R",
                        output("li", "LITHIUM_CARBONATE", 180 * KG).setAssay(pure("EXACT", "Li", 44_000)),
                        output("s", "SLAG", 20 * KG)));
        RunClosed salts = closed(World.NOW, "R");
        assertThat(verdicts(salts))
                .containsEntry("CN-2024-LI", Judgement.JUDGEMENT_MET)
                .containsEntry("CN-2024-CO", Judgement.JUDGEMENT_NOT_MET)
                .containsEntry("EU-2025-RE-LITHIUM", Judgement.JUDGEMENT_NOT_DECLARED);
    }

    @Test
    void whatIsUnknownIsNotDeclaredAndNotZero() {
        world.must(MAKER, "", registerBattery(pack(1)), offer("H", RECYCLER, Act.ACT_RECYCLE, battery(pack(1))));
        world.must(
                RECYCLER,
                PLANT,
                acceptAll("H"),
                openRun("R", HYDRO),
                inputs("R", battery(pack(1))),
                outputs("R", unassayed("a", "COBALT", 300 * KG), unassayed("s", "SLAG", 100 * KG)));
        RunClosed closed = closed(World.NOW, "R");
        assertThat(recovery(closed, "Co").getAbsent()).isFalse();
        assertThat(recovery(closed, "Co").getLowestPpm()).isZero();
        assertThat(recovery(closed, "Co").getHighestPpm()).isEqualTo(1_000_000);
        assertThat(verdicts(closed))
                .containsEntry("CN-2024-CO", Judgement.JUDGEMENT_NOT_DECLARED)
                .containsEntry("EU-2025-RE-LITHIUM", Judgement.JUDGEMENT_MET);
        assertThat(closed.getBalance().getElementsList())
                .allMatch(element -> element.getUnknownInMg() == 400 * KG && element.getInMg() == 0);
    }

    @Test
    void batteriesOfAnotherFamilyAreOutOfTheScopeOfLithiumRules() {
        world.must(REGULATOR, "", fileModel("001PA24", MAKER));
        String nickel = "001PA24" + pack(1).substring(7);
        world.must(MAKER, "", registerBattery(nickel), offer("H", RECYCLER, Act.ACT_RECYCLE, battery(nickel)));
        world.must(
                RECYCLER,
                PLANT,
                acceptAll("H"),
                openRun("R", HYDRO),
                inputs("R", battery(nickel)),
                outputs("R", unassayed("a", "NICKEL", 200 * KG), unassayed("s", "SLAG", 200 * KG)));
        assertThat(verdicts(closed(World.NOW, "R")))
                .containsEntry("CN-2024-NI", Judgement.JUDGEMENT_OUT_OF_SCOPE)
                .containsEntry("EU-2025-RE-OTHER", Judgement.JUDGEMENT_MET)
                .containsEntry("EU-2025-RE-LITHIUM", Judgement.JUDGEMENT_OUT_OF_SCOPE);
    }

    @Test
    void aRunIsCompleteWhenItsLastResidueIsWithALicensedParty() {
        packsAtPlant(1);
        salts("R", 1);
        assertThat(closed(World.NOW, "R").getOpenResidueMg()).isEqualTo(138 * KG);
        world.must(
                REGULATOR,
                "",
                grantLicence(MILL, "L-9", Material.MATERIAL_POWER_BATTERY, Act.ACT_DISPOSE, Act.ACT_STORE));
        world.must(
                RECYCLER,
                PLANT,
                split("R-slag", "s1", 100 * KG, "s2", 38 * KG),
                offer("H-a", MILL, Act.ACT_DISPOSE, lot("s1", 0)),
                offer("H-b", MILL, Act.ACT_STORE, lot("s2", 0)));
        world.must(MILL, MILL_SITE, accept("H-a", line(1, 60 * KG, 0)), acceptAll("H-b"));
        List<Fact> facts = world.ledger().facts();
        assertThat(facts.get(facts.size() - 2).getHandOverAccepted().getAccepted(0))
                .satisfies(taken -> {
                    assertThat(taken.getResidueOfRunId()).isEqualTo("R");
                    assertThat(taken.getOpenResidueMg()).isEqualTo(78 * KG);
                });
        // Storing it moved it and left it open.
        assertThat(facts.get(facts.size() - 1)
                        .getHandOverAccepted()
                        .getAccepted(0)
                        .getOpenResidueMg())
                .isEqualTo(78 * KG);
        world.must(RECYCLER, PLANT, offer("H-c", MILL, Act.ACT_DISPOSE, lot("s1", 0)));
        world.must(MILL, MILL_SITE, acceptAll("H-c"), offer("H-d", RECYCLER, Act.ACT_RECYCLE, lot("H-b~1", 0)));
        world.must(RECYCLER, PLANT, acceptAll("H-d"));
        facts = world.ledger().facts();
        assertThat(facts.get(facts.size() - 1)
                        .getHandOverAccepted()
                        .getAccepted(0)
                        .getOpenResidueMg())
                .isZero();
    }

    @Test
    void aResidueOfOnesOwnIsDisposedOfInARunInOneTransactionWithItsSplitting() {
        packsAtPlant(1);
        salts("R", 1);
        closed(World.NOW, "R");
        world.must(REGULATOR, "", grantLicence(RECYCLER, "L-9", Material.MATERIAL_POWER_BATTERY, Act.ACT_DISPOSE));
        world.must(
                RECYCLER,
                PLANT,
                split("R-slag", "s1", 100 * KG, "s2", 38 * KG),
                openRun("D", DISPOSAL),
                inputs("D", lot("s1", 0), lot("s2", 8 * KG)));
        List<Fact> facts = world.ledger().facts();
        var inputs = facts.get(facts.size() - 1).getRunInputsAdded();
        assertThat(inputs.getInputs(0).getOpenResidueMg()).isEqualTo(38 * KG);
        assertThat(inputs.getInputs(1).getOpenResidueMg()).isEqualTo(30 * KG);
    }

    @Test
    void underMassBalanceTheSiteKeepsTheAccountAndItNeverGoesBelowNothing() {
        packsAtPlant(2);
        for (int i = 1; i <= 2; i++) {
            world.must(
                    RECYCLER,
                    PLANT,
                    openRun("P" + i, PRETREATMENT),
                    inputs("P" + i, battery(pack(i))),
                    outputs(
                            "P" + i,
                            output("m" + i, "BLACK_MASS", 400 * KG)
                                    .setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE)
                                    .setAssay(pure("EXACT", "Co", 60_000))),
                    openRun("R" + i, HYDRO),
                    inputs("R" + i, lot("m" + i, 0)),
                    outputs(
                            "R" + i,
                            output("c" + i, "COBALT", 20 * KG).setAssay(pure("EXACT", "Co", 1_000_000)),
                            output("s" + i, "SLAG", 380 * KG)));
            RunClosed closed = closed(World.NOW, "R" + i);
            assertThat(closed.getClaimedFromSite()).isTrue();
            assertThat(closed.getClaimableList())
                    .containsExactly(ElementMass.newBuilder()
                            .setElement("Co")
                            .setMassMg(20 * KG)
                            .build());
        }
        var claim =
                issue("C", "", "Co", 30 * KG).clearRunId().setYear(2026).setMaterial(Material.MATERIAL_POWER_BATTERY);
        world.must(RECYCLER, PLANT, claim);
        EnvelopeResult more =
                world.send(RECYCLER, PLANT, claim.clone().setCertificateId("D").setMassMg(10 * KG + 1));
        assertThat(more.getRecorded().getVerdicts(0).getRefused().getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_CLAIM_EXCEEDS_RECOVERED);
        EnvelopeResult otherYear = world.send(
                RECYCLER,
                PLANT,
                claim.clone().setCertificateId("D").setMassMg(1).setYear(2025));
        assertThat(otherYear.getRecorded().getVerdicts(0).getRefused().getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_CLAIM_EXCEEDS_RECOVERED);
        EnvelopeResult ofRun = world.send(RECYCLER, PLANT, issue("E", "R1", "Co", 1));
        assertThat(ofRun.getRecorded().getVerdicts(0).getRefused().getReason())
                .isEqualTo(RejectionReason.REJECTION_REASON_CLAIM_EXCEEDS_RECOVERED);
    }
}
