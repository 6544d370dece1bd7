package suhuan.chaincode.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import suhuan.chaincode.domain.code.BatteryCode.Illegible;
import suhuan.chaincode.domain.code.BatteryCode.Legible;
import suhuan.chaincode.domain.code.BatteryCode.Valid;

/** Whatever is scanned, the parser answers; what it accepts is what the reader reads without a warning. */
class BatteryCodeFuzzTest {
    @FuzzTest
    void anyBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (BatteryCode.parse(text) instanceof Valid valid) {
            Legible read = (Legible) BatteryCode.read(text);
            assertThat(read.warnings()).isEmpty();
            assertThat(read.code()).isEqualTo(text).isEqualTo(valid.code());
            assertThat(read.producedOnYyyymmdd()).isEqualTo(valid.producedOnYyyymmdd());
            assertThat(BatteryCode.isChildForm(text)).isEqualTo(!valid.cascade() && valid.productType() != 'P');
        } else if (BatteryCode.read(text) instanceof Legible read) {
            assertThat(read.warnings()).isNotEmpty();
        } else {
            assertThat(((Illegible) BatteryCode.read(text)).why().problem()).isNotBlank();
            assertThat(BatteryCode.isChildForm(text)).isFalse();
        }
    }
}
