package suhuan.proto;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names in braces in the text of a refusal: the values it carries. */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    private Placeholders() {}

    /** Names in the order of the text. */
    static List<String> of(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
