package suhuan.chaincode.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.domain.code.BatteryCode.Illegible;
import suhuan.chaincode.domain.code.BatteryCode.Invalid;
import suhuan.chaincode.domain.code.BatteryCode.Legible;
import suhuan.chaincode.domain.code.BatteryCode.Valid;

/** Every row of the tables in vectors/code-facts. */
class CodeFactsTest {
    private static int rows;

    @AfterAll
    static void printCount() {
        System.out.println("code-facts: " + rows + " rows");
    }

    @Test
    void noTableIsOverlooked() throws IOException {
        assertThat(facts("gbt34014.json").keySet())
                .containsExactlyInAnyOrder(
                        "standard",
                        "expression_source",
                        "expression",
                        "day_table",
                        "year_table_to_2036",
                        "table_mark",
                        "parsed",
                        "refused_by_expression",
                        "accepted_by_expression_but_wrong");
        assertThat(facts("uscc.json").keySet())
                .containsExactlyInAnyOrder(
                        "standard",
                        "alphabet",
                        "excluded_letters",
                        "weights",
                        "formula",
                        "valid",
                        "published_example",
                        "invalid",
                        "pitfall",
                        "inner_code");
        assertThat(facts("vin.json").keySet())
                .containsExactlyInAnyOrder(
                        "standard",
                        "weights",
                        "letters",
                        "excluded",
                        "valid",
                        "check_passes_but_different_vehicle",
                        "published_claim_that_is_wrong",
                        "check_fails_yet_genuine",
                        "rule",
                        "invalid");
    }

    @Test
    void theDateTablesAreTheAlphabet() throws IOException {
        JsonObject facts = facts("gbt34014.json");
        int days = 0;
        for (Map.Entry<String, JsonElement> row :
                facts.getAsJsonObject("day_table").entrySet()) {
            assertThat(DateAlphabet.day(row.getKey().charAt(0)))
                    .isEqualTo(row.getValue().getAsInt());
            days++;
            rows++;
        }
        int years = 0;
        for (Map.Entry<String, JsonElement> row :
                facts.getAsJsonObject("year_table_to_2036").entrySet()) {
            assertThat(DateAlphabet.year(row.getKey().charAt(0)))
                    .isEqualTo(row.getValue().getAsInt());
            years++;
            rows++;
        }
        // Nothing else stands for a day, a year or a month.
        int daysKnown = 0;
        int yearsKnown = 0;
        int monthsKnown = 0;
        for (char c = 0; c < 0x300; c++) {
            daysKnown += DateAlphabet.day(c) != 0 ? 1 : 0;
            yearsKnown += DateAlphabet.year(c) != 0 ? 1 : 0;
            monthsKnown += DateAlphabet.month(c) != 0 ? 1 : 0;
        }
        assertThat(daysKnown).isEqualTo(days).isEqualTo(31);
        assertThat(yearsKnown).isEqualTo(years).isEqualTo(26);
        assertThat(monthsKnown).isEqualTo(12);
    }

    @Test
    void parsedCodesFieldByField() throws IOException {
        JsonObject facts = facts("gbt34014.json");
        Pattern expression = Pattern.compile(facts.get("expression").getAsString());
        for (JsonElement element : facts.getAsJsonArray("parsed")) {
            JsonObject row = element.getAsJsonObject();
            String code = row.get("code").getAsString();
            assertThat(code).matches(expression).hasSize(row.get("length").getAsInt());
            Legible read = (Legible) BatteryCode.read(code);
            assertThat(read.code()).isEqualTo(code);
            assertThat(read.vendor()).isEqualTo(row.get("vendor").getAsString());
            assertThat(read.productType())
                    .isEqualTo(row.get("product_type").getAsString().charAt(0));
            assertThat(read.chemistry())
                    .isEqualTo(row.get("battery_type").getAsString().charAt(0));
            assertThat(read.spec()).isEqualTo(row.get("spec").getAsString());
            assertThat(read.trace())
                    .isEqualTo(row.has("trace") ? row.get("trace").getAsString() : "");
            assertThat(read.month()).isEqualTo(row.get("month").getAsInt());
            assertThat(read.day()).isEqualTo(row.get("day").getAsInt());
            assertThat(read.serial()).isEqualTo(row.get("serial").getAsString());
            assertThat(read.reuseLevel())
                    .isEqualTo(
                            row.has("reuse_level")
                                    ? row.get("reuse_level").getAsString().charAt(0)
                                    : 0);
            if (row.get("year").isJsonNull()) {
                assertThat(read.year()).isZero();
                assertThat(read.producedOnYyyymmdd()).isZero();
                assertThat(read.warnings())
                        .singleElement()
                        .satisfies(w -> assertThat(w.part()).isEqualTo("year (15)"));
                assertThat(BatteryCode.parse(code)).isInstanceOf(Invalid.class);
            } else {
                int day = row.get("year").getAsInt() * 10_000 + read.month() * 100 + read.day();
                assertThat(read.producedOnYyyymmdd()).isEqualTo(day);
                assertThat(read.warnings()).isEmpty();
                Valid valid = (Valid) BatteryCode.parse(code);
                assertThat(valid.producedOnYyyymmdd()).isEqualTo(day);
                assertThat(valid.cascade()).isEqualTo(row.has("reuse_level"));
            }
            rows++;
        }
    }

