package suhuan.chaincode.contract.responsibility;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.party.SiteKind;
import suhuan.chaincode.domain.reference.Days;
import suhuan.common.v1.DutyTrigger;
import suhuan.common.v1.RateBasis;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.RuleComparator;
import suhuan.common.v1.RuleMetric;
import suhuan.ledger.v1.CalendarYear;
import suhuan.ledger.v1.DutyRule;
import suhuan.ledger.v1.Rule;

/** Rules, duties and calendars as an edition states them: each has the values its kind needs and no others. */
final class RuleForm {
    private static final int METRICS = RuleMetric.RULE_METRIC_LISTING_VALUE + 1;
    private static final int COMPARATORS = RuleComparator.RULE_COMPARATOR_AT_MOST_VALUE + 1;
    private static final int BASES = RateBasis.RATE_BASIS_SAME_YEAR_VALUE + 1;
    private static final int CHANNELS = ReturnChannel.RETURN_CHANNEL_PRIVATE_VALUE + 1;
    private static final int TRIGGERS = DutyTrigger.DUTY_TRIGGER_YEAR_ENDED_VALUE + 1;
    private static final int WHOLE_PPM = 1_000_000;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_WORKING_DAYS = 400;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_SPECIAL_DAYS = 100;

    private RuleForm() {}

    static void check(String path, Rule rule, FieldChecks fields) {
        fields.newId(path + "rule_id", rule.getRuleId(), Declared.LONGEST_ID);
        fields.stated(path + "metric", rule.getMetricValue(), METRICS);
        fields.stated(path + "material", rule.getMaterialValue(), Material.values().length);
        RuleMetric metric = rule.getMetric();
        boolean rate = metric == RuleMetric.RULE_METRIC_COLLECTION_RATE;
        boolean stock = metric == RuleMetric.RULE_METRIC_STOCK_MASS;
        boolean age = metric == RuleMetric.RULE_METRIC_STOCK_AGE;
        boolean listing = metric == RuleMetric.RULE_METRIC_LISTING;
        word(path + "act", rule.getActValue(), Act.values().length, listing, fields);
        word(path + "site_kind", rule.getSiteKindValue(), SiteKind.values().length, stock || age, fields);
        word(path + "comparator", rule.getComparatorValue(), COMPARATORS, !listing, fields);
        word(path + "basis", rule.getBasisValue(), BASES, rate, fields);
        fields.range(path + "target_ppm", rule.getTargetPpm(), rate ? 1 : 0, rate ? WHOLE_PPM : 0);
        fields.range(path + "limit_mg", rule.getLimitMg(), stock ? 1 : 0, stock ? Mass.MAX_MG : 0);
        fields.range(path + "limit_days", rule.getLimitDays(), age ? 1 : 0, age ? MOST_DAYS : 0);
        if (rate) {
            fields.count(path + "channels", rule.getChannelsCount(), CHANNELS);
        } else {
            fields.atMost(path + "channels", rule.getChannelsCount(), 0);
        }
        List<String> channels = new ArrayList<>();
        for (int number : rule.getChannelsValueList()) {
            fields.stated(path + "channels", number, CHANNELS);
            channels.add(String.valueOf(number));
        }
        fields.distinct(path + "channels", channels);
    }

    /** A word the rule needs, or must not have. */
    private static void word(String field, int number, int known, boolean needed, FieldChecks fields) {
        if (needed) {
            fields.stated(field, number, known);
        } else if (number != 0) {
            fields.malformed(field, String.valueOf(number), "empty for this metric");
        }
    }

    static void check(String path, DutyRule duty, FieldChecks fields) {
        fields.newId(path + "duty_id", duty.getDutyId(), Declared.LONGEST_ID);
        fields.text(path + "title", duty.getTitle(), LONGEST_TITLE);
        fields.stated(path + "role", duty.getRoleValue(), Role.values().length);
        fields.stated(path + "trigger", duty.getTriggerValue(), TRIGGERS);
        boolean yearly = duty.getTrigger() == DutyTrigger.DUTY_TRIGGER_YEAR_ENDED;
        fields.range(path + "working_days", duty.getWorkingDays(), yearly ? 0 : 1, yearly ? 0 : MOST_WORKING_DAYS);
        if (yearly) {
            // 29 February is no due day of every year.
            fields.day(path + "due_month_day", 2001_00_00 + duty.getDueMonthDay());
        } else {
            fields.range(path + "due_month_day", duty.getDueMonthDay(), 0, 0);
        }
    }

    static void check(String path, CalendarYear calendar, FieldChecks fields) {
        fields.range(path + "year", calendar.getYear(), Declared.FIRST_YEAR, Declared.LAST_YEAR);
        fields.atMost(path + "rest_days_yyyymmdd", calendar.getRestDaysYyyymmddCount(), MOST_SPECIAL_DAYS);
        fields.atMost(path + "working_days_yyyymmdd", calendar.getWorkingDaysYyyymmddCount(), MOST_SPECIAL_DAYS);
        days(path + "rest_days_yyyymmdd", calendar.getRestDaysYyyymmddList(), calendar.getYear(), false, fields);
        days(path + "working_days_yyyymmdd", calendar.getWorkingDaysYyyymmddList(), calendar.getYear(), true, fields);
    }

    private static void days(String field, List<Integer> days, int year, boolean weekend, FieldChecks fields) {
        List<String> seen = new ArrayList<>();
        for (int day : days.subList(0, Math.min(days.size(), MOST_SPECIAL_DAYS))) {
            fields.day(field, day);
            if (Days.isDay(day) && (day / 10_000 != year || isWeekend(day) != weekend)) {
                fields.malformed(
                        field,
                        String.valueOf(day),
                        (weekend ? "a weekend day of " : "a day of Monday to Friday of ") + year);
            }
            seen.add(String.valueOf(day));
        }
        fields.distinct(field, seen);
    }

    private static boolean isWeekend(int day) {
        // 1970-01-01 was a Thursday.
        return Math.floorMod(Days.epochDay(day) + 3, 7) >= 5;
    }
}
