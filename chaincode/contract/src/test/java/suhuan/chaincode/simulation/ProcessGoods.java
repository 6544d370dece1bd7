package suhuan.chaincode.simulation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.IssueCertificate;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotPart;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RetireCertificate;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.TransferCertificate;

/** The rest of what {@link ProcessModel} knows: what becomes of lots that came out of runs, and of certificates. */
final class ProcessGoods {
    private static final int YEAR = 2026;
    private static final String REGION = "350900";

    private final ProcessModel model;

    ProcessGoods(ProcessModel model) {
        this.model = model;
    }

    private static ProcessModel.Heap like(ProcessModel.Heap heap, long mass) {
        ProcessModel.Heap copy = new ProcessModel.Heap();
        copy.holder = heap.holder;
        copy.site = heap.site;
        copy.grade = heap.grade;
        copy.kind = heap.kind;
        copy.waits = heap.waits;
        copy.known = heap.known;
        copy.model = heap.model;
        copy.mass = mass;
        return copy;
    }

    private boolean held(String id, String party) {
        ProcessModel.Heap heap = model.heaps.get(id);
        return heap != null && heap.holder.equals(party) && heap.mass > 0;
    }

    boolean split(SplitLot command, String party) {
        long sum = 0;
        for (LotPart part : command.getPartsList()) {
            sum += part.getMassMg();
            if (model.heaps.containsKey(part.getLotId())) {
                return false;
            }
        }
        if (!held(command.getLotId(), party) || model.heaps.get(command.getLotId()).mass != sum) {
            return false;
        }
        ProcessModel.Heap whole = model.heaps.get(command.getLotId());
        for (LotPart part : command.getPartsList()) {
            model.heaps.put(part.getLotId(), like(whole, part.getMassMg()));
        }
        whole.mass = 0;
        return true;
    }

    boolean merge(String merged, List<String> ids, String party) {
        if (model.heaps.containsKey(merged) || ids.stream().anyMatch(id -> !held(id, party))) {
            return false;
        }
        ProcessModel.Heap first = model.heaps.get(ids.get(0));
        ProcessModel.Heap all = like(first, 0);
        all.model = ProcessModel.SEGREGATED;
        for (String id : ids) {
            ProcessModel.Heap heap = model.heaps.get(id);
            if (!heap.site.equals(first.site)
                    || !heap.grade.equals(first.grade)
                    || !heap.waits.equals(first.waits)
                    || !String.valueOf(heap.known).equals(String.valueOf(first.known))) {
                return false;
            }
            all.mass += heap.mass;
            all.model = Math.max(all.model, heap.model);
        }
        ids.forEach(id -> model.heaps.get(id).mass = 0);
        model.heaps.put(merged, all);
        return true;
    }

    /** Whether a part may be offered: only what is a product is not waste. */
    boolean offers(String id, long mass, String party, boolean trade) {
        return held(id, party)
                && mass <= model.heaps.get(id).mass
                && (!trade || model.heaps.get(id).kind.equals(ProcessModel.PRODUCT));
    }

    /** An offer of a part that is accepted, weighed anew. */
    void handOver(String id, long mass, long weighed, String made, String to, String site, boolean forGood) {
        ProcessModel.Heap from = model.heaps.get(id);
        ProcessModel.Heap heap = like(from, weighed);
        from.mass -= mass;
        heap.holder = to;
        heap.site = site;
        if (heap.known != null && weighed > mass) {
            ProcessModel.Known thinner = new ProcessModel.Known(heap.known.method, heap.known.nothingElse);
            from.known.shares.forEach((element, share) -> thinner.shares.put(
                    element,
                    ProcessModel.content(mass, share)
                            .divide(BigInteger.valueOf(weighed))
                            .intValueExact()));
            heap.known = thinner;
        }
        if (!from.waits.isEmpty()) {
            model.runs.get(from.waits).residue += forGood ? -mass : weighed - mass;
            heap.waits = forGood ? "" : from.waits;
        }
        model.differences += weighed - mass;
        model.heaps.put(made, heap);
    }

    boolean assay(String id, Assay said, String party) {
        if (!held(id, party) || !ProcessModel.METHODS.containsKey(said.getMethod())) {
            return false;
        }
        ProcessModel.Heap heap = model.heaps.get(id);
        ProcessModel.Known later = new ProcessModel.Known(said);
        if (heap.known == null) {
            heap.known = later;
            return true;
        }
        ProcessModel.Known first = heap.known;
        for (String element : ProcessModel.ELEMENTS) {
            int before = first.share(element);
            boolean named = first.shares.containsKey(element) || later.shares.containsKey(element);
            if (before < 0 || !named) {
                continue;
            }
            long allowed = (long) before * (first.uncertainty() + later.uncertainty()) / 1_000_000;
            int now = later.share(element);
            if (now < 0 || Math.abs(now - before) > allowed) {
                return false;
            }
        }
        return true;
    }

