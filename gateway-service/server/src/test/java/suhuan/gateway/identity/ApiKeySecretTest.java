package suhuan.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {
    @Test
    void aRandomSecretReadsBackAndNeverRepeats() {
        ApiKeySecret one = ApiKeySecret.random();
        assertThat(one.reveal()).matches("sk_[A-Za-z0-9_-]{43}");
        assertThat(ApiKeySecret.random().reveal()).isNotEqualTo(one.reveal());
        assertThat(ApiKeySecret.parse(one.reveal()).orElseThrow().sha256()).isEqualTo(one.sha256());
    }

    @Test
    void theHashIsThatOfTheText() {
        // printf %s sk_AAAA… (43 A) | sha256sum
        ApiKeySecret secret = ApiKeySecret.parse("sk_" + "A".repeat(43)).orElseThrow();
        assertThat(HexFormat.of().formatHex(secret.sha256().toByteArray()))
                .isEqualTo("12576e7a680e2c3225b7d080cd3e1484262cfd95d5596652e4649a8325ac8ea8");
    }

    @Test
    void printingASecretShowsNothingOfIt() {
        ApiKeySecret secret = ApiKeySecret.random();
        assertThat(secret.toString()).doesNotContain(secret.reveal().substring(3, 8));
    }

    @Test
    void theHeaderNeedsBearerInAnyCase() {
        String secret = ApiKeySecret.random().reveal();
        assertThat(ApiKeySecret.fromHeader("Bearer " + secret)).isPresent();
        assertThat(ApiKeySecret.fromHeader("bearer  " + secret + " ")).isPresent();
        assertThat(ApiKeySecret.fromHeader(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer sk_short", "sk_x", "Bearer sk_密钥", "Bearer x y"})
    void anythingElseIsNoKey(String header) {
        assertThat(ApiKeySecret.fromHeader(header)).isEmpty();
    }
}
