package suhuan.proto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import suhuan.proto.Vocabulary.Enumeration;
import suhuan.proto.Vocabulary.Field;
import suhuan.proto.Vocabulary.Message;
import suhuan.proto.Vocabulary.Value;

/** One page a noun, and nothing of its commands left out. */
class NounPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "nouns");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(#[^)]*)?\\)");

    /** Which commands a page tells of. A new command must be put on one. */
    private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("party", List.of("OpenLedger", "RegisterParty"));
        COMMANDS.put("site", List.of("RegisterSite"));
        COMMANDS.put("licence", List.of("GrantLicence", "RevokeLicence"));
        COMMANDS.put("model", List.of("FileModel"));
        COMMANDS.put(
                "battery",
                List.of("RegisterBattery", "InstallBattery", "RemoveBattery", "ReceiveReturn", "MatchCandidate"));
        COMMANDS.put("assessment", List.of("RecordAssessment"));
        COMMANDS.put("dismantling", List.of("Dismantle"));
        COMMANDS.put("product", List.of("Repurpose", "Remanufacture", "Deploy", "RetireFromUse"));
        COMMANDS.put("conformity", List.of("DeclareConformity", "RevokeConformity"));
        COMMANDS.put("vehicle", List.of("ScrapVehicle", "RecordReplacement"));
        COMMANDS.put("lot", List.of("ReceiveLot", "SplitLot", "MergeLots"));
        COMMANDS.put("run", List.of("OpenRun", "AddInputs", "AddOutputs", "DeclareLosses", "CloseRun"));
        COMMANDS.put("assay", List.of("FileComposition", "RecordAssay"));
        COMMANDS.put("certificate", List.of("IssueCertificate", "TransferCertificate", "RetireCertificate"));
        COMMANDS.put("hold", List.of("Quarantine", "Release", "ReportLost", "ReportStolen", "ReportFound"));
        COMMANDS.put("recall", List.of("Recall", "LiftRecall"));
        COMMANDS.put("delegation", List.of("GrantDelegation", "RevokeDelegation", "ReassignCustody"));
        COMMANDS.put("correction", List.of("Correct", "AskConsent", "AnswerCorrection"));
        COMMANDS.put("white-list", List.of("PublishWhiteList"));
        COMMANDS.put("rule-edition", List.of("LoadRuleEdition"));
        COMMANDS.put("declaration", List.of("DeclareSales", "FileReport"));
        COMMANDS.put("pooling", List.of("RecordShares", "FormScheme"));
        COMMANDS.put("hand-over", List.of("OfferHandOver", "AcceptHandOver", "RefuseHandOver", "WithdrawHandOver"));
    }

    private final Vocabulary vocabulary = Vocabulary.load();

    @Test
    void everyCommandHasItsPage() {
        assertThat(COMMANDS.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        vocabulary.commands().stream().map(Message::name).toList());
    }

    @Test
    void thereIsOnePageForEachNounAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            Set<String> expected = new TreeSet<>(Set.of("README.md"));
            COMMANDS.keySet().forEach(noun -> expected.add(noun + ".md"));
            assertThat(new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPageNamesEachOfItsCommandsInBothLanguagesWithItsRefusals() throws IOException {
        for (Map.Entry<String, List<String>> noun : COMMANDS.entrySet()) {
            String page = page(noun.getKey());
            for (String name : noun.getValue()) {
                Message command = vocabulary.message(name).orElseThrow();
                assertThat(page)
                        .as(noun.getKey())
                        .contains("`" + name + "` | " + command.noun().getZh());
                assertThat(page).as(noun.getKey()).contains("[" + name + "](../rejections.md#" + anchor(name) + ")");
            }
        }
    }

    @Test
    void aPageNamesEachFieldOfItsCommands() throws IOException {
        for (Map.Entry<String, List<String>> noun : COMMANDS.entrySet()) {
            String page = page(noun.getKey());
            Set<String> fields = new LinkedHashSet<>();
            noun.getValue().forEach(name -> collectFields(name, fields));
            assertThat(fields).isNotEmpty();
            for (String field : fields) {
                assertThat(page.contains("| `" + field + "`"))
                        .as("docs/nouns/%s.md: field %s", noun.getKey(), field)
                        .isTrue();
            }
        }
    }

    private void collectFields(String messageName, Set<String> fields) {
        for (Field field : vocabulary.message(messageName).orElseThrow().fields()) {
            fields.add(field.name());
            if (vocabulary.message(field.typeName()).isPresent()) {
                collectFields(field.typeName(), fields);
            }
        }
    }

    @Test
    void everyNameInCapitalsIsAWordOfTheVocabulary() throws IOException {
        Set<String> words = new TreeSet<>();
        for (Enumeration enumeration : vocabulary.enums()) {
            for (Value value : enumeration.values()) {
                words.add(value.name());
            }
        }
        for (String page : pages()) {
            List<String> unknown = new ArrayList<>();
            CODE.matcher(page(page)).results().map(match -> match.group(1)).forEach(code -> {
                if (code.matches("[A-Z][A-Z0-9_]{3,}") && !words.contains(code)) {
                    unknown.add(code);
                }
            });
            assertThat(unknown).as("docs/nouns/%s.md", page).isEmpty();
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (String page : pages()) {
            for (String[] link : links(page(page))) {
                Path target = link[0].isEmpty() ? PAGES.resolve(page + ".md") : PAGES.resolve(link[0]);
                assertThat(target).as("docs/nouns/%s.md", page).exists();
                if (!link[1].isEmpty()) {
                    assertThat(anchors(Files.readString(target)))
                            .as("docs/nouns/%s.md", page)
                            .contains(link[1].substring(1));
                }
            }
        }
    }

    private static List<String> pages() {
        return Stream.concat(Stream.of("README"), COMMANDS.keySet().stream()).toList();
    }

    private static String page(String noun) throws IOException {
        return Files.readString(PAGES.resolve(noun + ".md"));
    }

    private static List<String[]> links(String page) {
        return LINK.matcher(page)
                .results()
                .map(match -> new String[] {match.group(1), match.group(2) == null ? "" : match.group(2)})
                .toList();
    }

    private static Set<String> anchors(String page) {
        Set<String> anchors = new TreeSet<>();
        page.lines()
                .filter(line -> line.startsWith("#"))
                .forEach(
                        line -> anchors.add(anchor(line.replaceFirst("^#+ ", "").replace(' ', '-'))));
        return anchors;
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT);
    }
}
