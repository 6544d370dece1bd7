package suhuan.bench;

import java.util.List;
import java.util.Locale;

/** A measured row: the ratio of every pair and their median. */
record Row(
        String id,
        String what,
        String against,
        String settings,
        double floor,
        double aim,
        boolean smallerIsBetter,
        List<Double> pairs,
        double oursMedian,
        double theirsMedian) {

    double ratio() {
        return median(pairs);
    }

    boolean reachesFloor() {
        return smallerIsBetter ? ratio() <= floor : ratio() >= floor;
    }

    boolean reachesAim() {
        return smallerIsBetter ? ratio() <= aim : ratio() >= aim;
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** One line for programs. */
    String json() {
        StringBuilder line = new StringBuilder();
        line.append("{\"id\":\"").append(id).append("\",\"ratio\":").append(figure(ratio()));
        line.append(",\"floor\":").append(figure(floor)).append(",\"aim\":").append(figure(aim));
        line.append(",\"smaller_is_better\":").append(smallerIsBetter);
        line.append(",\"ours\":")
                .append(figure(oursMedian))
                .append(",\"theirs\":")
                .append(figure(theirsMedian));
        line.append(",\"pairs\":[");
        for (int i = 0; i < pairs.size(); i++) {
            line.append(i == 0 ? "" : ",").append(figure(pairs.get(i)));
        }
        return line.append("],\"settings\":\"")
                .append(settings.replace("\"", "'"))
                .append("\"}")
                .toString();
    }

    /** Two lines for people. */
    String text() {
        String verdict = reachesAim() ? "aim reached" : reachesFloor() ? "floor reached" : "NOT REACHED";
        return String.format(
                Locale.ROOT,
                "%-18s %8.2f  floor %s%-5s aim %-5s %-13s ours %,.4g, theirs %,.4g: %s, against %s%n%18s %d pairs %s; %s",
                id,
                ratio(),
                smallerIsBetter ? "≤" : "≥",
                trimmed(floor),
                trimmed(aim),
                verdict,
                oursMedian,
                theirsMedian,
                what,
                against,
                "",
                pairs.size(),
                pairs.stream().map(p -> String.format(Locale.ROOT, "%.2f", p)).toList(),
                settings);
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
