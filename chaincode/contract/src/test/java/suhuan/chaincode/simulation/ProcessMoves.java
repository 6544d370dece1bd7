package suhuan.chaincode.simulation;

import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.Processing;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.DeclareLosses;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutput;

/** What two recyclers do with their runs, honestly and not. */
abstract class ProcessMoves extends Simulation {
    static final Map<String, String> SITES = Map.of(RECYCLER, Parties.PLANT, CASCADE, CASCADE_SITE, MAKER, "maker-1");
    static final List<String> PLANTS = List.of(RECYCLER, RECYCLER, CASCADE);
    static final List<String> ROUTES = List.of(
            Processing.HYDRO,
            Processing.HYDRO,
            Processing.HYDRO,
            Processing.PRETREATMENT,
            Processing.DISPOSAL,
            "ALCHEMY");
    static final List<String> GRADES = List.of(
            "COBALT", "COBALT", "NICKEL", "LITHIUM_CARBONATE", "BLACK_MASS", "BLACK_MASS", "SLAG", "LEACH_RESIDUE");
    static final List<String> METALS = List.of("Co", "Ni", "Li");
    static final List<String> SUBSTANCES = List.of("WATER", "SULPHURIC_ACID", "COBALT_SULPHATE_PRIMARY", "PHLOGISTON");

    final ProcessModel model = new ProcessModel();
    final ProcessGoods goods = new ProcessGoods(model);
    int serial = 1;
    int packs;

    ProcessMoves(long seed) {
        super(seed);
    }

    final boolean tried(String move, boolean yes, String party, Object builder) {
        return tries(move, yes ? YES : NO, party, SITES.getOrDefault(party, ""), builder);
    }

    final String oneOr(Iterable<String> ids, String none) {
        List<String> all = new ArrayList<>();
        ids.forEach(all::add);
        return all.isEmpty() || random.nextInt(20) == 0 ? none : one(all);
    }

    final void packAtPlant() {
        String code = pack(++packs);
        String to = one(PLANTS);
        long mass = random.nextBoolean() ? Commands.PACK_MG : 1 + random.nextInt(1_000_000);
        String offerId = "P-" + serial++;
        tried("make", true, MAKER, registerBattery(code).setMassMg(mass));
        tried("send", true, MAKER, offer(offerId, to, Act.ACT_RECYCLE, battery(code)));
        tried("receive", true, to, acceptAll(offerId));
        model.packs.put(code, new ProcessModel.Pack(to, SITES.get(to), mass));
    }

    final void open() {
        String id = random.nextInt(12) == 0 ? oneOr(model.runs.keySet(), "R-0") : "R-" + serial++;
        String party = random.nextInt(12) == 0 ? MAKER : one(PLANTS);
        String route = one(ROUTES);
        boolean yes = !party.equals(MAKER)
                && !route.equals("ALCHEMY")
                && (!route.equals(Processing.DISPOSAL) || party.equals(CASCADE))
                && !model.runs.containsKey(id);
        if (tried("open", yes, party, Processing.openRun(id, route))) {
            model.runs.put(id, new ProcessModel.Run(party, SITES.get(party), route));
        }
    }

    /** Mostly a run that is open. */
    final String run() {
        List<String> open = model.runs.keySet().stream()
                .filter(id -> !model.runs.get(id).closed)
                .toList();
        return open.isEmpty() || random.nextInt(15) == 0 ? oneOr(model.runs.keySet(), "R-0") : one(open);
    }

    final String runner(String id) {
        ProcessModel.Run run = model.runs.get(id);
        return run == null || random.nextInt(15) == 0 ? one(PLANTS) : run.party;
    }

