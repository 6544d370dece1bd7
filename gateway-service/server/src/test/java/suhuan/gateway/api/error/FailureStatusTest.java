package suhuan.gateway.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.api.v1.CallFailureReason;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;

class FailureStatusTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_0-9]+)}");

    static List<ProtocolMessageEnum> reasons() {
        return FailureText.reasons();
    }

    @Test
    void everyStatedReasonIsInTheTable() {
        int ledger = RejectionReason.values().length - 2;
        int gateway = CallFailureReason.values().length - 2;
        assertThat(reasons()).hasSize(ledger + gateway);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonBuildsAStatusWithAllItsValuesInBothLanguages(ProtocolMessageEnum reason) throws Exception {
        FailureText text = FailureText.of(reason);
        assertThat(placeholders(text.zh())).isEqualTo(placeholders(text.en()));
        Map<String, String> details = new LinkedHashMap<>();
        for (String name : placeholders(text.en())) {
            details.put(name, "<" + name + " $1\\>");
        }
        CallFailure failure = new CallFailure(reason, details, 0);
        Status english = FailureStatus.of(failure, Language.EN);
        Status chinese = FailureStatus.of(failure, Language.ZH);

        assertThat(english.getCode()).isNotEqualTo(Code.OK_VALUE).isNotEqualTo(Code.UNKNOWN_VALUE);
        assertThat(chinese.getCode()).isEqualTo(english.getCode());
        assertThat(english.getMessage()).doesNotContainPattern(PLACEHOLDER);
        assertThat(chinese.getMessage()).containsPattern("[\\u4e00-\\u9fff]");
        for (String value : details.values()) {
            assertThat(english.getMessage()).contains(value);
            assertThat(chinese.getMessage()).contains(value);
        }

        ErrorInfo info = detail(english, ErrorInfo.class);
        assertThat(info.getReason()).matches("[A-Z][A-Z_]+").doesNotContain("REASON_");
        assertThat(info.getDomain()).isEqualTo(reason instanceof RejectionReason ? "ledger.suhuan" : "gateway.suhuan");
        assertThat(info.getMetadataMap()).isEqualTo(details);
        assertThat(english.getDetailsList().stream().filter(each -> each.is(LocalizedMessage.class)))
                .hasSize(2);
    }

    @Test
    void anErrorOfShapeNamesTheField() throws Exception {
        Status status = FailureStatus.of(CallFailure.requestInvalid("page_size", "-1", "0 to 500"), Language.ZH);
        BadRequest.FieldViolation violation = detail(status, BadRequest.class).getFieldViolations(0);
        assertThat(violation.getField()).isEqualTo("page_size");
        assertThat(violation.getReason()).isEqualTo("REQUEST_INVALID");
        assertThat(violation.getDescription()).isEqualTo("page_size 的值 -1:0 to 500");
    }

    @Test
    void overloadSaysWhenToComeBack() throws Exception {
        Status status = FailureStatus.of(CallFailure.overloaded("streams", 1500), Language.EN);
        RetryInfo retry = detail(status, RetryInfo.class);
        assertThat(retry.getRetryDelay().getSeconds()).isEqualTo(1);
        assertThat(retry.getRetryDelay().getNanos()).isEqualTo(500_000_000);
        assertThat(status.getMessage()).isEqualTo("the gateway is busy: streams; try again after 1500 ms");
    }

    @Test
    void aRejectionOfTheLedgerKeepsItsDetailsInOrder() {
        Rejection rejection = Rejection.newBuilder()
                .setReason(RejectionReason.REJECTION_REASON_ENVELOPE_ID_MALFORMED)
                .addDetails(RejectionDetail.newBuilder().setName("value").setValue("x"))
                .build();
        CallFailure failure = CallFailure.refused(rejection);
        assertThat(failure.reasonName()).isEqualTo("ENVELOPE_ID_MALFORMED");
        assertThat(FailureStatus.of(failure, Language.EN).getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    }

    @Test
    void longValuesAreCutAndNeverInsideASurrogatePair() {
        String value = "a".repeat(199) + "\uD83D\uDE00".repeat(50);
        String cut = CallFailure.itemNotFound(value).details().get("item_id");
        assertThat(cut).isEqualTo("a".repeat(199) + "…");
    }

    @Test
    void anUnstatedReasonIsAFaultOfOurs() {
        assertThatThrownBy(() ->
                        CallFailure.refused(Rejection.getDefaultInstance()).reasonName())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static <T extends Message> T detail(Status status, Class<T> type) throws InvalidProtocolBufferException {
        for (Any each : status.getDetailsList()) {
            if (each.is(type)) {
                return each.unpack(type);
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " in " + status);
    }
}
