package suhuan.chaincode.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.domain.code.BatteryCode.Invalid;
import suhuan.chaincode.domain.code.BatteryCode.Legible;
import suhuan.chaincode.domain.code.BatteryCode.Valid;
import suhuan.chaincode.domain.reference.Days;

/** What holds for every code, over seeded random ones. */
class CodePropertiesTest {
    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String MUTANTS = ALPHANUMERIC + "abz-_ \u00e9\u4e00\uff10\ud800";
    private static final int ROUNDS = 20_000;

    private static final long SEED = seed();
    private final Random random = new Random(SEED);

    private static long seed() {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("CodePropertiesTest: -Dseed=" + seed);
        return seed;
    }

    @Test
    void parsingAFormattedCodeGivesItBack() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean cascade = random.nextInt(4) == 0;
            String vendor = text(3, ALPHANUMERIC);
            char type = one("PMC");
            char chemistry = one("ABCDEFGZ");
            String spec = text(2, ALPHANUMERIC);
            String trace = cascade ? "" : text(7, ALPHANUMERIC);
            int day = Days.plus(20110101, random.nextInt(26 * 365));
            String serial = serial();
            char level = cascade ? one("PMC") : 0;
            String code = vendor
                    + type
                    + chemistry
                    + spec
                    + trace
                    + dateCharacters(day)
                    + serial
                    + (cascade ? "R" + level : "");

            assertThat(BatteryCode.parse(code))
                    .as("-Dseed=%d round %d", SEED, round)
                    .isEqualTo(new Valid(code, vendor, type, chemistry, spec, trace, day, serial, level));
            assertThat(((Valid) BatteryCode.parse(code)).modelCode()).isEqualTo(vendor + type + chemistry + spec);
            assertThat(((Legible) BatteryCode.read(code)).warnings()).isEmpty();
            assertThat(BatteryCode.isChildForm(code)).isEqualTo(!cascade && type != 'P');
        }
    }

    @Test
    void aCodeWithOneCharacterChangedIsRefusedOrAnotherCode() {
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String code = validCode();
            String changed = changed(code);
            if (BatteryCode.parse(changed) instanceof Valid valid) {
                assertThat(valid.code()).isEqualTo(changed).isNotEqualTo(code);
                assertThat(Days.isDay(valid.producedOnYyyymmdd())).isTrue();
                assertThat(valid).as("-Dseed=%d round %d", SEED, round).isNotEqualTo(BatteryCode.parse(code));
            } else {
                refused++;
                Invalid invalid = (Invalid) BatteryCode.parse(changed);
                assertThat(invalid.problem()).isNotBlank();
                assertThat(invalid.part()).isNotBlank();
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 10).isLessThan(ROUNDS);
    }

    @Test
    void everyStrictCodeOfAModuleOrCellHasTheChildForm() {
        for (int round = 0; round < ROUNDS; round++) {
            String code = changed(validCode());
            if (BatteryCode.parse(code) instanceof Valid valid && !valid.cascade()) {
                assertThat(BatteryCode.isChildForm(code)).as(code).isEqualTo(valid.productType() != 'P');
            } else if (BatteryCode.isChildForm(code)) {
                // The cheap check looks at neither calendar nor zero serial; it must miss nothing else.
                assertThat(((Invalid) BatteryCode.parse(code)).part()).isIn("date (15-17)", "serial (18-24)");
            }
        }
    }

    @Test
    void swappedHalvesAreRecognisedWhenWritingAndPutInOrderWhenReading() {
        for (int round = 0; round < ROUNDS / 10; round++) {
            String code = validCode();
            if (code.length() != BatteryCode.LENGTH) {
                continue;
            }
            String swapped = code.substring(14) + code.substring(0, 14);
            assertThat(((Invalid) BatteryCode.parse(swapped)).problem()).contains("wrong order", code);
            assertThat(((Legible) BatteryCode.read(swapped)).code()).isEqualTo(code);
        }
    }

    @Test
    void aCreditCodeWithOneCharacterChangedIsAlwaysRefused() {
        // The weights and 31 have no common factor, so no single change within the alphabet can keep the check
        // character.
        for (int round = 0; round < ROUNDS; round++) {
            String code = CreditCode.withCheck(
                    one("159Y") + text(1, "1239") + text(6, "0123456789") + text(9, "0123456789ABCDEFGHJKLMNPQRTUWXY"));
            assertThat(CreditCode.check(code)).isEmpty();
            assertThat(CreditCode.check(changed(code)))
                    .as("-Dseed=%d round %d: %s", SEED, round, code)
                    .isPresent();
        }
    }

    @Test
    void aVinWithOneDigitChangedIsRefusedWhereTheCheckDigitIsDemanded() {
        for (int round = 0; round < ROUNDS; round++) {
            String vin = Vin.withCheckDigit("L" + text(16, "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"));
            assertThat(Vin.check(vin, false)).isEqualTo(new Vin.Ok());
            int at = random.nextInt(17);
            char c = one("0123456789");
            if (at == 0 || !Character.isDigit(vin.charAt(at)) || vin.charAt(at) == c) {
                continue;
            }
            String changed = vin.substring(0, at) + c + vin.substring(at + 1);
            assertThat(Vin.check(changed, false)).as(vin + " " + changed).isInstanceOf(Vin.Invalid.class);
        }
    }

    private String validCode() {
        boolean cascade = random.nextInt(4) == 0;
        return text(3, ALPHANUMERIC)
                + one("PMC")
                + one("ABCDEFGZ")
                + text(2, ALPHANUMERIC)
                + (cascade ? "" : text(7, ALPHANUMERIC))
                + dateCharacters(Days.plus(20110101, random.nextInt(26 * 365)))
                + serial()
                + (cascade ? "R" + one("PMC") : "");
    }

    private String serial() {
        String digits = String.valueOf(1 + random.nextInt(9_999_999));
        return "0".repeat(7 - digits.length()) + digits;
    }

    /** Written apart from the tables under test: letters in order, leaving out those the standard does not use. */
    private static String dateCharacters(int yyyymmdd) {
        String order = ALPHANUMERIC.replaceAll("[0IOQUZ]", "");
        int day = yyyymmdd % 100;
        return "" + order.charAt(yyyymmdd / 10_000 - 2011) + order.charAt(yyyymmdd / 100 % 100 - 1)
                + (day == 31 ? '0' : order.charAt(day - 1));
    }

    private String changed(String code) {
        int at = random.nextInt(code.length());
        char c;
        do {
            c = one(MUTANTS);
        } while (c == code.charAt(at));
        return code.substring(0, at) + c + code.substring(at + 1);
    }

    private String text(int length, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(one(alphabet));
        }
        return text.toString();
    }

    private char one(String of) {
        return of.charAt(random.nextInt(of.length()));
    }
}
