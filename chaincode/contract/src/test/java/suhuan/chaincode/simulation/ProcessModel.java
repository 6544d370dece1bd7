package suhuan.chaincode.simulation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.DeclareLosses;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.RunAddition;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutput;

/**
 * What runs, assays and certificates should come to, told a second time and sharing no code with the contract. Contents are
 * whole numbers of millionths of a milligram, of any size, so nothing is rounded but where the rules say so.
 */
final class ProcessModel {
    static final List<String> ELEMENTS = List.of("Li", "Ni", "Co", "Mn", "Cu", "Al", "Fe", "Pb", "C", "P", "Zn", "REE");
    static final int OF_ROUTE = 9;
    static final Map<String, Integer> METHODS =
            Map.of("EXACT", 0, "STOICHIOMETRY", 1_000, "ICP_OES", 20_000, "XRF", 50_000);
    static final String PRODUCT = "product";
    static final String INTERMEDIATE = "intermediate";
    static final String RESIDUE = "residue";
    static final Map<String, String> KINDS = Map.of(
            "COBALT",
            PRODUCT,
            "NICKEL",
            PRODUCT,
            "LITHIUM_CARBONATE",
            PRODUCT,
            "BLACK_MASS",
            INTERMEDIATE,
            "SLAG",
            RESIDUE,
            "LEACH_RESIDUE",
            RESIDUE);
    static final Map<String, Integer> COBALT_OF_ADDITION =
            Map.of("WATER", 0, "SULPHURIC_ACID", 0, "COBALT_SULPHATE_PRIMARY", 209_700);
    static final int SEGREGATED = 2;
    static final int MASS_BALANCE = 4;
    static final int BOOK_AND_CLAIM = 5;
    static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** What is known of something's make. */
    static final class Known {
        final String method;
        final Map<String, Integer> shares = new LinkedHashMap<>();
        final boolean nothingElse;

        Known(String method, boolean nothingElse) {
            this.method = method;
            this.nothingElse = nothingElse;
        }

        Known(Assay assay) {
            this(assay.getMethod(), assay.getNothingElse());
            for (ElementShare share : assay.getElementsList()) {
                shares.put(share.getElement(), share.getSharePpm());
            }
        }

        int uncertainty() {
            return METHODS.get(method);
        }

        /** Share in ppm; -1 is not known. */
        int share(String element) {
            return shares.getOrDefault(element, nothingElse ? 0 : -1);
        }

        @Override
        public String toString() {
            return method + shares + nothingElse;
        }
    }

    /** A lot. */
    static final class Heap {
        String holder = "";
        String site = "";
        String grade = "";
        String kind = "";
        String waits = "";
        Known known;
        int model;
        long mass;
    }

    /** A pack: where it is, and whether it is used up. */
    static final class Pack {
        final String holder;
        final String site;
        final long mass;
        boolean charged;

        Pack(String holder, String site, long mass) {
            this.holder = holder;
            this.site = site;
            this.mass = mass;
        }
    }

    /** Sums of one element in a run, in millionths of a mg. */
    static final class Sums {
        BigInteger known = BigInteger.ZERO;
        BigInteger unknown = BigInteger.ZERO;
        BigInteger added = BigInteger.ZERO;
        BigInteger before = BigInteger.ZERO;
        BigInteger product = BigInteger.ZERO;
        BigInteger out = BigInteger.ZERO;
        BigInteger allowance = BigInteger.ZERO;

        Sums copy() {
            Sums copy = new Sums();
            copy.known = known;
            copy.unknown = unknown;
            copy.added = added;
            copy.before = before;
            copy.product = product;
            copy.out = out;
            copy.allowance = allowance;
            return copy;
        }

        BigInteger in() {
            return known.add(unknown).add(added);
        }

        BigInteger excess() {
            // What was added goes into products first; what goes on from here is only what inputs brought.
            BigInteger recovered = product.subtract(added).max(BigInteger.ZERO);
            return recovered
                    .add(out)
                    .subtract(product)
                    .subtract(known)
                    .subtract(unknown)
                    .max(BigInteger.ZERO);
        }
    }

