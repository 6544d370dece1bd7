package suhuan.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What callers saw: how often each outcome, and when they were served. */
final class Sightings {
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<Long> servedNs = new ArrayList<>();
    private final Map<String, String> examples = new TreeMap<>();

    synchronized void served(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
        servedNs.add(System.nanoTime());
    }

    synchronized void failed(String outcome, String text) {
        outcomes.merge(outcome, 1, Integer::sum);
        examples.putIfAbsent(outcome, text);
    }

    synchronized int count(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    synchronized int served() {
        return servedNs.size();
    }

    synchronized Map<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** One text of each way to fail. */
    synchronized Map<String, String> examples() {
        return new TreeMap<>(examples);
    }

    /** Whether somebody was served after a moment. */
    synchronized boolean servedSince(long ns) {
        return !servedNs.isEmpty() && servedNs.get(servedNs.size() - 1) - ns > 0;
    }

    /** Time from a moment to the first that was served after it. */
    synchronized double secondsToService(long fromNs) {
        return servedNs.stream()
                        .filter(served -> served - fromNs > 0)
                        .mapToLong(served -> served - fromNs)
                        .min()
                        .orElse(Long.MAX_VALUE)
                / 1e9;
    }

    /** Longest time after a moment in which nobody was served. */
    synchronized double longestPauseSeconds(long fromNs) {
        long before = fromNs;
        long longest = 0;
        for (long served : servedNs) {
            if (served - fromNs > 0) {
                longest = Math.max(longest, served - before);
                before = served;
            }
        }
        return longest / 1e9;
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        outcomes.forEach((outcome, count) -> text.append(text.length() == 0 ? "" : ", ")
                .append(outcome)
                .append(' ')
                .append(String.format(Locale.ROOT, "%,d", count)));
        return text.length() == 0 ? "nothing" : text.toString();
    }
}