    final void charge() {
        String id = run();
        String party = runner(id);
        AddInputs.Builder command = AddInputs.newBuilder().setRunId(id);
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean aLot = !model.heaps.isEmpty() && random.nextBoolean();
            String item = aLot ? heapOf(party) : packOf(party);
            boolean twice = command.getInputsList().stream()
                    .anyMatch(goods -> goods.getBatteryId().equals(item)
                            || goods.getLot().getLotId().equals(item));
            if (!twice) {
                command.addInputs(aLot ? lot(item, part(item)) : battery(item));
            }
        }
        if (random.nextInt(4) == 0) {
            command.addAdditions(Processing.addition(one(SUBSTANCES), 1 + random.nextInt(50_000_000)));
        }
        ProcessModel.Run run = model.runs.get(id);
        boolean licensed = run != null && (!run.route.equals(Processing.DISPOSAL) || party.equals(CASCADE));
        tried("charge", model.inputs(command.build(), party, SITES.get(party), licensed), party, command);
    }

    final String packOf(String party) {
        List<String> fresh = model.packs.keySet().stream()
                .filter(id -> !model.packs.get(id).charged
                        && model.packs.get(id).holder.equals(party))
                .toList();
        return fresh.isEmpty() || random.nextInt(10) == 0 ? pack(1 + random.nextInt(packs)) : one(fresh);
    }

    final String heapOf(String party) {
        List<String> full = model.heaps.keySet().stream()
                .filter(id -> model.heaps.get(id).mass > 0
                        && model.heaps.get(id).holder.equals(party))
                .toList();
        return full.isEmpty() || random.nextInt(12) == 0 ? oneOr(model.heaps.keySet(), "lot-0") : one(full);
    }

    /** A part of a lot, sometimes too much of it; 0 is all. */
    final long part(String id) {
        ProcessModel.Heap heap = model.heaps.get(id);
        long mass = heap == null ? 5 : heap.mass;
        return random.nextInt(3) == 0 ? 0 : 1 + random.nextLong(mass + 1 + mass / 20);
    }

    final void takeOut() {
        String id = run();
        String party = runner(id);
        AddOutputs.Builder command = AddOutputs.newBuilder().setRunId(id);
        for (int i = random.nextInt(2); i >= 0; i--) {
            command.addOutputs(output(model.runs.get(id)));
        }
        tried("take out", model.outputs(command.build(), party, SITES.get(party)), party, command);
    }

    private RunOutput.Builder output(ProcessModel.Run run) {
        long left = run == null ? 10 : Math.max(1, run.in + run.added - run.out - run.lost);
        long mass = random.nextInt(12) == 0 ? left + 1 : 1 + random.nextLong(left);
        mass = random.nextInt(3) == 0 ? Math.max(1, mass / 10) : mass;
        String grade = random.nextInt(20) == 0 ? "GOLD" : one(GRADES);
        String lotId = random.nextInt(25) == 0 ? oneOr(model.heaps.keySet(), "lot-0") : "lot-" + serial++;
        RunOutput.Builder output = Processing.unassayed(lotId, grade, mass);
        long addition = run == null ? 0 : run.added - run.addedOut;
        if (addition > 0 && random.nextBoolean()) {
            output.setAdditionMg(
                    Math.min(mass, random.nextInt(10) == 0 ? addition + 1 : random.nextLong(addition + 1)));
        }
        if (random.nextInt(4) == 0) {
            output.setCustodyModel(CustodyModel.forNumber(1 + random.nextInt(5)));
        }
        return random.nextInt(10) == 0 ? output : output.setAssay(found(run, grade, mass));
    }

    /** About what is left of a metal in the run: less, just as much, a little more or far too much. */
    final Assay.Builder found(ProcessModel.Run run, String grade, long mass) {
        String method = random.nextInt(25) == 0 ? "GUESS" : one(List.of("EXACT", "ICP_OES", "XRF", "STOICHIOMETRY"));
        Assay.Builder assay = Processing.pure(method, "Li", 0);
        if (run == null || ProcessModel.RESIDUE.equals(ProcessModel.KINDS.get(grade)) && random.nextBoolean()) {
            return assay;
        }
        assay.clearElements();
        List<String> metals = grade.equals("BLACK_MASS")
                ? METALS
                : List.of(grade.equals("COBALT") ? "Co" : grade.equals("NICKEL") ? "Ni" : "Li");
        long most = 1_000_000L / metals.size();
        for (String metal : metals) {
            ProcessModel.Sums sum = run.sums.get(metal);
            BigInteger left = sum.in().subtract(sum.out).max(BigInteger.ZERO);
            long share = Math.min(
                    most,
                    left.divide(BigInteger.valueOf(mass))
                            .min(BigInteger.valueOf(most))
                            .longValue());
            share = switch (random.nextInt(8)) {
                case 0 -> share + 1;
                case 1 -> share + share / 60;
                case 2 -> share;
                case 3 -> share * 2;
                default -> random.nextLong(share + 1);
            };
            assay.addElements(
                    suhuan.ledger.v1.ElementShare.newBuilder().setElement(metal).setSharePpm((int)
                            Math.min(most, share)));
        }
        return assay.setNothingElse(random.nextInt(8) > 0);
    }

    final void lose() {
        String id = run();
        String party = runner(id);
        ProcessModel.Run run = model.runs.get(id);
        long left = run == null ? 10 : Math.max(1, run.in + run.added - run.out - run.lost);
        long mass = 1 + random.nextLong(Math.max(1, left / 10) + random.nextInt(3));
        RunLoss.Builder loss = Processing.loss(mass);
        if (random.nextBoolean()) {
            loss = Processing.loss(mass, one(METALS), random.nextLong(mass / 5 + 1) + random.nextInt(2));
        }
        if (run != null && run.added > run.addedOut && random.nextBoolean()) {
            loss.setAdditionMg(Math.min(mass, run.added - run.addedOut));
        }
        DeclareLosses.Builder command = Processing.losses(id, loss);
        tried("lose", model.losses(command.build(), party, SITES.get(party)), party, command);
    }

    /** What is left goes to slag, mostly, and the run is closed. */
    final void finish(String id) {
        String party = runner(id);
        ProcessModel.Run run = model.runs.get(id);
        if (run != null && !run.closed && random.nextInt(5) > 0) {
            long left = run.in + run.added - run.out - run.lost;
            if (left > 0) {
                RunOutput.Builder rest = Processing.output("lot-" + serial++, "SLAG", left)
                        .setAdditionMg(Math.min(left, run.added - run.addedOut));
                AddOutputs.Builder command = Processing.outputs(id, rest);
                tried("take out", model.outputs(command.build(), party, SITES.get(party)), party, command);
            }
        }
        tried("close", model.close(id, party, SITES.get(party)), party, Processing.close(id));
    }
}