    /** A run. */
    static final class Run {
        final String party;
        final String site;
        final String route;
        final Map<String, Sums> sums = new HashMap<>();
        boolean closed;
        long in;
        long added;
        long out;
        long addedOut;
        long lost;
        int inputs;
        int outputs;
        int weakest;
        int strongest;
        long residue;

        Run(String party, String site, String route) {
            this.party = party;
            this.site = site;
            this.route = route;
            ELEMENTS.forEach(element -> sums.put(element, new Sums()));
        }

        Run copy() {
            Run copy = new Run(party, site, route);
            sums.forEach((element, sum) -> copy.sums.put(element, sum.copy()));
            copy.closed = closed;
            copy.in = in;
            copy.added = added;
            copy.out = out;
            copy.addedOut = addedOut;
            copy.lost = lost;
            copy.inputs = inputs;
            copy.outputs = outputs;
            copy.weakest = weakest;
            copy.strongest = strongest;
            copy.residue = residue;
            return copy;
        }

        int allowed() {
            return inputs <= 1 ? weakest : Math.max(weakest, SEGREGATED);
        }

        /** No more came out than went in, so far. */
        boolean holds() {
            return out + lost <= in + added
                    && addedOut <= added
                    && out + lost - addedOut <= in
                    && sums.values().stream()
                            .allMatch(sum -> sum.out.compareTo(sum.in().add(sum.allowance)) <= 0);
        }
    }

    /** A certificate. */
    static final class Paper {
        String holder;
        long mass;
        String scheme;
    }

    final Map<String, Pack> packs = new TreeMap<>();
    final Map<String, Heap> heaps = new TreeMap<>();
    final Map<String, Run> runs = new TreeMap<>();
    final Map<String, Paper> papers = new TreeMap<>();

    /** What may be claimed and was, by source and element: recovered and issued, in mg. */
    final Map<String, long[]> accounts = new TreeMap<>();

    Known filed;
    long charged;
    long added;
    long lost;
    long differences;
    long builtIn;
    long retired;
    long issued;

    /** Highest content of what was charged from outside, by element, in millionths of a mg. */
    final Map<String, BigInteger> brought = new HashMap<>();

    static BigInteger content(long mass, long ppm) {
        return BigInteger.valueOf(mass).multiply(BigInteger.valueOf(ppm));
    }

    private static BigInteger uncertain(BigInteger content, int ppm) {
        return content.multiply(BigInteger.valueOf(ppm)).divide(MILLION);
    }

    private Run open(String id, String party, String site) {
        Run run = runs.get(id);
        return run != null && run.party.equals(party) && run.site.equals(site) && !run.closed ? run : null;
    }

    boolean inputs(AddInputs command, String party, String site, boolean licensed) {
        Run before = open(command.getRunId(), party, site);
        if (before == null || !licensed) {
            return false;
        }
        Run run = before.copy();
        Map<String, BigInteger> more = new HashMap<>();
        for (Goods goods : command.getInputsList()) {
            if (goods.hasLot() ? !lotGoes(goods.getLot(), run) : !packGoes(goods.getBatteryId(), run, more)) {
                return false;
            }
        }
        long addedHere = 0;
        for (RunAddition addition : command.getAdditionsList()) {
            Integer cobalt = COBALT_OF_ADDITION.get(addition.getSubstance());
            if (cobalt == null) {
                return false;
            }
            addedHere += addition.getMassMg();
            Sums sum = run.sums.get("Co");
            sum.added = sum.added.add(content(addition.getMassMg(), cobalt));
        }
        run.added += addedHere;
        if (before.strongest != 0 && before.strongest < run.allowed()) {
            return false;
        }
        runs.put(command.getRunId(), run);
        added += addedHere;
        more.forEach((element, content) -> brought.merge(element, content, BigInteger::add));
        for (Goods goods : command.getInputsList()) {
            if (goods.hasLot()) {
                Heap heap = heaps.get(goods.getLot().getLotId());
                long mass = asked(goods.getLot(), heap);
                heap.mass -= mass;
                if (!heap.waits.isEmpty()) {
                    runs.get(heap.waits).residue -= mass;
                }
            } else {
                Pack pack = packs.get(goods.getBatteryId());
                pack.charged = true;
                charged += pack.mass;
            }
        }
        return true;
    }

