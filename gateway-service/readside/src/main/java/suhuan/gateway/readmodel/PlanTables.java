package suhuan.gateway.readmodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.AccountLine;

/** Indicators of the plan and its clusters of regions, in {@code indicators.tsv} and {@code clusters.tsv}. */
final class PlanTables {
    static final List<Indicator> INDICATORS =
            rows("indicators.tsv", 10).stream().map(PlanTables::indicator).toList();
    private static final List<Cluster> CLUSTERS =
            rows("clusters.tsv", 4).stream().map(PlanTables::cluster).toList();

    /**
     * An indicator.
     *
     * @param name name
     * @param lines lines it is summed from
     * @param materials materials it is summed over
     * @param grades grades it is summed over; empty for all
     * @param plannedTonnes figure of the document in t; 0 for none
     * @param plannedYear year of that figure; 0 for none
     * @param english what it is
     * @param chinese what it is
     * @param source document and place in it
     * @param mark how well the figure is known
     */
    record Indicator(
            String name,
            List<Integer> lines,
            List<Integer> materials,
            List<String> grades,
            long plannedTonnes,
            int plannedYear,
            String english,
            String chinese,
            String source,
            String mark) {}

    /**
     * A cluster of regions.
     *
     * @param name name
     * @param prefixes beginnings of the codes of its regions
     */
    record Cluster(String name, List<String> prefixes) {}

    private PlanTables() {}

    /** Beginnings of the codes of a region or cluster; of the country the empty one; null where it is neither. */
    static @Nullable List<String> prefixes(String region) {
        if (region.isEmpty() || region.matches("[0-9]{2}([0-9]{2}([0-9]{2})?)?")) {
            return List.of(region);
        }
        for (Cluster cluster : CLUSTERS) {
            if (cluster.name().equals(region)) {
                return cluster.prefixes();
            }
        }
        return null;
    }

    /** Names of the clusters. */
    static List<String> clusters() {
        return CLUSTERS.stream().map(Cluster::name).toList();
    }

    private static Indicator indicator(String[] cells) {
        return new Indicator(
                cells[0],
                words(cells[1]).stream()
                        .map(word -> AccountLine.valueOf("ACCOUNT_LINE_" + word).getNumber())
                        .toList(),
                words(cells[2]).stream().map(Integer::valueOf).toList(),
                words(cells[3]),
                Long.parseLong(cells[4]),
                Integer.parseInt(cells[5]),
                cells[6],
                cells[7],
                cells[8],
                cells[9]);
    }

    private static Cluster cluster(String[] cells) {
        return new Cluster(cells[0], words(cells[1]));
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(",", -1));
    }

    private static List<String[]> rows(String name, int columns) {
        try (InputStream in = PlanTables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .map(line -> line.split("\t", -1))
                    .peek(cells -> {
                        if (cells.length != columns) {
                            throw new IllegalStateException(name + ": not " + columns + " columns: " + cells[0]);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
