package suhuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.cli.term.Texts;
import suhuan.client.Language;

/** Whoever writes a word that the contract's tables do not know is told which words there are, all of them and no others. */
class KnownWordsTest {
    private static final Path TABLES =
            Path.of("../chaincode/contract/src/main/resources/suhuan/chaincode/domain/reference");

    @ParameterizedTest
    @CsvSource({
        "ROUTE_UNKNOWN, routes, 0",
        "METHOD_UNKNOWN, assay_methods, 0",
        "ASSESSMENT_METHOD_UNKNOWN, assessment_methods, 0",
        "SCHEME_UNKNOWN, schemes, 0",
        "APPLICATION_UNKNOWN, applications, 0",
        "SAFETY_QUESTION_UNKNOWN, safety_questions, 0",
        "ADDITION_UNKNOWN, additions, 0",
        "ELEMENT_UNKNOWN, elements, 0",
        "RULE_EDITION_UNKNOWN, recovery_rules, 3"
    })
    void adviceNamesTheWordsOfTheTable(String refusal, String table, int column) throws IOException {
        Set<String> words = new TreeSet<>();
        for (String row : Files.readAllLines(TABLES.resolve(table + ".tsv"))) {
            if (!row.isBlank() && !row.startsWith("#")) words.add(row.split("\t")[column]);
        }
        assertThat(words).isNotEmpty();
        assertThat(named(Language.EN, refusal, "Known are: ", ", ", ".")).isEqualTo(words);
        assertThat(named(Language.ZH, refusal, "表中有：", "、", "。")).isEqualTo(words);
    }

    private static Set<String> named(Language language, String refusal, String before, String between, String after) {
        String advice = Texts.in(language).get("advice." + refusal);
        assertThat(advice).startsWith(before).endsWith(after);
        return new TreeSet<>(Set.of(advice.substring(before.length(), advice.length() - after.length())
                .split(between)));
    }
}