    @Test
    void whatTheExpressionRefusesIsRefused() throws IOException {
        JsonObject facts = facts("gbt34014.json");
        Pattern expression = Pattern.compile(facts.get("expression").getAsString());
        for (JsonElement element : facts.getAsJsonArray("refused_by_expression")) {
            JsonObject row = element.getAsJsonObject();
            String code = row.get("code").getAsString();
            assertThat(code).doesNotMatch(expression);
            Invalid refused = (Invalid) BatteryCode.parse(code);
            switch (row.get("why").getAsString()) {
                case "lower case" -> assertThat(refused.problem()).contains("lower case c at position 4");
                case "the two symbols joined in the wrong order" ->
                    assertThat(refused.problem()).contains("wrong order", "001CB240000003B3C0221953");
                case "product type X" -> assertThat(refused.part()).isEqualTo("product type (4)");
                case "battery type H" -> assertThat(refused.part()).isEqualTo("battery type (5)");
                case "month D" -> assertThat(refused.part()).isEqualTo("month (16)");
                case "year letter O" -> assertThat(refused.part()).isEqualTo("year (15)");
                case "day letter Z" -> assertThat(refused.part()).isEqualTo("day (17)");
                case "23 characters" -> assertThat(refused.problem()).startsWith("23 characters");
                case "letter in the serial" -> assertThat(refused.part()).isEqualTo("serial (18-24)");
                case "position 18 must be R" -> assertThat(refused.part()).isEqualTo("mark of re-use (18)");
                case "reuse level X" -> assertThat(refused.part()).isEqualTo("level of re-use (19)");
                default -> assertThat(refused.problem()).startsWith("18 characters");
            }
            rows++;
        }
    }

    @Test
    void whatTheExpressionWronglyAcceptsIsRefusedWhenWritingAndWarnedOfWhenReading() throws IOException {
        JsonObject facts = facts("gbt34014.json");
        Pattern expression = Pattern.compile(facts.get("expression").getAsString());
        for (JsonElement element : facts.getAsJsonArray("accepted_by_expression_but_wrong")) {
            JsonObject row = element.getAsJsonObject();
            String code = row.get("code").getAsString();
            assertThat(row.get("want").getAsString()).isEqualTo("refuse when writing, warn when reading");
            assertThat(code).matches(expression);
            Invalid refused = (Invalid) BatteryCode.parse(code);
            assertThat(((Legible) BatteryCode.read(code)).warnings()).containsExactly(refused);
            rows++;
        }
    }

