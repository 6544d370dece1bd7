package suhuan.proto;

import java.util.ArrayList;
import java.util.List;
import suhuan.proto.Vocabulary.Enumeration;
import suhuan.proto.Vocabulary.Message;
import suhuan.proto.Vocabulary.Value;

/** Writes docs/rejections.md. */
final class RejectionsPage {
    private RejectionsPage() {}

    static String of(Vocabulary vocabulary) {
        Markdown page = new Markdown();
        page.line("# Refusals")
                .blank()
                .line(
                        "Written by `mvn -pl proto test -Dsuhuan.docs=write` from the protos; change those, not this page.")
                .blank()
                .line(
                        "A refusal is an answer, not an accident: a rule said no, and the same command in the same state is refused")
                .line(
                        "again. Rules are checked in the order of these numbers and the first that applies is answered, so every")
                .line(
                        "implementation gives the same reason. Programs switch on the name; a number is never used again.")
                .blank()
                .header("Band", "Checks")
                .row("1xx", "shape: the envelope and the command by themselves")
                .row("2xx", "caller, envelope, signature")
                .row("3xx", "role and licence")
                .row("4xx", "existence: what must be there is, what must not is not")
                .row("5xx", "custody")
                .row("6xx", "lifecycle")
                .row("7xx", "quantity")
                .row("670 to 673, 690", "goods held back, last of all")
                .blank()
                .line(
                        "A reason of the envelope ends the call: nothing is recorded, and the call fails with the gRPC code and a")
                .line(
                        "`google.rpc.ErrorInfo` with this name as `reason`, the domain `ledger.suhuan` and the offending values as")
                .line(
                        "metadata. A reason of a command is the verdict of that command inside a receipt; the other commands of the")
                .line("envelope stand, unless it is all-or-nothing. A value longer than 200 characters is cut.")
                .blank()
                .line(
                        "Contents: [all reasons](#all-reasons) · [every command](#every-command) · [by command](#by-command) ·")
                .line("[failed calls](#failed-calls)")
                .blank();
        allReasons(page, reasons(vocabulary));
        everyCommand(page, reasons(vocabulary));
        byCommand(page, vocabulary);
        failedCalls(page, vocabulary.enumeration("CallFailureReason"));
        return page.toString();
    }

    static List<Value> reasons(Vocabulary vocabulary) {
        return withoutZero(vocabulary.enumeration("RejectionReason"));
    }

    /** Whether a reason can meet any command: it is about the envelope around it, its sender, or goods held back. */
    static boolean meetsEveryCommand(Value reason) {
        int number = reason.number();
        boolean envelope = number < 110 || number == 127 || number / 100 == 2 || number == 730;
        boolean delegation = number == 330 || number == 331;
        boolean heldBack = number >= 670 && number <= 673 || number == 690;
        return envelope || delegation || heldBack;
    }

    /** Reasons a command may be refused for beyond those of every command, by number. */
    static List<Value> reasonsOf(Vocabulary vocabulary, Message command) {
        return reasons(vocabulary).stream()
                .filter(reason -> command.mayRefuse().contains(reason.name()))
                .toList();
    }

    private static void allReasons(Markdown page, List<Value> reasons) {
        page.line("## All reasons").blank();
        page.header("Number", "Name", "Meaning", "Offending values", "English", "中文", "gRPC code");
        for (Value reason : reasons) {
            page.row(
                    String.valueOf(reason.number()),
                    Markdown.code(reason.name()),
                    reason.comment(),
                    values(reason),
                    reason.refusal().getEn(),
                    reason.refusal().getZh(),
                    reason.refusal().getGrpcCode());
        }
        page.blank();
    }

    private static void everyCommand(Markdown page, List<Value> reasons) {
        page.line("## Every command").blank();
        page.line("These can meet any command. Those below 300 are of the envelope: none of its commands is recorded.")
                .blank();
        reasonTable(
                page, reasons.stream().filter(RejectionsPage::meetsEveryCommand).toList());
    }

    private static void byCommand(Markdown page, Vocabulary vocabulary) {
        page.line("## By command").blank();
        page.line(
                        "Each command may be refused for the reasons of its table and those of [every command](#every-command).")
                .blank();
        for (Message command : vocabulary.commands()) {
            page.line("### " + command.name()).blank();
            page.line(command.noun().getEn() + " · " + command.noun().getZh() + ". " + command.comment())
                    .blank();
            reasonTable(page, reasonsOf(vocabulary, command));
            List<String> common = new ArrayList<>();
            for (Value reason : reasons(vocabulary)) {
                if (meetsEveryCommand(reason)) {
                    common.add(Markdown.code(reason.name()));
                }
            }
            page.line("As every command: " + String.join(", ", common) + ".").blank();
        }
    }

    private static void reasonTable(Markdown page, List<Value> reasons) {
        page.header("Number", "Name", "Meaning", "Offending values", "English", "中文");
        for (Value reason : reasons) {
            page.row(
                    String.valueOf(reason.number()),
                    Markdown.code(reason.name()),
                    reason.comment(),
                    values(reason),
                    reason.refusal().getEn(),
                    reason.refusal().getZh());
        }
        page.blank();
    }

    private static void failedCalls(Markdown page, Enumeration failures) {
        page.line("## Failed calls").blank();
        page.line("Not of the ledger but of the gateway: the same `ErrorInfo`, with the domain `gateway.suhuan`. After")
                .line(
                        "`COMMIT_OUTCOME_UNKNOWN` send the same envelope again: it is recorded once, however often it comes.")
                .blank();
        page.header("Number", "Name", "Meaning", "Offending values", "English", "中文", "gRPC code");
        for (Value failure : withoutZero(failures)) {
            page.row(
                    String.valueOf(failure.number()),
                    Markdown.code(failure.name()),
                    failure.comment(),
                    values(failure),
                    failure.refusal().getEn(),
                    failure.refusal().getZh(),
                    failure.refusal().getGrpcCode());
        }
    }

    private static List<Value> withoutZero(Enumeration enumeration) {
        return enumeration.values().stream()
                .filter(value -> value.number() != 0)
                .toList();
    }

    private static String values(Value reason) {
        List<String> names = Placeholders.of(reason.refusal().getEn());
        return names.isEmpty()
                ? "none"
                : String.join(
                        ", ", names.stream().distinct().map(Markdown::code).toList());
    }
}
