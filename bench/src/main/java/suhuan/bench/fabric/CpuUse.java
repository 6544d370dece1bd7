package suhuan.bench.fabric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each process used between two looks. */
public final class CpuUse {
    private static final double SMALLEST_US = 0.5;

    private final Clocks clocks;
    private Map<String, Long> before = Map.of();
    private long completedBefore;
    private long from;
    private String text = "not measured";

    /** CPU time of each process so far, in ns, by name. */
    @FunctionalInterface
    public interface Clocks {
        Map<String, Long> read() throws Exception;
    }

    /** By these clocks. */
    public CpuUse(Clocks clocks) {
        this.clocks = clocks;
    }

    /** The first look. */
    public void begin(long completed) throws Exception {
        completedBefore = completed;
        from = System.nanoTime();
        before = clocks.read();
    }

    /** The second look. */
    public void end(long completed) throws Exception {
        Map<String, Long> after = clocks.read();
        long ns = System.nanoTime() - from;
        long events = Math.max(1, completed - completedBefore);
        Map<String, Double> each = new TreeMap<>();
        long sum = 0;
        for (Map.Entry<String, Long> process : after.entrySet()) {
            long used = process.getValue() - before.getOrDefault(process.getKey(), 0L);
            sum += used;
            each.put(process.getKey(), used / 1e3 / events);
        }
        List<String> shown = each.entrySet().stream()
                .filter(process -> process.getValue() >= SMALLEST_US)
                .map(process -> String.format(Locale.ROOT, "%s %.0f", process.getKey(), process.getValue()))
                .collect(Collectors.toList());
        text = String.format(
                Locale.ROOT,
                "%.0f µs of CPU an event (%s), %.2f processors busy",
                sum / 1e3 / events,
                String.join(", ", shown),
                sum / (double) ns);
    }

    @Override
    public String toString() {
        return text;
    }
}
