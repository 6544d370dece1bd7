package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.Processing;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.IssueCertificate;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RetireCertificate;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.ToleranceRule;
import suhuan.ledger.v1.TransferCertificate;
import suhuan.state.v1.CertificateState;
import suhuan.state.v1.LotState;
import suhuan.state.v1.RunState;

/**
 * Two recyclers charge packs and one another's lots into runs, honestly and not: what comes out is assayed rightly, nearly and
 * wrongly, residues are handed on, what is recovered is certified, sold and built into new packs. At the end every milligram is
 * somewhere, and no more of an element was ever claimed than was brought.
 */
class ProcessSimulationTest {
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.FILE_COMPOSITION,
            CommandCase.OPEN_RUN,
            CommandCase.ADD_INPUTS,
            CommandCase.ADD_OUTPUTS,
            CommandCase.DECLARE_LOSSES,
            CommandCase.CLOSE_RUN,
            CommandCase.RECORD_ASSAY,
            CommandCase.ISSUE_CERTIFICATE,
            CommandCase.TRANSFER_CERTIFICATE,
            CommandCase.RETIRE_CERTIFICATE,
            CommandCase.REGISTER_BATTERY,
            CommandCase.SPLIT_LOT,
            CommandCase.MERGE_LOTS,
            CommandCase.OFFER_HAND_OVER);

    private static final List<String> SCHEMES =
            List.of("CN_RECYCLED_CONTENT", "CN_RECYCLED_CONTENT", "CN_EPR", "CN_PROVINCE_SUBSIDY", "NONE_SUCH");

    @Test
    void noMilligramAppearsAndNoneIsClaimedTwice() {
        Seeds.play(ProcessSimulationTest.class, 2_500, 40, Play::new);
    }

    /** The world of one seed. */
    private static final class Play extends ProcessMoves {
        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void begin() {
            world.must(
                    REGULATOR,
                    "",
                    registerSite("maker-1", MAKER, SiteKind.SITE_KIND_FACTORY),
                    grantLicence(CASCADE, "L-55", Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE, Act.ACT_DISPOSE));
            if (random.nextInt(4) > 0) {
                Assay.Builder composition = Processing.packs();
                tried("composition", true, MAKER, Processing.fileComposition(composition));
                model.filed = new ProcessModel.Known(composition.build());
            }
            for (int i = 0; i < 3; i++) {
                packAtPlant();
            }
        }

        @Override
        void move() {
            switch (random.nextInt(24)) {
                case 0, 1 -> packAtPlant();
                case 2 -> open();
                case 3 -> honest();
                case 4, 5, 6, 7 -> charge();
                case 8, 9, 10, 11 -> takeOut();
                case 12 -> lose();
                case 13, 14, 15 -> finish(run());
                case 16, 17 -> certify();
                case 18 -> transfer();
                case 19 -> retire();
                case 20 -> handOn();
                case 21 -> divide();
                case 22 -> assay();
                default -> other();
            }
        }

        /** A run as it should be, so that there is something to claim. */
        private void honest() {
            String party = one(PLANTS);
            String site = SITES.get(party);
            String id = "R-" + serial++;
            String packId = packOf(party);
            tried("open", true, party, Processing.openRun(id, Processing.HYDRO));
            model.runs.put(id, new ProcessModel.Run(party, site, Processing.HYDRO));
            AddInputs.Builder inputs = Processing.inputs(id, battery(packId));
            boolean mixes = random.nextInt(3) == 0;
            if (mixes) {
                inputs.addAdditions(Processing.addition("COBALT_SULPHATE_PRIMARY", 1 + random.nextInt(200_000_000)));
            }
            tried("charge", model.inputs(inputs.build(), party, site, true), party, inputs);
            ProcessModel.Run run = model.runs.get(id);
            if (mixes) {
                mix(id, run, party);
                return;
            }
            long mass = Math.max(1, run.in / 20);
            AddOutputs.Builder outputs = AddOutputs.newBuilder().setRunId(id);
            for (String grade : List.of("COBALT", "NICKEL")) {
                outputs.addOutputs(Processing.unassayed("lot-" + serial++, grade, mass)
                        .setAssay(found(run, grade, mass))
                        .setCustodyModel(CustodyModel.forNumber(random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0)));
            }
            tried("take out", model.outputs(outputs.build(), party, site), party, outputs);
            finish(id);
            certify();
        }

        /** Primary cobalt goes on in an intermediate, to be called recovered by the next run. */
        private void mix(String id, ProcessModel.Run run, String party) {
            long mass = Math.max(1, run.in + run.added);
            String lotId = "lot-" + serial++;
            AddOutputs.Builder outputs = Processing.outputs(
                    id,
                    Processing.unassayed(lotId, "BLACK_MASS", mass)
                            .setAdditionMg(run.added)
                            .setAssay(found(run, "COBALT", mass)));
            tried("mix", model.outputs(outputs.build(), party, SITES.get(party)), party, outputs);
            tried("close", model.close(id, party, SITES.get(party)), party, Processing.close(id));
            String next = "R-" + serial++;
            tried("open", true, party, Processing.openRun(next, Processing.HYDRO));
            model.runs.put(next, new ProcessModel.Run(party, SITES.get(party), Processing.HYDRO));
            AddInputs.Builder inputs = Processing.inputs(next, lot(lotId, 0));
            tried("charge", model.inputs(inputs.build(), party, SITES.get(party), true), party, inputs);
            long part = Math.max(1, model.runs.get(next).in / 10);
            AddOutputs.Builder cobalt = Processing.outputs(
                    next,
                    Processing.unassayed("lot-" + serial++, "COBALT", part)
                            .setAssay(found(model.runs.get(next), "COBALT", part)));
            tried("take out", model.outputs(cobalt.build(), party, SITES.get(party)), party, cobalt);
            finish(next);
            certify();
        }

        private void certify() {
            List<String> open = model.accounts.keySet().stream()
                    .filter(one -> model.accounts.get(one)[0] > model.accounts.get(one)[1])
                    .toList();
            String key = open.isEmpty() || random.nextInt(10) == 0
                    ? oneOr(model.accounts.keySet(), "run/R-0|Co")
                    : one(open);
            String source = key.substring(0, key.indexOf('|'));
            String element = random.nextInt(12) == 0 ? one(METALS) : key.substring(key.indexOf('|') + 1);
            long[] account = model.accounts.getOrDefault(source + "|" + element, new long[2]);
            long left = account[0] - account[1];
            long mass = 1 + (random.nextInt(6) == 0 ? left : random.nextLong(Math.max(1, left)));
            String id = random.nextInt(15) == 0 ? oneOr(model.papers.keySet(), "C-0") : "C-" + serial++;
            IssueCertificate.Builder command = IssueCertificate.newBuilder()
                    .setCertificateId(id)
                    .setElement(element)
                    .setMassMg(mass)
                    .setScheme(one(SCHEMES));
            String party;
            if (source.startsWith("run/")) {
                command.setRunId(source.substring(4));
                party = runner(source.substring(4));
            } else {
                command.setYear(random.nextInt(10) == 0 ? 2025 : 2026).setMaterial(Material.MATERIAL_POWER_BATTERY);
                party = source.endsWith(Parties.PLANT) ? RECYCLER : CASCADE;
            }
            tried("certify", goods.issue(command.build(), party, SITES.get(party)), party, command);
        }

        private String paper() {
            List<String> full = model.papers.keySet().stream()
                    .filter(id -> model.papers.get(id).mass > 0)
                    .toList();
            return full.isEmpty() || random.nextInt(15) == 0 ? oneOr(model.papers.keySet(), "C-0") : one(full);
        }

        private String owner(String id) {
            ProcessModel.Paper paper = model.papers.get(id);
            return paper == null || random.nextInt(10) == 0 ? MAKER : paper.holder;
        }

        private long some(String id) {
            ProcessModel.Paper paper = model.papers.get(id);
            return paper == null || random.nextBoolean() ? 0 : 1 + random.nextLong(paper.mass + 1);
        }

        private void transfer() {
            String id = paper();
            String party = owner(id);
            String to = random.nextInt(10) == 0 ? STRANGER : one(List.of(MAKER, RECYCLER, Parties.CAR_MAKER));
            TransferCertificate.Builder command = Processing.transfer(id, to).setMassMg(some(id));
            if (command.getMassMg() > 0) {
                command.setPartCertificateId(
                        random.nextInt(10) == 0 ? oneOr(model.papers.keySet(), "C-x") : "C-" + serial++);
            }
            tried("transfer", goods.transfer(command.build(), party, !to.equals(STRANGER)), party, command);
        }

        private void retire() {
            String id = paper();
            String party = owner(id);
            ProcessModel.Paper paper = model.papers.get(id);
            RetireCertificate.Builder command = Processing.retire(id)
                    .setMassMg(some(id))
                    .setScheme(paper == null || random.nextInt(8) == 0 ? "CN_EPR" : paper.scheme)
                    .setRegionCode(random.nextBoolean() ? "350100" : "110000")
                    .setYear(2026 + (random.nextInt(4) == 0 ? random.nextInt(3) : 0));
            tried("retire", goods.retire(command.build(), party), party, command);
        }

        private void handOn() {
            String id = oneOr(model.heaps.keySet(), "lot-0");
            ProcessModel.Heap heap = model.heaps.get(id);
            String party = heap == null || random.nextInt(10) == 0 ? RECYCLER : heap.holder;
            boolean trade = heap != null && heap.kind.equals(ProcessModel.PRODUCT) ^ random.nextInt(6) == 0;
            String to = trade ? MAKER : party.equals(CASCADE) ? RECYCLER : CASCADE;
            Act act = trade
                    ? Act.ACT_TRADE
                    : to.equals(CASCADE) && random.nextBoolean() ? Act.ACT_DISPOSE : Act.ACT_RECYCLE;
            if (party.equals(to)) {
                return;
            }
            long mass = part(id);
            String offerId = "H-" + serial++;
            ToleranceRule rule = ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT;
            boolean yes = goods.offers(id, mass, party, trade);
            if (tried(
                    "offer", yes, party, offer(offerId, to, act, lot(id, mass)).setToleranceRule(rule))) {
                long given = mass == 0 ? heap.mass : mass;
                long weighed = Math.max(1, given + given / 200 - random.nextLong(given / 100 + 1));
                goods.handOver(id, given, weighed, offerId + "~1", to, SITES.get(to), !trade);
                tried("accept", true, to, Commands.accept(offerId, Commands.line(1, 0, weighed)));
            }
        }

        private void divide() {
            String id = heapOf(one(PLANTS));
            ProcessModel.Heap heap = model.heaps.get(id);
            String party = heap == null || random.nextInt(10) == 0 ? RECYCLER : heap.holder;
            if (random.nextBoolean() && heap != null && heap.mass > 1) {
                long first = 1 + random.nextLong(heap.mass - 1);
                SplitLot.Builder command = split(
                        id,
                        "lot-" + serial++,
                        first,
                        "lot-" + serial++,
                        heap.mass - first + (random.nextInt(8) == 0 ? 1 : 0));
                tried("split", goods.split(command.build(), party), party, command);
                return;
            }
            String other = random.nextInt(4) == 0
                    ? heapOf(party)
                    : oneOr(
                            model.heaps.keySet().stream()
                                    .filter(one -> heap != null && model.heaps.get(one).mass > 0)
                                    .filter(one -> String.valueOf(model.heaps.get(one).known)
                                            .equals(String.valueOf(heap.known)))
                                    .toList(),
                            "lot-0");
            if (!other.equals(id)) {
                String merged = "lot-" + serial++;
                tried("merge", goods.merge(merged, List.of(id, other), party), party, merge(merged, id, other));
            }
        }

        private void assay() {
            String id = heapOf(one(PLANTS));
            ProcessModel.Heap heap = model.heaps.get(id);
            String party = heap == null || random.nextInt(10) == 0 ? MAKER : heap.holder;
            Assay.Builder said = Processing.assay(one(List.of("EXACT", "ICP_OES", "XRF", "GUESS")));
            METALS.forEach(metal -> said.addElements(
                    suhuan.ledger.v1.ElementShare.newBuilder().setElement(metal).setSharePpm(stated(heap, metal))));
            said.setNothingElse(random.nextBoolean());
            tried("assay", goods.assay(id, said.build(), party), party, Processing.recordAssay(id, said));
        }

        private int stated(ProcessModel.Heap heap, String metal) {
            int share = heap == null || heap.known == null ? 0 : Math.max(0, heap.known.share(metal));
            return Math.min(333_333, share + share * random.nextInt(6) / 100);
        }

        private void other() {
            switch (random.nextInt(4)) {
                case 0 -> composition();
                case 1 -> {
                    // A code that was charged is never alive again, whoever says so.
                    List<String> gone = model.packs.keySet().stream()
                            .filter(id -> model.packs.get(id).charged)
                            .toList();
                    if (!gone.isEmpty()) {
                        tried("make again", false, MAKER, registerBattery(one(gone)));
                        tries("return", NO, Parties.POINT, Parties.POINT_SITE, receiveReturn(one(gone)));
                    }
                }
                default -> buildIn();
            }
        }

        private void composition() {
            String party = one(List.of(MAKER, REGULATOR, RECYCLER));
            boolean yes = party.equals(REGULATOR) || party.equals(MAKER) && model.filed == null;
            Assay.Builder composition = random.nextBoolean()
                    ? Processing.packs().setMethod("ICP_OES")
                    : Processing.pure("EXACT", "Li", 30_000, "Ni", 70_000, "Co", 50_000);
            if (tried("composition", yes, party, Processing.fileComposition(composition))) {
                model.filed = new ProcessModel.Known(composition.build());
            }
        }

        private void buildIn() {
            List<String> mine = model.heaps.keySet().stream()
                    .filter(id -> model.heaps.get(id).holder.equals(MAKER) && model.heaps.get(id).mass > 0)
                    .toList();
            String id = mine.isEmpty() || random.nextInt(8) == 0 ? heapOf(RECYCLER) : one(mine);
            long mass = Math.max(1, part(id) / (1 + random.nextInt(40)));
            String code = pack(500_000 + serial++);
            RegisterBattery.Builder command = registerBattery(code)
                    .addRecovered(LotMass.newBuilder().setLotId(id).setMassMg(mass));
            if (random.nextInt(8) == 0) {
                command.setMassMg(Math.max(1, mass - random.nextInt(2)));
            }
            tried("build in", goods.builtIn(command.build(), MAKER, "maker-1"), MAKER, command);
        }

        @Override
        void audit() throws InvalidProtocolBufferException {
            long inLots = 0;
            for (Map.Entry<String, byte[]> entry : world.ledger().state().entrySet()) {
                String id = entry.getKey().substring(entry.getKey().indexOf('/') + 1);
                if (entry.getKey().startsWith("lot/")) {
                    LotState lot = LotState.parseFrom(entry.getValue());
                    ProcessModel.Heap heap = model.heaps.get(id);
                    assertThat(lot.getMassMg()).as(id).isEqualTo(heap.mass);
                    assertThat(lot.getCustody().getPartyId()).as(id).isEqualTo(heap.holder);
                    assertThat(lot.getCustodyModelValue()).as(id).isEqualTo(heap.model);
                    assertThat(lot.getResidueOfRunId()).as(id).isEqualTo(heap.waits);
                    inLots += heap.mass;
                } else if (entry.getKey().startsWith("run/")) {
                    RunState run = RunState.parseFrom(entry.getValue());
                    assertThat(run.getOpenResidueMg()).as(id).isEqualTo(model.runs.get(id).residue);
                    assertThat(run.getClosedOn() != 0).as(id).isEqualTo(model.runs.get(id).closed);
                } else if (entry.getKey().startsWith("certificate/")) {
                    CertificateState paper = CertificateState.parseFrom(entry.getValue());
                    assertThat(paper.getMassMg()).as(id).isEqualTo(model.papers.get(id).mass);
                    assertThat(paper.getPartyId()).as(id).isEqualTo(model.papers.get(id).holder);
                }
            }
            long inRuns = model.runs.values().stream()
                    .mapToLong(run -> run.in + run.added - run.out - run.lost)
                    .sum();
            assertThat(inLots + inRuns + model.lost + model.builtIn)
                    .as("mass")
                    .isEqualTo(model.charged + model.added + model.differences);
            auditClaims();
        }

        private void auditClaims() {
            long left = model.papers.values().stream()
                    .mapToLong(paper -> paper.mass)
                    .sum();
            assertThat(left + model.retired).as("certified").isEqualTo(model.issued);
            for (String element : ProcessModel.ELEMENTS) {
                long recovered = 0;
                for (Map.Entry<String, long[]> account : model.accounts.entrySet()) {
                    recovered += account.getKey().endsWith("|" + element) ? account.getValue()[0] : 0;
                    assertThat(account.getValue()[1]).as(account.getKey()).isBetween(0L, account.getValue()[0]);
                }
                BigInteger brought = model.brought.getOrDefault(element, BigInteger.ZERO);
                assertThat(ProcessModel.content(recovered, 1_000_000))
                        .as("%s recovered, of what was brought in packs", element)
                        .isLessThanOrEqualTo(brought);
            }
        }
    }
}
