package suhuan.gateway.ledger.fabric.twin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import suhuan.gateway.ledger.fabric.peer.Step;

/** What goes wrong next, and how often each step was asked for. */
public final class Faults {
    private final Map<Step, Queue<Fault>> scripted = new EnumMap<>(Step.class);
    private final Map<Step, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile Function<Step, Fault> otherwise = step -> null;

    Faults() {
        for (Step step : Step.values()) {
            scripted.put(step, new ConcurrentLinkedQueue<>());
            calls.put(step, new AtomicInteger());
        }
    }

    /** The next calls of a step go wrong so. */
    public void next(Step step, Fault... faults) {
        scripted.get(step).addAll(java.util.List.of(faults));
    }

    /** Calls of which nothing was scripted go wrong so; null for not at all. */
    public void otherwise(Function<Step, Fault> how) {
        otherwise = how;
    }

    /** Nothing goes wrong any more. */
    public void end() {
        scripted.values().forEach(Queue::clear);
        otherwise = step -> null;
    }

    /** Calls of a step so far. */
    public int calls(Step step) {
        return calls.get(step).get();
    }

    Fault of(Step step) {
        calls.get(step).incrementAndGet();
        Fault fault = scripted.get(step).poll();
        return fault == null ? otherwise.apply(step) : fault;
    }
}
