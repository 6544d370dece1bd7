package suhuan.gateway.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN|ZH",
                "zh|ZH",
                "ZH-hans-cn|ZH",
                "en|EN",
                "en-GB,zh;q=0.9|EN",
                "zh;q=0.9, en;q=0.8|ZH",
                "en;q=0.8, zh;q=0.9|ZH",
                "fr, zh;q=0.1|ZH",
                "fr, de|EN",
                "*|EN",
                "zh;q=0|EN",
                "zh;q=1.5|EN",
                "zh;q=abc|EN",
                "zh;q=1.000|ZH",
                ";;;,,,|EN",
                "zhx|EN"
            })
    void choosesTheKnownLanguageWithTheHighestWeight(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }

    @Test
    void noHeaderAndAnEndlessHeaderAreEnglish() {
        assertThat(Language.accepted(null)).isEqualTo(Language.EN);
        assertThat(Language.accepted("zh,".repeat(1000))).isEqualTo(Language.EN);
    }
}
