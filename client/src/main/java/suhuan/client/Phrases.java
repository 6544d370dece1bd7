package suhuan.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the contract says in English within the details of a refusal, said in Chinese. Facts and verdicts are bytes that every peer
 * must agree on, so the contract knows one wording; who shows it to people knows the others.
 */
final class Phrases {
    /** Details that the contract words; of the others, and of texts that somebody typed in, every character matters. */
    private static final Set<String> WORDED = Set.of(
            "expected",
            "problem",
            "part",
            "what",
            "field",
            "document",
            "value",
            "battery_id",
            "lot_id",
            "outcome",
            "use");

    private static final Set<String> TYPED_VALUE = Set.of("FIELD_MALFORMED", "DATE_INVALID", "CREDIT_CODE_INVALID");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final List<Phrase> ALL = read();

    private Phrases() {}

    /** A phrase with places for what differs, and what it is in Chinese. */
    private record Phrase(Pattern english, List<Integer> places, String chinese) {
        static Phrase of(String english, String chinese) {
            List<Integer> places = new ArrayList<>();
            StringBuilder regex = new StringBuilder();
            Matcher place = PLACE.matcher(english);
            int from = 0;
            while (place.find()) {
                regex.append(Pattern.quote(english.substring(from, place.start())))
                        .append("(.+?)");
                places.add(Integer.parseInt(place.group(1)));
                from = place.end();
            }
            regex.append(Pattern.quote(english.substring(from)));
            return new Phrase(Pattern.compile(regex.toString(), Pattern.DOTALL), places, chinese);
        }

        String with(Matcher found) {
            String filled = chinese;
            for (int i = 0; i < places.size(); i++) {
                filled = filled.replace("{" + places.get(i) + "}", inChinese(found.group(i + 1)));
            }
            return filled;
        }
    }

    /** Details of a refusal as a Chinese sentence takes them. */
    static Map<String, String> inChinese(String reason, Map<String, String> details) {
        Map<String, String> said = new LinkedHashMap<>(details);
        said.replaceAll(
                (name, value) -> WORDED.contains(name) && !(name.equals("value") && TYPED_VALUE.contains(reason))
                        ? inChinese(value)
                        : ValueNames.inChinese(name, value));
        return said;
    }

    /** A phrase in Chinese; whatever is no phrase of the contract as it is. */
    static String inChinese(String text) {
        for (Phrase phrase : ALL) {
            Matcher found = phrase.english().matcher(text);
            if (found.matches()) return phrase.with(found);
        }
        return partAndProblem(text);
    }

    /** Of a code inside another it is said which part of it is wrong, and how. */
    private static String partAndProblem(String text) {
        int comma = text.indexOf(", ");
        if (comma < 0) return text;
        String part = text.substring(0, comma);
        String said = inChinese(part);
        return said.equals(part) ? text : said + ": " + inChinese(text.substring(comma + 2));
    }

    private static List<Phrase> read() {
        List<Phrase> phrases = new ArrayList<>();
        String resource = "phrases_zh.tsv";
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) continue;
                int tab = line.indexOf('\t');
                phrases.add(Phrase.of(line.substring(0, tab), line.substring(tab + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return List.copyOf(phrases);
    }
}
