package suhuan.client;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;

/**
 * A rule's no, as a value.
 *
 * @param number number of the reason, stable for ever
 * @param name name of the reason without prefix
 * @param details offending values by name, in the order of the reason's text
 * @param en the sentence in English
 * @param zh the sentence in Chinese
 */
public record Refusal(int number, String name, Map<String, String> details, String en, String zh) {
    /** A copy that keeps the order of details. */
    public Refusal {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The refusal the ledger sent; a reason this version does not know keeps its number and details. */
    public static Refusal of(Rejection rejection) {
        Map<String, String> details = new LinkedHashMap<>();
        for (RejectionDetail detail : rejection.getDetailsList()) details.put(detail.getName(), detail.getValue());
        RejectionReason reason = rejection.getReason();
        if (reason == RejectionReason.UNRECOGNIZED) {
            String name = "REASON_" + rejection.getReasonValue();
            return new Refusal(rejection.getReasonValue(), name, details, name + " " + details, name + " " + details);
        }
        return of(reason.getValueDescriptor(), details);
    }

    static Refusal of(EnumValueDescriptor reason, Map<String, String> details) {
        String name = Vocabulary.name(reason);
        return new Refusal(
                reason.getNumber(),
                name,
                details,
                Vocabulary.sentence(reason, details, Language.EN).orElse(name),
                Vocabulary.sentence(reason, details, Language.ZH).orElse(name));
    }

    /** The sentence in a language. */
    public String text(Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** Whether it is the given reason of the ledger. */
    public boolean is(RejectionReason reason) {
        return number == reason.getNumber() && name.equals(Vocabulary.name(reason));
    }
}
