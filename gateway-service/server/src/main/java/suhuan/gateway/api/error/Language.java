package suhuan.gateway.api.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages in which failed calls are explained. */
public enum Language {
    /** English, the language where none is asked for. */
    EN("en"),
    /** Simplified Chinese. */
    ZH("zh-CN");

    /** Longest {@code accept-language} that is looked at, in characters. */
    private static final int LONGEST_HEADER = 256;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Tag of BCP 47. */
    public String tag() {
        return tag;
    }

    /**
     * Chooses by an {@code accept-language} header (RFC 9110 section 12.5.4): the known language with the highest weight, the
     * first of equals. A header that cannot be read is as good as none.
     */
    public static Language accepted(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return EN;
        }
        Language best = EN;
        int bestWeight = 0;
        for (String range : header.split(",", -1)) {
            String[] parts = range.split(";", -1);
            Language language = ofRange(parts[0].strip().toLowerCase(Locale.ROOT));
            int weight = parts.length < 2 ? 1000 : weightMillis(parts[1].strip());
            if (language != null && weight > bestWeight) {
                best = language;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static @Nullable Language ofRange(String range) {
        if (range.equals("zh") || range.startsWith("zh-")) {
            return ZH;
        }
        return range.equals("en") || range.startsWith("en-") ? EN : null;
    }

    /** Thousandths of {@code q=0.8}; 0 where it is not a weight. */
    private static int weightMillis(String parameter) {
        if (!parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            return 0;
        }
        String digits = (parameter.substring(2).replace(".", "") + "000").substring(0, 4);
        return Integer.parseInt(digits);
    }
}
