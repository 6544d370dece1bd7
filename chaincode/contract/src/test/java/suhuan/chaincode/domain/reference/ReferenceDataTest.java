package suhuan.chaincode.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private static final int SCRAP_STEEL = 1;
    private static final int WASTE_PAPER = 5;

    @Test
    void everyDayOfFourHundredYearsIsTheCalendarsOwn() {
        LocalDate date = LocalDate.of(1900, 1, 1);
        while (date.getYear() < 2300) {
            int day = yyyymmdd(date);
            assertThat(Days.isDay(day)).isTrue();
            assertThat(Days.epochDay(day)).isEqualTo(date.toEpochDay());
            assertThat(Days.inChina(date.toEpochDay() * 86_400_000L)).isEqualTo(day);
            date = date.plusDays(1);
        }
        int days = 0;
        for (int number = 19000000; number < 23000000; number++) {
            days += Days.isDay(number) ? 1 : 0;
        }
        assertThat(days).isEqualTo(146_097);
    }

    @Test
    void numbersThatAreNotDays() {
        for (int number : new int[] {
            0,
            -1,
            1,
            20260229,
            21000229,
            20260230,
            20260431,
            20261301,
            20260001,
            20260100,
            15821231,
            100000101,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            -20260101
        }) {
            assertThat(Days.isDay(number)).as("%d", number).isFalse();
        }
        assertThat(Days.isDay(20240229)).isTrue();
        assertThat(Days.isDay(20000229)).isTrue();
        assertThatThrownBy(() -> Days.epochDay(20260229)).hasMessageContaining("20260229");
    }

    @Test
    void aDayInChinaBeginsAtFourInTheAfternoonOfTheDayBefore() {
        assertThat(Days.inChina(Instant.parse("2025-12-31T15:59:59.999Z").toEpochMilli()))
                .isEqualTo(20251231);
        assertThat(Days.inChina(Instant.parse("2025-12-31T16:00:00Z").toEpochMilli()))
                .isEqualTo(20260101);
        assertThat(Days.inChina(-1)).isEqualTo(19700101);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long ms = random.nextLong(-10_000_000_000_000L, 200_000_000_000_000L);
            LocalDate expected =
                    Instant.ofEpochMilli(ms).atOffset(ZoneOffset.ofHours(8)).toLocalDate();
            assertThat(Days.inChina(ms)).isEqualTo(yyyymmdd(expected));
        }
    }

    @Test
    void noClaimedTimeBreaksTheCalendar() {
        assertThat(Days.inChina(Long.MAX_VALUE)).isEqualTo(Days.LAST);
        assertThat(Days.inChina(Long.MIN_VALUE)).isEqualTo(Days.FIRST);
    }

    @Test
    void periodsIncludeBothEndsAndZeroIsNoBound() {
        assertThat(Days.within(20260101, 20260101, 20260101)).isTrue();
        assertThat(Days.within(20260102, 20260101, 20260101)).isFalse();
        assertThat(Days.within(20251231, 20260101, 0)).isFalse();
        assertThat(Days.within(20251231, 0, 0)).isTrue();
        assertThat(Days.compare(20251231, 20260101)).isNegative();
        assertThat(Days.plus(20251231, 1)).isEqualTo(20260101);
        assertThat(Days.plus(20240301, -1)).isEqualTo(20240229);
        assertThatThrownBy(() -> Days.plus(Days.LAST, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void regionsOfAllLevels() {
        assertThat(Regions.name("110000")).hasValue("北京市");
        assertThat(Regions.name("350900")).hasValue("宁德市");
        assertThat(Regions.fullName("350902")).hasValue("福建省宁德市蕉城区");
        assertThat(Regions.fullName("110101")).hasValue("北京市东城区");
        assertThat(Regions.fullName("441900")).hasValue("广东省东莞市");
        assertThat(Regions.fullName("419001")).hasValue("河南省济源市");
        assertThat(Regions.contains("710000")).isTrue();
        assertThat(Regions.contains("810000")).isTrue();
        assertThat(Regions.contains("820000")).isTrue();
        assertThat(Regions.name("000000")).isEmpty();
        assertThat(Regions.fullName("999999")).isEmpty();
        for (String other : new String[] {"", "1101", "11010", "1101011", "11010a", "130171", "620201"}) {
            assertThat(Regions.contains(other)).as(other).isFalse();
        }
    }

    @Test
    void everyRegionLiesInAProvince() {
        assertThat(Regions.codes()).hasSize(3226).isSorted().allMatch(code -> code.matches("[0-9]{6}"));
        for (String code : Regions.codes()) {
            assertThat(Regions.contains(code.substring(0, 2) + "0000")).as(code).isTrue();
            assertThat(Regions.contains(code.substring(0, 4) + "00")).as(code).isTrue();
            assertThat(Regions.fullName(code).orElseThrow())
                    .endsWith(Regions.name(code).orElseThrow());
        }
    }

    @Test
    void gradesAreDated() {
        assertThat(Grades.inForce(SCRAP_STEEL, "201-A", 20190101)).isTrue();
        assertThat(Grades.inForce(SCRAP_STEEL, "HRS101", 20201231)).isFalse();
        assertThat(Grades.inForce(SCRAP_STEEL, "HRS101", 20210101)).isTrue();
        assertThat(Grades.inForce(SCRAP_STEEL, "HRS101", 20260101)).isTrue();
        assertThat(Grades.inForce(SCRAP_STEEL, "LRS304", 20250531)).isFalse();
        assertThat(Grades.inForce(SCRAP_STEEL, "LRS304", 20250601)).isTrue();
        assertThat(Grades.inForce(SCRAP_STEEL, "hrs101", 20260101)).isFalse();
        assertThat(Grades.inForce(SCRAP_STEEL, "201-D", 20260101)).isFalse();
        assertThat(Grades.inForce(WASTE_PAPER, "201-A", 20260101)).isFalse();
        assertThat(Grades.inForce(WASTE_PAPER, "", 20260101)).isTrue();
    }

    @Test
    void everyGradeSaysWhereItComesFrom() {
        assertThat(Grades.all()).hasSizeGreaterThan(52).allSatisfy(grade -> {
            assertThat(grade.materialNumber()).isBetween(1, 9);
            assertThat(grade.document()).matches(grade.materialNumber() == SCRAP_STEEL ? "GB/T .*" : "trade");
            assertThat(grade.edition()).isNotBlank();
            assertThat(grade.limits()).isNotBlank();
            assertThat(grade.mark()).isIn("V", "V2", "M", "I");
            assertThat(grade.validTo() == 0 || grade.validFrom() <= grade.validTo())
                    .isTrue();
        });
        assertThat(Grades.all()).filteredOn(grade -> !grade.verified()).isNotEmpty();
        // Editions of one grade follow each other without a gap or an overlap.
        for (Grade grade : Grades.all()) {
            if (grade.validTo() != 0) {
                assertThat(Grades.inForce(grade.materialNumber(), grade.name(), Days.plus(grade.validTo(), 1)))
                        .isTrue();
                assertThat(Grades.all())
                        .filteredOn(other -> other.name().equals(grade.name()) && other.inForce(grade.validTo()))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aBrokenTableStopsTheStart() {
        assertThatThrownBy(() -> ReferenceTable.rows("absent.tsv", 2)).hasMessageContaining("absent.tsv");
        assertThatThrownBy(() -> ReferenceTable.rows("regions.tsv", 3)).hasMessageContaining("not 3 columns");
    }

    private static int yyyymmdd(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }
}
