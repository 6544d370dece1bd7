package suhuan.cli.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suhuan.client.Language;

/** Everything the command line says, in one language. Both languages have the same keys; a test sees to it. */
public final class Texts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /** The texts of a language. */
    public static Texts in(Language language) {
        String resource = "text_" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource)) {
            return new Texts(language, new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** The bundle, for the parser of the command line. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text of a key with {0}, {1}, … replaced. Not MessageFormat, which eats apostrophes and groups digits.
     *
     * @throws MissingResourceException when there is no such key, which is a bug
     */
    public String get(String key, Object... arguments) {
        Matcher matcher = PLACEHOLDER.matcher(bundle.getString(key));
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            int index = Integer.parseInt(matcher.group(1));
            String value = index < arguments.length ? String.valueOf(arguments[index]) : matcher.group();
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** Words as a list in a sentence: with commas, in Chinese with the mark for lists. */
    public String list(Collection<String> words) {
        return String.join(get("list.separator"), words);
    }

    /** A party by name and credit code; by its code alone where the name is not known. */
    public String party(String name, String creditCode) {
        return name.isEmpty() ? creditCode : get("party.named", name, creditCode);
    }

    /** What is wrong with a file, where the exception names only the file. */
    public String reason(IOException e) {
        if (e instanceof NoSuchFileException) return get("io.none", String.valueOf(e.getMessage()));
        if (e instanceof AccessDeniedException) return get("io.denied", String.valueOf(e.getMessage()));
        return String.valueOf(e.getMessage());
    }

    /** The text of a key, or empty where there is none. */
    public String orEmpty(String key, Object... arguments) {
        return bundle.containsKey(key) ? get(key, arguments) : "";
    }
}
