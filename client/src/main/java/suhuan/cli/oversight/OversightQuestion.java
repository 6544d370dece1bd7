package suhuan.cli.oversight;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import suhuan.api.v1.StaleView;
import suhuan.api.v1.Viewpoint;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.call.DayText;
import suhuan.cli.term.UsageProblem;
import suhuan.client.Vocabulary;
import suhuan.common.v1.Material;
import suhuan.common.v1.Position;

/** A question of oversight: as of a day, and as known at a block or day. */
abstract class OversightQuestion extends CallingCommand {
    @Option(names = "--as-of", paramLabel = "yyyymmdd", converter = DayText.class, defaultValue = "0")
    int asOf;

    @Option(names = "--known-at", paramLabel = "BLOCK")
    @Nullable
    Long knownAt;

    @Option(names = "--known-on", paramLabel = "yyyymmdd", converter = DayText.class, defaultValue = "0")
    int knownOn;

    /** From where the answer is given. */
    final Viewpoint viewpoint() {
        Viewpoint.Builder viewpoint =
                Viewpoint.newBuilder().setAsOfYyyymmdd(asOf).setAsKnownOnYyyymmdd(knownOn);
        if (knownAt != null) {
            viewpoint.setAsKnownAt(Position.newBuilder()
                    .setBlockNumber(knownAt)
                    .setTransactionIndex(Integer.MAX_VALUE)
                    .setEnvelopeIndex(Integer.MAX_VALUE)
                    .setCommandIndex(Integer.MAX_VALUE));
        }
        return viewpoint.build();
    }

    /** How many entries are stale; nothing where none is. */
    final String stale(long entries) {
        return entries == 0 ? "" : texts().get("oversight.stale", entries);
    }

    /** A correction that entries rest on. */
    final String why(StaleView stale) {
        return texts().get(
                        stale.getRejudged() ? "oversight.rejudged.why" : "oversight.stale.why",
                        stale.getCorrectionId(),
                        term(stale.getKind()),
                        stale.getReason());
    }

    /** A word of the vocabulary; of no word the value that says nothing. */
    final <E extends Enum<E> & ProtocolMessageEnum> E word(Class<E> type, @Nullable String text) {
        if (text == null) return type.getEnumConstants()[0];
        return Vocabulary.parse(type, text)
                .orElseThrow(() -> new UsageProblem(texts().get("word.unknown", text, choices(type))));
    }

    private <E extends Enum<E> & ProtocolMessageEnum> String choices(Class<E> type) {
        return texts().list(java.util.Arrays.stream(type.getEnumConstants())
                .filter(value -> !value.name().equals("UNRECOGNIZED") && value.getNumber() != 0)
                .map(value ->
                        texts().get("word.choice", Vocabulary.name(value), Vocabulary.term(value, texts().language())))
                .toList());
    }

    final Material material(@Nullable String text) {
        return word(Material.class, text);
    }

    final String term(ProtocolMessageEnum value) {
        return value.getNumber() == 0 ? "" : Vocabulary.term(value, texts().language());
    }

    static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** A number of pieces; nothing for what is kept by mass alone. */
    final String pieces(long count) {
        return count == 0 ? "" : texts().get("oversight.pieces", count);
    }

    /** A day as people read it. */
    static String day(int yyyymmdd) {
        if (yyyymmdd == 0) return "–";
        String digits = String.valueOf(yyyymmdd);
        return digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6);
    }

    /** A rate in ppm as per cent. */
    static String percent(long ppm) {
        return java.math.BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + " %";
    }
}
