package suhuan.client;

import java.util.Locale;

/** Languages every text exists in. */
public enum Language {
    /** Chinese, simplified. */
    ZH,
    /** English. */
    EN;

    /** The language of a locale: Chinese where it is one, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? ZH : EN;
    }

    /** Tag as in BCP 47: zh or en. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
