package suhuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ProtocolMessageEnum;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import suhuan.api.v1.HandOverState;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.cli.table.RowProblem;
import suhuan.cli.table.TableProblem;
import suhuan.cli.term.Texts;
import suhuan.client.Language;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.ItemKind;

/** Both languages say the same things, and say everything. */
class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @Test
    void bothBundlesHaveTheSameKeysAndPlaceholders() {
        Texts en = Texts.in(Language.EN);
        Texts zh = Texts.in(Language.ZH);
        assertThat(zh.bundle().keySet()).isEqualTo(en.bundle().keySet());
        for (String key : en.bundle().keySet()) {
            assertThat(placeholders(zh.bundle().getString(key)))
                    .as(key)
                    .isEqualTo(placeholders(en.bundle().getString(key)));
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }

    @Test
    void everyProblemAndEveryWordHasItsText() {
        Texts texts = Texts.in(Language.ZH);
        List<String> keys = new ArrayList<>();
        for (TableProblem problem : TableProblem.values()) keys.add("table." + problem.name());
        for (RowProblem problem : RowProblem.values()) keys.add("row." + problem.name());
        for (ItemKind kind : ItemKind.values()) add(keys, "kind.", kind, "");
        for (HandOverState state : HandOverState.values()) add(keys, "state.", state, "");
        for (TraceEdgeKind kind : TraceEdgeKind.values()) {
            add(keys, "edge.", kind, ".back");
            add(keys, "edge.", kind, ".forward");
        }
        assertThat(texts.bundle().keySet()).containsAll(keys);
    }

    private static <E extends Enum<E> & ProtocolMessageEnum> void add(
            List<String> keys, String prefix, E value, String suffix) {
        if (!value.name().equals("UNRECOGNIZED")) keys.add(prefix + Vocabulary.name(value) + suffix);
    }

    /** Half-width marks belong to codes, commands and numbers: beside a Chinese character they are a slip. */
    @Test
    void chineseHasItsOwnPunctuation() {
        Pattern slip = Pattern.compile("\\p{IsHan}[,;:!?()]|[,;:!?()]\\p{IsHan}");
        Pattern form = Pattern.compile("(主机|行号|批次|物料|重量)(:(端口|重量|复磅|等级|行为))+|质量\\(kg\\)");
        Texts zh = Texts.in(Language.ZH);
        List<String> slips = new ArrayList<>();
        for (String key : zh.bundle().keySet()) {
            // The report's headings are a line of CSV.
            if (key.equals("report.headings")) continue;
            String text = form.matcher(zh.bundle().getString(key)).replaceAll("");
            if (slip.matcher(text).find()) slips.add(key + "=" + text);
        }
        assertThat(slips).isEmpty();
    }

    @Test
    void numbersOfProblemsAreDistinct() {
        Set<Integer> numbers = new TreeSet<>();
        for (TableProblem problem : TableProblem.values())
            assertThat(numbers.add(problem.number())).isTrue();
        for (RowProblem problem : RowProblem.values())
            assertThat(numbers.add(problem.number())).isTrue();
    }

    @Test
    void everyCommandAndOptionIsExplainedInBothLanguages() {
        for (String language : List.of("zh", "en")) {
            List<String> silent = new ArrayList<>();
            explain(
                    Main.commandLine(
                            new String[] {"--lang", language},
                            new PrintWriter(new StringWriter()),
                            new PrintWriter(new StringWriter())),
                    silent);
            assertThat(silent).as(language).isEmpty();
        }
    }

    private static void explain(CommandLine line, List<String> silent) {
        var spec = line.getCommandSpec();
        if (String.join("", spec.usageMessage().description()).isBlank()) silent.add(spec.qualifiedName());
        for (ArgSpec option : spec.args()) {
            if (String.join("", option.description()).isBlank())
                silent.add(spec.qualifiedName() + " " + option.paramLabel() + option);
        }
        line.getSubcommands().values().forEach(sub -> explain(sub, silent));
    }
}
