package suhuan.scenarios;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether scenarios on Fabric may run here. Says once, in one line, why they do not. */
final class FabricTools implements ExecutionCondition {
    private static final List<String> NEEDED =
            List.of("peer", "orderer", "cryptogen", "configtxgen", "configtxlator", "osnadmin", "discover");
    private static final AtomicBoolean SAID = new AtomicBoolean();

    /** Profile of the network that this run may start; empty for none. */
    static String profile() {
        return System.getProperty("suhuan.fabric", "");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String problem = problem();
        if (problem.isEmpty()) {
            return ConditionEvaluationResult.enabled("on a network of profile " + profile());
        }
        if (!SAID.getAndSet(true)) {
            System.out.println("scenarios on Fabric are skipped: " + problem);
        }
        return ConditionEvaluationResult.disabled(problem);
    }

    private static String problem() {
        if (profile().isEmpty()) {
            return "they run with -Pfabric (a small network) or -Pfull";
        }
        List<String> missing = NEEDED.stream()
                .filter(tool -> folders().noneMatch(folder -> isTool(folder, tool)))
                .toList();
        return missing.isEmpty()
                ? ""
                : "missing of Hyperledger Fabric's tools: " + String.join(", ", missing)
                        + "; set FABRIC_HOME to the folder that has them in bin";
    }

    private static boolean isTool(Path folder, String tool) {
        return Files.isExecutable(folder.resolve(tool));
    }

    private static Stream<Path> folders() {
        String home = System.getenv("FABRIC_HOME");
        Stream<Path> first = home == null || home.isBlank() ? Stream.empty() : Stream.of(Path.of(home, "bin"));
        return Stream.concat(
                first,
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(each -> !each.isEmpty())
                        .map(Path::of));
    }
}
