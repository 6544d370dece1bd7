package suhuan.client;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import suhuan.common.v1.Options;
import suhuan.common.v1.RefusalText;
import suhuan.common.v1.Term;
import suhuan.ledger.v1.Command;

/** Words and sentences the vocabulary says about itself, read from the descriptors so that they cannot drift. */
public final class Vocabulary {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]+)}");

    private Vocabulary() {}

    /** The value's name as programs write it, without the prefix of its enum: {@code CUSTODY_NOT_HELD}. */
    public static String name(ProtocolMessageEnum value) {
        return name(value.getValueDescriptor());
    }

    static String name(EnumValueDescriptor value) {
        return withoutPrefix(value.getType().getName(), value.getName());
    }

    private static String withoutPrefix(String enumName, String valueName) {
        String prefix = enumName.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
                .concat("_");
        return valueName.startsWith(prefix) ? valueName.substring(prefix.length()) : valueName;
    }

    /** The value's term of the field, or its name where it has none. */
    public static String term(ProtocolMessageEnum value, Language language) {
        EnumValueDescriptor descriptor = value.getValueDescriptor();
        if (!descriptor.getOptions().hasExtension(Options.term)) return name(descriptor);
        Term term = descriptor.getOptions().getExtension(Options.term);
        return language == Language.ZH ? term.getZh() : term.getEn();
    }

    /** What a command is called, by its field in {@link Command}; the field's own name where there is no such command. */
    public static String noun(String commandField, Language language) {
        @Nullable FieldDescriptor field = Command.getDescriptor().findFieldByName(commandField);
        if (field == null) return commandField;
        Term term = field.getMessageType().getOptions().getExtension(Options.noun);
        return language == Language.ZH ? term.getZh() : term.getEn();
    }

    /** The sentence of a refusal with its details filled in; empty for a value without one. */
    public static Optional<String> sentence(
            EnumValueDescriptor reason, Map<String, String> details, Language language) {
        if (!reason.getOptions().hasExtension(Options.refusalText)) return Optional.empty();
        RefusalText text = reason.getOptions().getExtension(Options.refusalText);
        return Optional.of(
                language == Language.ZH
                        ? fill(text.getZh(), Phrases.inChinese(name(reason), details))
                        : fill(text.getEn(), details));
    }

    private static String fill(String template, Map<String, String> details) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            @Nullable String value = details.get(matcher.group(1));
            // A placeholder the server gave no value for stays visible: it says what is missing.
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The value of an enum whose name, with or without prefix, or term in either language is the given text. */
    public static <E extends Enum<E> & ProtocolMessageEnum> Optional<E> parse(Class<E> type, String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E value : type.getEnumConstants()) {
            if (value.name().equals("UNRECOGNIZED") || value.getNumber() == 0) continue;
            if (name(value).equals(wanted)
                    || value.name().equals(wanted)
                    || term(value, Language.ZH).equals(text.strip())
                    || term(value, Language.EN).equalsIgnoreCase(text.strip())) return Optional.of(value);
        }
        return Optional.empty();
    }

    /** Names of all commands, as delegations have them. */
    public static List<String> commands() {
        return Command.getDescriptor().getOneofs().get(0).getFields().stream()
                .map(field -> field.getMessageType().getName())
                .sorted()
                .toList();
    }
}
