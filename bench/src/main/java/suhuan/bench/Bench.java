package suhuan.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs the table: each row prepared, then measured in pairs, ours and theirs in turn, the order swapped every pair. */
public final class Bench {
    private final Settings settings;
    private final PrintStream out;

    private Bench(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** {@code bench [--ledger embedded|fabric] [--json] [--quick] [--pairs N] [--only id,id] [--folder F]}; exits with 1 where a floor is missed. */
    public static void main(String[] args) throws Exception {
        Settings settings;
        try {
            settings = parse(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("suhuan bench: " + wrong.getMessage());
            System.err.println(
                    "usage: suhuan bench [--ledger embedded|fabric] [--json] [--quick] [--pairs N] [--only id,id] [--folder F]");
            System.exit(2);
            return;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean allReached = new Bench(settings, out).run();
        System.exit(allReached ? 0 : 1);
    }

    private static Settings parse(String[] args) {
        boolean fabric = false;
        boolean quick = false;
        boolean json = false;
        int pairs = 0;
        Set<String> only = new LinkedHashSet<>();
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "suhuan-bench");
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--ledger" -> fabric = fabric(value(args, ++i));
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--pairs" -> pairs = Integer.parseInt(value(args, ++i));
                case "--only" -> only.addAll(List.of(value(args, ++i).split(",")));
                case "--folder" -> folder = Path.of(value(args, ++i));
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        if (pairs < 0 || pairs > 100) {
            throw new IllegalArgumentException("--pairs " + pairs + " is not between 1 and 100");
        }
        return new Settings(fabric, quick, json, pairs == 0 ? (quick ? 3 : 5) : pairs, only, folder);
    }

    private static boolean fabric(String ledger) {
        return switch (ledger) {
            case "fabric" -> true;
            case "embedded" -> false;
            default -> throw new IllegalArgumentException("--ledger " + ledger + " is neither embedded nor fabric");
        };
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a value");
        }
        return args[i];
    }

    private boolean run() throws Exception {
        if (!settings.json()) {
            out.println("suhuan bench" + (settings.quick() ? " --quick (small sizes: figures are rough)" : ""));
            out.println(Machine.description());
            out.println();
        }
        if (!settings.fabric()) {
            return run(Rows.embedded(settings));
        }
        try (FabricStage stage = new FabricStage(settings)) {
            return run(Rows.onFabric(settings, stage));
        }
    }

    private boolean run(List<Comparison> comparisons) throws Exception {
        boolean allReached = true;
        for (Comparison comparison : comparisons) {
            if (!settings.only().isEmpty() && !settings.only().contains(comparison.id())) {
                continue;
            }
            Row row = measure(comparison);
            out.println(settings.json() ? row.json() : row.text());
            allReached &= row.reachesFloor();
        }
        return allReached;
    }

    private Row measure(Comparison comparison) throws Exception {
        List<Double> pairs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (comparison) {
            comparison.prepare();
            for (int i = 0; i < comparison.pairs(settings.pairs()); i++) {
                double our;
                double their;
                if (i % 2 == 0) {
                    our = comparison.ours();
                    their = comparison.theirs();
                } else {
                    their = comparison.theirs();
                    our = comparison.ours();
                }
                ours.add(our);
                theirs.add(their);
                pairs.add(comparison.oursOverTheirs() ? our / their : their / our);
            }
        }
        return new Row(
                comparison.id(),
                comparison.what(),
                comparison.against(),
                comparison.settings(),
                comparison.floor(),
                comparison.aim(),
                comparison.smallerIsBetter(),
                pairs,
                Row.median(ours),
                Row.median(theirs));
    }
}
