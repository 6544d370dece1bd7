package suhuan.chaincode.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever is typed, the check answers; what it accepts is what its own generator makes. */
class CreditCodeFuzzTest {
    @FuzzTest
    void anyBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (CreditCode.check(text).isEmpty()) {
            assertThat(CreditCode.withCheck(text.substring(0, 17))).isEqualTo(text);
        } else {
            assertThat(CreditCode.check(text).orElseThrow()).isNotBlank();
        }
    }
}