    private static long asked(LotMass lot, Heap heap) {
        return lot.getMassMg() == 0 ? heap.mass : lot.getMassMg();
    }

    private boolean packGoes(String id, Run run, Map<String, BigInteger> more) {
        Pack pack = packs.get(id);
        if (pack == null
                || pack.charged
                || !pack.holder.equals(run.party)
                || !pack.site.equals(run.site)
                || run.route.equals("BATTERY_RESIDUE_DISPOSAL")) {
            return false;
        }
        charge(run, pack.mass, filed, 1, "");
        for (String element : ELEMENTS) {
            int share = filed == null ? -1 : filed.share(element);
            BigInteger most = content(pack.mass, share < 0 ? 1_000_000 : share);
            more.merge(element, most, BigInteger::add);
        }
        return true;
    }

    private boolean lotGoes(LotMass lot, Run run) {
        Heap heap = heaps.get(lot.getLotId());
        if (heap == null
                || !heap.holder.equals(run.party)
                || !heap.site.equals(run.site)
                || heap.mass == 0
                || lot.getMassMg() > heap.mass
                || run.route.equals("BATTERY_RESIDUE_DISPOSAL") && !heap.kind.equals(RESIDUE)) {
            return false;
        }
        charge(run, asked(lot, heap), heap.known, heap.model, heap.kind);
        return true;
    }

    private static void charge(Run run, long mass, Known known, int model, String kind) {
        run.in += mass;
        run.inputs++;
        run.weakest = Math.max(run.weakest, model);
        for (String element : ELEMENTS) {
            Sums sum = run.sums.get(element);
            int share = known == null ? -1 : known.share(element);
            if (share < 0) {
                sum.unknown = sum.unknown.add(content(mass, 1_000_000));
                continue;
            }
            BigInteger content = content(mass, share);
            sum.known = sum.known.add(content);
            sum.allowance = sum.allowance.add(uncertain(content, known.uncertainty()));
            sum.before = kind.equals(PRODUCT) ? sum.before.add(content) : sum.before;
        }
    }

    boolean outputs(AddOutputs command, String party, String site) {
        Run before = open(command.getRunId(), party, site);
        Set<String> ids = new TreeSet<>();
        for (RunOutput output : command.getOutputsList()) {
            boolean ok = ids.add(output.getLotId())
                    && !heaps.containsKey(output.getLotId())
                    && KINDS.containsKey(output.getGrade())
                    && (!output.hasAssay()
                            || METHODS.containsKey(output.getAssay().getMethod()));
            if (!ok) {
                return false;
            }
        }
        if (before == null) {
            return false;
        }
        Run run = before.copy();
        Map<String, Heap> made = new LinkedHashMap<>();
        for (RunOutput output : command.getOutputsList()) {
            int stated = output.getCustodyModelValue();
            if (stated != 0 && stated < run.allowed()) {
                return false;
            }
            made.put(output.getLotId(), take(output, run));
        }
        if (!run.holds()) {
            return false;
        }
        made.values().forEach(heap -> {
            if (heap.kind.equals(RESIDUE)) {
                heap.waits = command.getRunId();
                run.residue += heap.mass;
            }
        });
        heaps.putAll(made);
        runs.put(command.getRunId(), run);
        return true;
    }

