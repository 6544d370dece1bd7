package suhuan.chaincode.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever is typed, the check answers; demanding the check digit refuses exactly what else is warned of. */
class VinFuzzTest {
    @FuzzTest
    void anyBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Vin.Result lenient = Vin.check(text, false);
        Vin.Result strict = Vin.check(text, true);
        if (lenient instanceof Vin.CheckDigitDiffers differs) {
            assertThat(strict).isInstanceOf(Vin.Invalid.class);
            assertThat(text).doesNotStartWith("L");
            String corrected = text.substring(0, 8) + differs.computed() + text.substring(9);
            assertThat(Vin.check(corrected, true)).isEqualTo(new Vin.Ok());
        } else {
            assertThat(strict).isEqualTo(lenient);
        }
        if (lenient instanceof Vin.Ok) {
            assertThat(Vin.withCheckDigit(text)).isEqualTo(text);
        }
    }
}
