package suhuan.gateway.api.error;

import com.google.protobuf.ProtocolMessageEnum;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suhuan.api.v1.CallFailureReason;
import suhuan.common.v1.Options;
import suhuan.common.v1.RefusalText;
import suhuan.ledger.v1.RejectionReason;

/**
 * What the vocabulary says about a reason: its name, domain, status code and text in both languages. The table holds every
 * reason; a reason without text or with an unknown code stops the start.
 *
 * @param name name without the prefix of its enum
 * @param domain domain of {@code google.rpc.ErrorInfo}
 * @param code gRPC status code
 * @param en English text with names in braces
 * @param zh Chinese text with names in braces
 */
record FailureText(String name, String domain, Status.Code code, String en, String zh) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z_0-9]+)}");
    private static final Map<ProtocolMessageEnum, FailureText> TABLE = table();

    /** Text of a reason; an unknown or unstated reason is a fault of the caller of this method. */
    static FailureText of(ProtocolMessageEnum reason) {
        FailureText text = TABLE.get(reason);
        if (text == null) {
            throw new IllegalArgumentException("no text for reason " + reason);
        }
        return text;
    }

    /** All reasons that have a text. */
    static List<ProtocolMessageEnum> reasons() {
        return List.copyOf(TABLE.keySet());
    }

    /** Fills in the details; a name without a detail stays as it is. */
    String render(Language language, Map<String, String> details) {
        String template = language == Language.ZH ? zh : en;
        Matcher names = NAME.matcher(template);
        StringBuilder text = new StringBuilder();
        while (names.find()) {
            String value = details.get(names.group(1));
            names.appendReplacement(text, Matcher.quoteReplacement(value == null ? names.group() : value));
        }
        return names.appendTail(text).toString();
    }

    private static Map<ProtocolMessageEnum, FailureText> table() {
        List<ProtocolMessageEnum> reasons = new ArrayList<>();
        for (RejectionReason reason : RejectionReason.values()) {
            if (reason != RejectionReason.UNRECOGNIZED && reason.getNumber() != 0) {
                reasons.add(reason);
            }
        }
        for (CallFailureReason reason : CallFailureReason.values()) {
            if (reason != CallFailureReason.UNRECOGNIZED && reason.getNumber() != 0) {
                reasons.add(reason);
            }
        }
        Map<ProtocolMessageEnum, FailureText> table = new HashMap<>();
        for (ProtocolMessageEnum reason : reasons) {
            RefusalText text = reason.getValueDescriptor().getOptions().getExtension(Options.refusalText);
            boolean ledger = reason instanceof RejectionReason;
            String name = reason.getValueDescriptor()
                    .getName()
                    .substring((ledger ? "REJECTION_REASON_" : "CALL_FAILURE_REASON_").length());
            table.put(
                    reason,
                    new FailureText(
                            name,
                            ledger ? "ledger.suhuan" : "gateway.suhuan",
                            Status.Code.valueOf(text.getGrpcCode()),
                            text.getEn(),
                            text.getZh()));
        }
        return Map.copyOf(table);
    }
}