    private static Heap take(RunOutput output, Run run) {
        Heap heap = new Heap();
        heap.holder = run.party;
        heap.site = run.site;
        heap.grade = output.getGrade();
        heap.kind = KINDS.get(output.getGrade());
        heap.mass = output.getMassMg();
        heap.model = output.getCustodyModelValue() == 0 ? run.allowed() : output.getCustodyModelValue();
        Known stated = output.hasAssay() ? new Known(output.getAssay()) : null;
        heap.known = stated == null ? null : new Known(stated.method, stated.nothingElse);
        run.out += heap.mass;
        run.addedOut += output.getAdditionMg();
        run.outputs++;
        run.strongest = run.strongest == 0 || heap.model < run.strongest ? heap.model : run.strongest;
        for (String element : ELEMENTS) {
            Sums sum = run.sums.get(element);
            BigInteger excess = sum.excess();
            int share = stated == null ? -1 : stated.share(element);
            if (share < 0) {
                sum.out = sum.out.add(content(heap.mass - output.getAdditionMg(), 1_000_000));
                continue;
            }
            BigInteger content = content(heap.mass, share);
            sum.out = sum.out.add(content);
            sum.allowance = sum.allowance.add(uncertain(content, stated.uncertainty()));
            sum.product = heap.kind.equals(PRODUCT) ? sum.product.add(content) : sum.product;
            if (stated.shares.containsKey(element)) {
                // Uncertainty lets more be stated than there was, but the next run may not charge it.
                BigInteger kept =
                        content.subtract(sum.excess().subtract(excess)).max(BigInteger.ZERO);
                heap.known.shares.put(
                        element, kept.divide(BigInteger.valueOf(heap.mass)).intValueExact());
            }
        }
        if (stated != null) {
            // In the order in which it was stated, because lots are the same only if their assays are.
            Map<String, Integer> found = new HashMap<>(heap.known.shares);
            heap.known.shares.clear();
            stated.shares.keySet().forEach(element -> heap.known.shares.put(element, found.get(element)));
        }
        return heap;
    }

    boolean losses(DeclareLosses command, String party, String site) {
        Run before = open(command.getRunId(), party, site);
        if (before == null) {
            return false;
        }
        Run run = before.copy();
        long sum = 0;
        for (RunLoss loss : command.getLossesList()) {
            long elements = loss.getElementsList().stream()
                    .mapToLong(ElementMass::getMassMg)
                    .sum();
            if (elements > loss.getMassMg()
                    || !ELEMENTS.containsAll(loss.getElementsList().stream()
                            .map(ElementMass::getElement)
                            .toList())) {
                return false;
            }
            sum += loss.getMassMg();
            run.lost += loss.getMassMg();
            run.addedOut += loss.getAdditionMg();
            for (ElementMass element : loss.getElementsList()) {
                Sums sums = run.sums.get(element.getElement());
                sums.out = sums.out.add(content(element.getMassMg(), 1_000_000));
            }
        }
        if (!run.holds()) {
            return false;
        }
        lost += sum;
        runs.put(command.getRunId(), run);
        return true;
    }

    boolean close(String id, String party, String site) {
        Run run = open(id, party, site);
        if (run == null
                || run.inputs == 0
                || run.outputs == 0
                || run.addedOut != run.added
                || run.out + run.lost != run.in + run.added) {
            return false;
        }
        run.closed = true;
        if (run.allowed() == BOOK_AND_CLAIM || run.route.equals("BATTERY_RESIDUE_DISPOSAL")) {
            return true;
        }
        String source = run.allowed() == MASS_BALANCE ? "site/" + run.site : "run/" + id;
        for (String element : ELEMENTS.subList(0, OF_ROUTE)) {
            Sums sum = run.sums.get(element);
            BigInteger claimable = sum.product
                    .min(sum.known.add(sum.added))
                    .subtract(sum.added)
                    .max(BigInteger.ZERO)
                    .subtract(sum.before)
                    .max(BigInteger.ZERO)
                    .divide(MILLION);
            accounts.computeIfAbsent(source + "|" + element, key -> new long[2])[0] += claimable.longValueExact();
        }
        return true;
    }
}
