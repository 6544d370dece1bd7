package suhuan.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import suhuan.proto.Vocabulary.Enumeration;
import suhuan.proto.Vocabulary.Field;
import suhuan.proto.Vocabulary.Message;
import suhuan.proto.Vocabulary.Value;

/** Writes docs/glossary.md. */
final class GlossaryPage {
    private GlossaryPage() {}

    static String of(Vocabulary vocabulary) {
        Markdown page = new Markdown();
        page.line("# Glossary")
                .blank()
                .line(
                        "Written by `mvn -pl proto test -Dsuhuan.docs=write` from the protos; change those, not this page.")
                .blank()
                .line(
                        "One word for one thing, in protos, code, tables, pages and prose. The name is what programs see; the English")
                .line("and Chinese terms are what people see. A source is given where the term is not our own.")
                .blank();
        commands(page, vocabulary);
        for (Enumeration enumeration : vocabulary.enums()) {
            if (hasTerms(enumeration)) {
                terms(page, vocabulary, enumeration);
            }
        }
        return page.toString();
    }

    static boolean hasTerms(Enumeration enumeration) {
        return enumeration.values().stream()
                .anyMatch(value -> !value.term().getEn().isEmpty());
    }

    private static void commands(Markdown page, Vocabulary vocabulary) {
        page.line("## Commands").blank();
        page.line("What a party asks the ledger to record.").blank();
        page.header("English", "中文", "Name", "Meaning", "Source");
        for (Message message : vocabulary.messages()) {
            if (message.noun().getEn().isEmpty()) {
                continue;
            }
            page.row(
                    message.noun().getEn(),
                    message.noun().getZh(),
                    "[" + message.name() + "](rejections.md#" + message.name().toLowerCase(Locale.ROOT) + ")",
                    message.comment(),
                    message.noun().getSource());
        }
        page.blank();
    }

    private static void terms(Markdown page, Vocabulary vocabulary, Enumeration enumeration) {
        page.line("## " + enumeration.name()).blank();
        page.line(enumeration.comment()).blank();
        page.line("Used in " + String.join(", ", uses(vocabulary, enumeration)) + ".")
                .blank();
        page.header("English", "中文", "Name", "Meaning", "Source");
        for (Value value : enumeration.values()) {
            if (value.term().getEn().isEmpty()) {
                continue;
            }
            page.row(
                    value.term().getEn(),
                    value.term().getZh(),
                    Markdown.code(value.name()),
                    value.comment(),
                    value.term().getSource());
        }
        page.blank();
    }

    private static List<String> uses(Vocabulary vocabulary, Enumeration enumeration) {
        List<String> uses = new ArrayList<>();
        for (Message message : vocabulary.messages()) {
            for (Field field : message.fields()) {
                if (field.typeName().equals(enumeration.name())) {
                    uses.add(Markdown.code(message.name() + "." + field.name()));
                }
            }
        }
        return uses;
    }
}
