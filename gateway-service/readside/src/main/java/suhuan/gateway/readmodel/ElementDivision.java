package suhuan.gateway.readmodel;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.ElementOrigin;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.gateway.measure.Shares;
import suhuan.ledger.v1.ElementBalance;
import suhuan.ledger.v1.ItemKind;

/**
 * Divides a mass of an element over what it came from, in whole millionths of a mg that add up exactly. What is mixed comes out in
 * the shares in which it went in: by content where that is known of everything, else by mass, and then the answer is estimated.
 */
final class ElementDivision {
    private static final long NG_PER_MG = 1_000_000L;
    private static final BigInteger PPM = BigInteger.valueOf(NG_PER_MG);

    private final ElementFlows flows;
    private final ElementGoods goods;
    private final String element;
    private final Map<Long, Long> arrivedNg = new HashMap<>();
    private final Map<Key, Long> found = new HashMap<>();
    private boolean estimated;

    ElementDivision(ElementFlows flows, ElementGoods goods, String element, long startNo, long massMg) {
        this.flows = flows;
        this.goods = goods;
        this.element = element;
        arrivedNg.put(startNo, Math.multiplyExact(massMg, NG_PER_MG));
        divide();
    }

    /** Sources, the largest first. */
    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        found.forEach((key, massNg) -> sources.add(
                new Source(key.origin(), key.itemNo(), goods.of(key.itemNo()).itemId(), massNg)));
        sources.sort(Comparator.comparingLong(Source::massNg)
                .reversed()
                .thenComparing(Source::itemId)
                .thenComparing(Source::origin));
        return sources;
    }

    /** Whether masses stood in for contents somewhere. */
    boolean estimated() {
        return estimated;
    }

    /** An item is divided once everything that came from it has been: what is left over then went round in a circle. */
    private void divide() {
        Map<Long, Integer> waiting = new HashMap<>();
        for (long itemNo : flows.items()) {
            waiting.putIfAbsent(itemNo, 0);
            flows.sources(itemNo).forEach(flow -> waiting.merge(flow.fromNo(), 1, Integer::sum));
        }
        Deque<Long> ready = new ArrayDeque<>();
        waiting.forEach((itemNo, count) -> {
            if (count == 0) {
                ready.add(itemNo);
            }
        });
        while (!ready.isEmpty()) {
            long itemNo = ready.remove();
            divide(itemNo, arrivedNg.getOrDefault(itemNo, 0L));
            arrivedNg.remove(itemNo);
            for (ElementFlows.Flow flow : flows.sources(itemNo)) {
                if (waiting.merge(flow.fromNo(), -1, Integer::sum) == 0 && !flows.hidden(flow.fromNo())) {
                    ready.add(flow.fromNo());
                }
            }
        }
        arrivedNg.forEach((itemNo, massNg) -> find(ElementOrigin.ELEMENT_ORIGIN_NOT_FOLLOWED, itemNo, massNg));
    }

    private void divide(long itemNo, long massNg) {
        List<ElementFlows.Flow> sources = flows.sources(itemNo);
        ElementGoods.Good good = goods.of(itemNo);
        if (massNg == 0) {
            return;
        }
        if (flows.notFollowed(itemNo)) {
            find(ElementOrigin.ELEMENT_ORIGIN_NOT_FOLLOWED, itemNo, massNg);
        } else if (sources.isEmpty()) {
            find(origin(good), itemNo, massNg);
        } else if (good.run()) {
            divideRun(good, sources, massNg);
        } else if (sources.get(0).kind() == TraceEdgeKind.TRACE_EDGE_KIND_MADE_OF_VALUE) {
            divideNewBattery(good, sources, massNg);
        } else if (sources.size() == 1) {
            arrive(sources.get(0), massNg);
        } else if (sources.get(0).kind() == TraceEdgeKind.TRACE_EDGE_KIND_MERGE_VALUE) {
            // Lots go together only with one assay or none, so their masses divide the element too.
            divideBy(masses(sources), sources, good, null, massNg);
        } else {
            divideBy(contentsOrMasses(sources), sources, good, null, massNg);
        }
    }

    private static ElementOrigin origin(ElementGoods.Good good) {
        return switch (ItemKind.forNumber(good.kind())) {
            case ITEM_KIND_LOT -> ElementOrigin.ELEMENT_ORIGIN_LOT;
            case ITEM_KIND_RUN -> ElementOrigin.ELEMENT_ORIGIN_ADDITION;
            default -> ElementOrigin.ELEMENT_ORIGIN_BATTERY;
        };
    }

    /** A run holds what went into it and what was added. */
    private void divideRun(ElementGoods.Good run, List<ElementFlows.Flow> inputs, long massNg) {
        boolean known = allKnown(inputs);
        List<BigInteger> weights = known ? contents(inputs) : masses(inputs);
        weights.add(
                known
                        ? BigInteger.valueOf(addedMg(run)).multiply(PPM)
                        : BigInteger.valueOf(run.balance().getAdditionsMg()));
        estimated |= !known && weights.stream().filter(w -> w.signum() != 0).count() > 1;
        divideBy(weights, inputs, run, ElementOrigin.ELEMENT_ORIGIN_ADDITION, massNg);
    }

    private long addedMg(ElementGoods.Good run) {
        for (ElementBalance balance : run.balance().getElementsList()) {
            if (balance.getElement().equals(element)) {
                return balance.getAddedMg();
            }
        }
        return 0;
    }

    /** What a new battery holds beside the recovered material it was made of is primary. */
    private void divideNewBattery(ElementGoods.Good battery, List<ElementFlows.Flow> lots, long massNg) {
        OptionalInt share = goods.sharePpm(battery.itemNo(), Long.MAX_VALUE);
        if (share.isEmpty() || !allKnown(lots)) {
            estimated = true;
            divideBy(masses(lots), lots, battery, null, massNg);
            return;
        }
        List<BigInteger> weights = contents(lots);
        BigInteger recovered = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger holds = BigInteger.valueOf(battery.massMg()).multiply(BigInteger.valueOf(share.getAsInt()));
        weights.add(holds.subtract(recovered).max(BigInteger.ZERO));
        divideBy(weights, lots, battery, ElementOrigin.ELEMENT_ORIGIN_PRIMARY, massNg);
    }

    /**
     * Divides what arrived at an item.
     *
     * @param weights of each source, and one more where there is a rest
     * @param rest what the rest is; null for none
     */
    private void divideBy(
            List<BigInteger> weights,
            List<ElementFlows.Flow> sources,
            ElementGoods.Good good,
            @Nullable ElementOrigin rest,
            long massNg) {
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            find(ElementOrigin.ELEMENT_ORIGIN_NOT_FOLLOWED, good.itemNo(), massNg);
            return;
        }
        long[] parts = Shares.of(massNg, weights);
        for (int i = 0; i < sources.size(); i++) {
            arrive(sources.get(i), parts[i]);
        }
        if (rest != null) {
            find(rest, good.itemNo(), parts[sources.size()]);
        }
    }

    /** Contents of all sources in millionths of a mg; their masses where one content is not known. */
    private List<BigInteger> contentsOrMasses(List<ElementFlows.Flow> sources) {
        if (allKnown(sources)) {
            return contents(sources);
        }
        estimated = true;
        return masses(sources);
    }

    private List<BigInteger> contents(List<ElementFlows.Flow> sources) {
        List<BigInteger> contents = new ArrayList<>();
        for (ElementFlows.Flow flow : sources) {
            int share = goods.sharePpm(flow.fromNo(), flow.factNo()).orElse(0);
            contents.add(BigInteger.valueOf(flow.massMg()).multiply(BigInteger.valueOf(share)));
        }
        return contents;
    }

    private static List<BigInteger> masses(List<ElementFlows.Flow> sources) {
        List<BigInteger> masses = new ArrayList<>();
        sources.forEach(flow -> masses.add(BigInteger.valueOf(flow.massMg())));
        return masses;
    }

    private boolean allKnown(List<ElementFlows.Flow> sources) {
        return sources.stream()
                .allMatch(flow -> !flows.hidden(flow.fromNo())
                        && goods.sharePpm(flow.fromNo(), flow.factNo()).isPresent());
    }

    private void arrive(ElementFlows.Flow flow, long massNg) {
        if (flows.hidden(flow.fromNo())) {
            find(ElementOrigin.ELEMENT_ORIGIN_HIDDEN, flow.toNo(), massNg);
        } else {
            arrivedNg.merge(flow.fromNo(), massNg, Long::sum);
        }
    }

    private void find(ElementOrigin origin, long itemNo, long massNg) {
        if (massNg > 0) {
            found.merge(new Key(origin, itemNo), massNg, Long::sum);
        }
    }

    private record Key(ElementOrigin origin, long itemNo) {}

    /**
     * A source.
     *
     * @param origin where it lies
     * @param itemNo its number
     * @param itemId its id
     * @param massNg what came from it, in millionths of a mg
     */
    record Source(ElementOrigin origin, long itemNo, String itemId, long massNg) {}
}