    /** A new pack with what was recovered in it. */
    boolean builtIn(RegisterBattery command, String party, String site) {
        Map<String, BigInteger> found = new HashMap<>();
        Map<String, BigInteger> allowances = new HashMap<>();
        long sum = 0;
        if (model.packs.containsKey(command.getBatteryCode())) {
            return false;
        }
        for (LotMass part : command.getRecoveredList()) {
            ProcessModel.Heap heap = model.heaps.get(part.getLotId());
            if (!held(part.getLotId(), party)
                    || !heap.site.equals(site)
                    || !heap.kind.equals(ProcessModel.PRODUCT)
                    || part.getMassMg() > heap.mass) {
                return false;
            }
            sum += part.getMassMg();
            if (heap.known != null) {
                heap.known.shares.forEach((element, share) -> {
                    BigInteger content = ProcessModel.content(part.getMassMg(), share);
                    found.merge(element, content, BigInteger::add);
                    allowances.merge(
                            element,
                            content.multiply(BigInteger.valueOf(heap.known.uncertainty()))
                                    .divide(ProcessModel.MILLION),
                            BigInteger::add);
                });
            }
        }
        if (sum > command.getMassMg()) {
            return false;
        }
        for (Map.Entry<String, BigInteger> element : found.entrySet()) {
            int share = model.filed == null ? -1 : model.filed.share(element.getKey());
            BigInteger holds = ProcessModel.content(command.getMassMg(), share);
            BigInteger most = holds.add(
                            holds.multiply(BigInteger.valueOf(model.filed == null ? 0 : model.filed.uncertainty()))
                                    .divide(ProcessModel.MILLION))
                    .add(allowances.get(element.getKey()));
            if (share >= 0 && element.getValue().compareTo(most) > 0) {
                return false;
            }
        }
        command.getRecoveredList().forEach(part -> model.heaps.get(part.getLotId()).mass -= part.getMassMg());
        model.builtIn += sum;
        return true;
    }

    boolean issue(IssueCertificate command, String party, String site) {
        String source = "site/" + site;
        if (!command.getRunId().isEmpty()) {
            ProcessModel.Run run = model.runs.get(command.getRunId());
            if (run == null || !run.closed || !run.party.equals(party) || !run.site.equals(site)) {
                return false;
            }
            source = "run/" + command.getRunId();
        } else if (command.getYear() != YEAR) {
            return false;
        }
        long[] account = model.accounts.getOrDefault(source + "|" + command.getElement(), new long[2]);
        if (model.papers.containsKey(command.getCertificateId())
                || !command.getScheme().startsWith("CN_")
                || command.getMassMg() > account[0] - account[1]) {
            return false;
        }
        account[1] += command.getMassMg();
        model.issued += command.getMassMg();
        ProcessModel.Paper paper = new ProcessModel.Paper();
        paper.holder = party;
        paper.mass = command.getMassMg();
        paper.scheme = command.getScheme();
        model.papers.put(command.getCertificateId(), paper);
        return true;
    }

    private boolean usable(String id, long mass, String party) {
        ProcessModel.Paper paper = model.papers.get(id);
        return paper != null && paper.holder.equals(party) && paper.mass > 0 && mass <= paper.mass;
    }

    boolean transfer(TransferCertificate command, String party, boolean known) {
        long mass = command.getMassMg();
        if (!known
                || !usable(command.getCertificateId(), mass, party)
                || mass > 0 && model.papers.containsKey(command.getPartCertificateId())) {
            return false;
        }
        ProcessModel.Paper paper = model.papers.get(command.getCertificateId());
        if (mass == 0) {
            paper.holder = command.getToPartyId();
            return true;
        }
        ProcessModel.Paper part = new ProcessModel.Paper();
        part.holder = command.getToPartyId();
        part.mass = mass;
        part.scheme = paper.scheme;
        paper.mass -= mass;
        model.papers.put(command.getPartCertificateId(), part);
        return true;
    }

    boolean retire(RetireCertificate command, String party) {
        if (!usable(command.getCertificateId(), command.getMassMg(), party)) {
            return false;
        }
        ProcessModel.Paper paper = model.papers.get(command.getCertificateId());
        boolean province = paper.scheme.equals("CN_PROVINCE_SUBSIDY");
        int last = paper.scheme.equals("CN_RECYCLED_CONTENT") ? YEAR + 1 : YEAR;
        if (!command.getScheme().equals(paper.scheme)
                || command.getYear() < YEAR
                || command.getYear() > last
                || province && !command.getRegionCode().startsWith(REGION.substring(0, 2))) {
            return false;
        }
        long mass = command.getMassMg() == 0 ? paper.mass : command.getMassMg();
        paper.mass -= mass;
        model.retired += mass;
        return true;
    }
}
