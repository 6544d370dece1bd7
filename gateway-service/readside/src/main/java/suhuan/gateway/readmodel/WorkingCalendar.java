package suhuan.gateway.readmodel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import suhuan.gateway.measure.ChinaDays;
import suhuan.ledger.v1.CalendarYear;
import suhuan.ledger.v1.LoadRuleEdition;

/** Working days of the years of which an edition says so: Monday to Friday, less rest days, with the days worked instead. */
final class WorkingCalendar {
    private final Map<Integer, Set<Integer>> rest = new TreeMap<>();
    private final Map<Integer, Set<Integer>> shifted = new TreeMap<>();

    /** @param editions oldest first; of a year told twice the later holds */
    WorkingCalendar(List<LoadRuleEdition> editions) {
        for (LoadRuleEdition edition : editions) {
            for (CalendarYear year : edition.getCalendarsList()) {
                rest.put(year.getYear(), new TreeSet<>(year.getRestDaysYyyymmddList()));
                shifted.put(year.getYear(), new TreeSet<>(year.getWorkingDaysYyyymmddList()));
            }
        }
    }

    /** The last of so many working days after a day, yyyymmdd; 0 where a year on the way has no calendar. */
    int after(int yyyymmdd, int workingDays) {
        LocalDate date = ChinaDays.date(yyyymmdd);
        int left = workingDays;
        while (left > 0) {
            date = date.plusDays(1);
            if (!rest.containsKey(date.getYear())) {
                return 0;
            }
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return ChinaDays.number(date);
    }

    private boolean isWorkingDay(LocalDate date) {
        int day = ChinaDays.number(date);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend
                ? shifted.getOrDefault(date.getYear(), Set.of()).contains(day)
                : !rest.getOrDefault(date.getYear(), Set.of()).contains(day);
    }
}
