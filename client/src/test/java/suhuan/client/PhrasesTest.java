package suhuan.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;

/** Whatever the contract says in English within a refusal is said in Chinese to whoever asked for Chinese. */
class PhrasesTest {
    private static final Path TABLE = Path.of("src/main/resources/suhuan/client/phrases_zh.tsv");
    private static final Path CONTRACT = Path.of("../chaincode/contract/src/main");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORDS = Pattern.compile("[a-z]{2}.* |.* [a-z]{2}.*");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static List<String[]> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /** Literals of the contract that hold more than one word, and are neither messages of bugs nor names of stored things. */
    private static TreeSet<String> wordsOfTheContract() throws IOException {
        TreeSet<String> words = new TreeSet<>();
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("contract", "domain")) {
            try (Stream<Path> files = Files.walk(CONTRACT.resolve("java/suhuan/chaincode/" + folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        for (Path source : sources) {
            if (source.getParent().endsWith("signature") || source.endsWith("Bytes.java")) continue;
            String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
            // Statements end with a semicolon and a line: those within literals are followed by more text.
            for (String statement : code.split("[;{}]\\s*\\n")) {
                if (statement.contains("Exception(")) continue;
                Matcher literal = LITERAL.matcher(statement);
                while (literal.find()) {
                    if (WORDS.matcher(literal.group(1)).matches()) words.add(literal.group(1));
                }
            }
        }
        return words;
    }

    @Test
    void everyPhraseOfTheContractHasItsTranslation() throws IOException {
        List<String> english = table().stream().map(row -> row[0]).toList();
        TreeSet<String> words = wordsOfTheContract();
        assertThat(words).hasSizeGreaterThan(90).contains("none for what did not occur", "the exact bytes of a fact");
        words.removeIf(part ->
                !Phrases.inChinese(part).equals(part) || english.stream().anyMatch(phrase -> phrase.contains(part)));
        assertThat(words).as("without translation").isEmpty();
    }

    @Test
    void everyPhraseIsThereOnceAndKeepsItsPlaces() throws IOException {
        HashSet<String> seen = new HashSet<>();
        for (String[] row : table()) {
            assertThat(row).as(row[0]).hasSize(2);
            assertThat(seen.add(row[0])).as(row[0]).isTrue();
            assertThat(places(row[1])).as(row[0]).isEqualTo(places(row[0]));
            assertThat(row[1]).as(row[0]).matches(Pattern.compile(".*([\\u4e00-\\u9fff]|^REGULATOR).*"));
        }
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) places.add(place.group());
        return places;
    }

    /** A wider phrase further up would take its place. */
    @Test
    void everyPhraseIsReachedByItsOwnWords() throws IOException {
        for (String[] row : table()) {
            String filled = row[0].replace("{0}", "7").replace("{1}", "8").replace("{2}", "9");
            String expected = row[1].replace("{0}", "7").replace("{1}", "8").replace("{2}", "9");
            assertThat(Phrases.inChinese(filled)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIELD_MALFORMED | field=reason, value=x, expected=a phrase of later | reason 的值 x 格式不符:a phrase of later",
                "FIELD_MALFORMED | field=truths, value=1, expected=none for what did not occur | truths 的值 1 格式不符:没有发生的事不填",
                "FIELD_MALFORMED | field=id, value=1 to 5, expected=another party | id 的值 1 to 5 格式不符:另一主体",
                "FIELD_OUT_OF_RANGE | field=sum of losses, value=7, expected=1 to 5 | losses 之和 的值 7 超出范围:1 至 5",
                "BATTERY_CODE_INVALID | value=Q, part=year (15), problem=I is not R | 电池编码 Q 的 年(第 15 位) 无效:I 不是 R",
                "BATTERY_CODE_INVALID | value=Q, part=x, problem=case\\, 7 is not R | 电池编码 Q 的 x 无效:大小写: 7 不是 R",
                "LOTS_DIFFER | lot_id=L, field=assay, value=by YS/T 1, expected=none | 批次 L 的 assay 为 按 YS/T 1,而非 无",
                "MODEL_NOT_FILED | model_code=M, battery_id=of any number | 电池 (任意编号) 的型号 M 未备案",
                "FIELD_MALFORMED | field=fate, value=3, expected=PRESENT or DAMAGED | fate 的值 3 格式不符:完好取出(PRESENT) 或 取出时损坏(DAMAGED)",
                "HAND_OVER_RESOLVED | hand_over_id=H, outcome=ACCEPTED | 交接单 H 已办结:已接收",
                "ROLE_NOT_HELD | party_id=P, needed=REGULATOR\\, RECYCLER | 主体 P 不具备所需角色 监管部门、再生利用企业",
                "SITE_KIND_NOT_FIT | site_id=S, kind=OFFICE, needed=FACTORY | 场所 S 的类型 办公场所 不属于 生产工厂",
                "ACT_NOT_DELEGATED | delegation_id=D, act=ReceiveLot | 授权 D 不含操作 ReceiveLot",
                "BATTERY_NOT_SUITABLE | battery_id=B, use=VEHICLE, finding=REPURPOSED | 电池 B 不适合 装车使用:改作他用",
                "LICENCE_NOT_FOUND | party_id=P, licence_no=1 to 5 | 主体 P 没有许可证 1 to 5"
            })
    void onlyWhatTheContractWordedIsTranslated(String reason, String details, String zh) {
        Rejection.Builder rejection =
                Rejection.newBuilder().setReason(RejectionReason.valueOf("REJECTION_REASON_" + reason));
        Arrays.stream(details.split("(?<!\\\\), ")).forEach(detail -> {
            String[] both = detail.replace("\\", "").split("=", 2);
            rejection.addDetails(RejectionDetail.newBuilder().setName(both[0]).setValue(both[1]));
        });
        Refusal refusal = Refusal.of(rejection.build());
        assertThat(refusal.zh()).isEqualTo(zh);
        assertThat(refusal.details().values())
                .containsExactlyElementsOf(rejection.getDetailsList().stream()
                        .map(RejectionDetail::getValue)
                        .toList());
    }

    @Test
    void namesOfDocumentsStayAsTheyAre() throws IOException {
        Path tables = CONTRACT.resolve("resources/suhuan/chaincode/domain/reference");
        TreeSet<String> changed = new TreeSet<>();
        for (String table : List.of("second_life_limits", "applications")) {
            for (String line : Files.readAllLines(tables.resolve(table + ".tsv"))) {
                if (line.startsWith("#")) continue;
                for (String cell : line.split("\t")) {
                    if (!Phrases.inChinese(cell).equals(cell)) changed.add(cell);
                }
            }
        }
        assertThat(changed).containsExactly("own rule, no document known");
    }
}
