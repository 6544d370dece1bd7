package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.DutyState;
import suhuan.ledger.v1.CalendarYear;
import suhuan.ledger.v1.LoadRuleEdition;

/** Working days with rest days and the days worked instead; where no year is told nothing is guessed. */
class WorkingCalendarTest {
    /** National Day of 2026: 1 to 7 October off, the 10th, a Saturday, worked. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(List.of(LoadRuleEdition.newBuilder()
            .addCalendars(CalendarYear.newBuilder()
                    .setYear(2026)
                    .addAllRestDaysYyyymmdd(List.of(20261001, 20261002, 20261005, 20261006, 20261007))
                    .addWorkingDaysYyyymmdd(20261010))
            .build()));

    @Test
    void weekendsAreNoWorkingDays() {
        assertThat(CALENDAR.after(20260529, 1)).isEqualTo(20260601);
        assertThat(CALENDAR.after(20260529, 6)).isEqualTo(20260608);
    }

    @Test
    void restDaysAreLeftOutAndShiftedOnesAreWorked() {
        assertThat(CALENDAR.after(20260930, 1)).isEqualTo(20261008);
        assertThat(CALENDAR.after(20260930, 2)).isEqualTo(20261009);
        assertThat(CALENDAR.after(20260930, 3)).isEqualTo(20261010);
        assertThat(CALENDAR.after(20260930, 4)).isEqualTo(20261012);
    }

    @Test
    void aYearOfWhichNothingIsToldHasNoAnswer() {
        assertThat(CALENDAR.after(20261231, 1)).isZero();
        assertThat(CALENDAR.after(20261230, 1)).isEqualTo(20261231);
        assertThat(CALENDAR.after(20261230, 2)).isZero();
        assertThat(CALENDAR.after(20250101, 1)).isZero();
    }

    @Test
    void aLaterEditionTellsAYearAnew() {
        LoadRuleEdition first = edition(20260601);
        LoadRuleEdition second = edition(20260602);
        assertThat(new WorkingCalendar(List.of(first)).after(20260529, 1)).isEqualTo(20260602);
        assertThat(new WorkingCalendar(List.of(first, second)).after(20260529, 1))
                .isEqualTo(20260601);
    }

    @Test
    void dutiesAreDueMetOrLate() {
        assertThat(DutiesQuery.state(20260710, 0, 20260710)).isEqualTo(DutyState.DUTY_STATE_DUE);
        assertThat(DutiesQuery.state(20260710, 0, 20260711)).isEqualTo(DutyState.DUTY_STATE_OVERDUE);
        assertThat(DutiesQuery.state(20260710, 20260710, 20260801)).isEqualTo(DutyState.DUTY_STATE_MET);
        assertThat(DutiesQuery.state(20260710, 20260711, 20260801)).isEqualTo(DutyState.DUTY_STATE_LATE);
        assertThat(DutiesQuery.state(20260710, 20260711, 20260709)).isEqualTo(DutyState.DUTY_STATE_DUE);
        assertThat(DutiesQuery.state(0, 20260711, 20260801)).isEqualTo(DutyState.DUTY_STATE_NO_CALENDAR);
    }

    private static LoadRuleEdition edition(int restDay) {
        return LoadRuleEdition.newBuilder()
                .addCalendars(CalendarYear.newBuilder().setYear(2026).addRestDaysYyyymmdd(restDay))
                .build();
    }
}