    @Test
    void creditCodes() throws IOException {
        JsonObject facts = facts("uscc.json");
        for (JsonElement element : facts.getAsJsonArray("valid")) {
            JsonObject row = element.getAsJsonObject();
            String code = row.get("code").getAsString();
            assertThat(CreditCode.check(code)).isEmpty();
            assertThat(CreditCode.withCheck(code.substring(0, 17)))
                    .isEqualTo(code)
                    .endsWith(row.get("check").getAsString());
            assertThat(innerCodeFits(facts, code))
                    .isEqualTo(row.get("inner_org_code_check_ok").getAsBoolean());
            rows++;
        }
        for (JsonElement element : facts.getAsJsonArray("invalid")) {
            JsonObject row = element.getAsJsonObject();
            String problem = CreditCode.check(row.get("code").getAsString()).orElseThrow();
            switch (row.get("why").getAsString()) {
                case "check character" -> assertThat(problem).isEqualTo("check character Q at position 18 should be P");
                case "length" -> assertThat(problem).isEqualTo("16 characters instead of 18");
                default -> assertThat(problem).startsWith("lower case");
            }
            rows++;
        }
        JsonObject example = facts.getAsJsonObject("published_example");
        assertThat(CreditCode.check(example.get("code").getAsString()))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("Z at position 18 is not in the alphabet")
                        .endsWith("the check character here is "
                                + example.get("expected_check").getAsString()));
        assertThat(CreditCode.check(example.get("corrected").getAsString())).isEmpty();
        rows++;
    }

    /** GB 11714 within GB 32100: a fact about the sample rows, which newer codes need not share, so not a rule of ours. */
    private static boolean innerCodeFits(JsonObject facts, String code) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(code.charAt(8 + i), 36);
        }
        int check = 11 - sum % 11;
        char expected = check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
        return code.charAt(16) == expected;
    }

    @Test
    void vins() throws IOException {
        JsonObject facts = facts("vin.json");
        for (JsonElement element : facts.getAsJsonArray("valid")) {
            String vin = element.getAsJsonObject().get("vin").getAsString();
            assertThat(Vin.check(vin, true)).isEqualTo(new Vin.Ok());
            assertThat(Vin.withCheckDigit(vin)).isEqualTo(vin);
            rows++;
        }
        JsonObject other = facts.getAsJsonObject("check_passes_but_different_vehicle");
        assertThat(Vin.check(other.get("vin").getAsString(), true)).isEqualTo(new Vin.Ok());
        rows++;
        JsonObject claim = facts.getAsJsonObject("published_claim_that_is_wrong");
        assertThat(Vin.check("SGZCZ43D13S812715", false))
                .isEqualTo(new Vin.CheckDigitDiffers(
                        claim.get("computed_check").getAsString().charAt(0)));
        rows++;
        for (JsonElement element : facts.getAsJsonArray("check_fails_yet_genuine")) {
            JsonObject row = element.getAsJsonObject();
            String vin = row.get("vin").getAsString();
            char computed = row.get("check_computed").getAsString().charAt(0);
            assertThat(Vin.check(vin, false)).isEqualTo(new Vin.CheckDigitDiffers(computed));
            assertThat(Vin.check(vin, true)).isInstanceOf(Vin.Invalid.class);
            rows++;
        }
        for (JsonElement element : facts.getAsJsonArray("invalid")) {
            JsonObject row = element.getAsJsonObject();
            String vin = row.get("vin").getAsString();
            assertThat(Vin.check(vin, true)).isInstanceOf(Vin.Invalid.class);
            // Its market demands the digit; were it not known, the wrong digit would be a warning.
            assertThat(Vin.check(vin, false) instanceof Vin.CheckDigitDiffers)
                    .isEqualTo(row.get("why").getAsString().equals("check digit"));
            rows++;
        }
        for (Map.Entry<String, JsonElement> letter :
                facts.getAsJsonObject("letters").entrySet()) {
            // A letter and the digit of its value give the same check digit wherever they stand.
            String withLetter = "1" + letter.getKey() + "GDM9AXXP0427888".substring(0, 15);
            String withDigit = "1" + letter.getValue().getAsString() + withLetter.substring(2);
            assertThat(Vin.withCheckDigit(withLetter).charAt(8))
                    .isEqualTo(Vin.withCheckDigit(withDigit).charAt(8));
            rows++;
        }
        for (String excluded : facts.get("excluded").getAsString().split(" ")) {
            assertThat(Vin.check(excluded + "M8GDM9AXKP042788", false)).isInstanceOf(Vin.Invalid.class);
            rows++;
        }
    }

    @Test
    void noLabelIsTooStrangeToRead() {
        assertThat(BatteryCode.read("\ufeff\u3000 001cb240000003b3c0221953\r\n"))
                .isInstanceOfSatisfying(Legible.class, read -> {
                    assertThat(read.code()).isEqualTo("001CB240000003B3C0221953");
                    assertThat(read.warnings()).extracting(Invalid::part).containsExactly("characters", "case");
                });
        assertThat(BatteryCode.read("B3C0221953001CB240000003")).isInstanceOfSatisfying(Legible.class, read -> {
            assertThat(read.code()).isEqualTo("001CB240000003B3C0221953");
            assertThat(read.warnings()).extracting(Invalid::part).containsExactly("order (1-24)");
        });
        assertThat(BatteryCode.read("")).isInstanceOf(Illegible.class);
        assertThat(BatteryCode.read("电池")).isInstanceOf(Illegible.class);
        assertThat(BatteryCode.read("001CB240000003B3C022195A")).isInstanceOf(Illegible.class);
    }

    @Test
    void aMessageNeverCarriesHalfACharacter() {
        assertThat(((Invalid) BatteryCode.parse("001CB24000000\ud83dB3C0221953")).problem())
                .isEqualTo("U+D83D at position 14 is not one of A-Z 0-9");
        assertThat(CreditCode.check("9135090058752778\ud83dP"))
                .hasValue("U+D83D at position 17 is not in the alphabet (0-9 A-Z without I, O, S, V, Z)");
        assertThat(Vin.check("1M8GDM9AXKP04278\uff11", false))
                .isEqualTo(new Vin.Invalid("U+FF11 at position 17 is not a digit or letter"));
    }

    static JsonObject facts(String name) throws IOException {
        try (InputStream in = CodeFactsTest.class.getResourceAsStream("/vectors/code-facts/" + name)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
    }
}
