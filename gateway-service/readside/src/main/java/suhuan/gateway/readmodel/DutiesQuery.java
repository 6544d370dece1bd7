package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suhuan.api.v1.DutyState;
import suhuan.api.v1.DutyView;
import suhuan.api.v1.ListDutiesRequest;
import suhuan.api.v1.ListDutiesResponse;
import suhuan.common.v1.DutyTrigger;

/**
 * Duties: what facts and years make parties owe by the editions in force on the day of the trigger, beside what was reported.
 * Duties of years come first, then those of facts in their order.
 */
final class DutiesQuery {
    private static final int CHUNK = 1_000;
    private static final int LAST_OF_YEAR = 1231;

    private static final String EVENTS =
            "select e.fact_no, e.trigger, e.subject_id, e.day_yyyymmdd, p.party_id, p.name, p.roles"
                    + " from duty_event e join party p on p.item_no = e.party_no"
                    + " where (:party = '' or p.party_id = :party) and e.day_yyyymmdd <= :day and e.fact_no <= :known"
                    + " and e.trigger = any (:triggers::integer[]) and (e.fact_no, e.trigger, e.subject_id) > (:fact, :trigger, :subject)"
                    + " order by e.fact_no, e.trigger, e.subject_id limit :limit";

    private static final String REPORTS =
            "select r.subject_id, r.duty_id, p.party_id, r.day_yyyymmdd from duty_report r"
                    + " join party p on p.item_no = r.party_no where (:party = '' or p.party_id = :party) and r.fact_no <= :known"
                    + " and r.subject_id = any (:subjects::text[])";

    private record Event(long factNo, int trigger, String subjectId, int day, Ower party, List<Integer> roles) {}

    private record Ower(String id, String name) {
        static final Ower NOBODY = new Ower("", "");
    }

    private record Reported(String partyId, String dutyId, String subjectId) implements Comparable<Reported> {
        @Override
        public int compareTo(Reported other) {
            return (partyId + '\n' + dutyId + '\n' + subjectId)
                    .compareTo(other.partyId + '\n' + other.dutyId + '\n' + other.subjectId);
        }
    }

    /** @param partyId who owes them; empty for all */
    Answer<ListDutiesResponse> ask(
            Snapshot snapshot, ListDutiesRequest request, String partyId, int pageSize, Paging paging) {
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        RuleBook book = RuleBook.known(snapshot, moment);
        List<RuleBook.Owed> duties = book.duties().stream()
                .filter(owed ->
                        request.getDutyId().isEmpty() || owed.duty().getDutyId().equals(request.getDutyId()))
                .toList();
        Asked asked = new Asked(snapshot, request, partyId, moment, duties, book.calendar());
        ListDutiesResponse.Builder response = ListDutiesResponse.newBuilder().setAsOf(snapshot.asOf());
        PageToken start = paging.start();
        if (start == null) {
            asked.ofYears().forEach(response::addDuties);
        }
        Event last = start == null
                ? new Event(0, 0, "", 0, Ower.NOBODY, List.of())
                : new Event(start.first(), Math.toIntExact(start.second()), start.text(), 0, Ower.NOBODY, List.of());
        int left = pageSize;
        while (true) {
            List<Event> events = asked.events(last);
            Map<Reported, Integer> reports =
                    asked.reports(events.stream().map(Event::subjectId).toList(), events);
            for (Event event : events) {
                List<DutyView> views = asked.of(event, reports);
                if (!views.isEmpty() && left <= 0) {
                    response.setNextPageToken(
                            paging.next(new PageToken(last.factNo(), last.trigger(), last.subjectId())));
                    return new Answer.Found<>(response.build());
                }
                views.forEach(response::addDuties);
                left -= views.size();
                last = event;
            }
            if (events.size() < CHUNK) {
                return new Answer.Found<>(response.build());
            }
        }
    }

    private record Asked(
            Snapshot snapshot,
            ListDutiesRequest request,
            String partyId,
            Moment moment,
            List<RuleBook.Owed> duties,
            WorkingCalendar calendar) {

        List<Event> events(Event after) {
            Integer[] triggers = duties.stream()
                    .map(owed -> owed.duty().getTriggerValue())
                    .distinct()
                    .toArray(Integer[]::new);
            return snapshot.sql(EVENTS)
                    .param("party", partyId)
                    .param("day", moment.day())
                    .param("known", moment.lastFactNo())
                    .param("triggers", triggers)
                    .param("fact", after.factNo())
                    .param("trigger", after.trigger())
                    .param("subject", after.subjectId())
                    .param("limit", CHUNK)
                    .query((row, n) -> new Event(
                            row.getLong("fact_no"),
                            row.getInt("trigger"),
                            row.getString("subject_id"),
                            row.getInt("day_yyyymmdd"),
                            new Ower(row.getString("party_id"), row.getString("name")),
                            numbers((Object[]) row.getArray("roles").getArray())))
                    .list();
        }

        /** Days on which subjects were reported, by their bare id or by id and day. */
        Map<Reported, Integer> reports(List<String> bare, List<Event> events) {
            List<String> subjects = new ArrayList<>(bare);
            events.forEach(event -> subjects.add(event.subjectId() + "~" + event.day()));
            Map<Reported, Integer> days = new TreeMap<>();
            snapshot.sql(REPORTS)
                    .param("party", partyId)
                    .param("known", moment.lastFactNo())
                    .param("subjects", subjects.toArray(String[]::new))
                    .query(row -> {
                        days.put(
                                new Reported(
                                        row.getString("party_id"),
                                        row.getString("duty_id"),
                                        row.getString("subject_id")),
                                row.getInt("day_yyyymmdd"));
                    });
            return days;
        }

        List<DutyView> of(Event event, Map<Reported, Integer> reports) {
            List<DutyView> views = new ArrayList<>();
            for (RuleBook.Owed owed : duties) {
                boolean owes = owed.duty().getTriggerValue() == event.trigger()
                        && event.roles().contains(owed.duty().getRoleValue())
                        && RuleBook.inForce(owed.edition(), event.day());
                if (owes) {
                    String dutyId = owed.duty().getDutyId();
                    int named = reports.getOrDefault(
                            new Reported(event.party().id(), dutyId, event.subjectId() + "~" + event.day()), 0);
                    int bare = reports.getOrDefault(new Reported(event.party().id(), dutyId, event.subjectId()), 0);
                    // A report of before cannot be about what came after it.
                    int reported = named != 0 ? named : bare >= event.day() ? bare : 0;
                    int due = calendar.after(event.day(), owed.duty().getWorkingDays());
                    add(views, owed, event.party(), event.subjectId(), event.day(), due, reported);
                }
            }
            return views;
        }

        List<DutyView> ofYears() {
            List<DutyView> views = new ArrayList<>();
            List<RuleBook.Owed> yearly = duties.stream()
                    .filter(owed -> owed.duty().getTrigger() == DutyTrigger.DUTY_TRIGGER_YEAR_ENDED)
                    .toList();
            for (RuleBook.Owed owed : yearly) {
                for (Ower party : partiesOf(owed.duty().getRoleValue())) {
                    int first = owed.edition().getValidFromYyyymmdd() / 10_000;
                    for (int year = first; year * 10_000 + LAST_OF_YEAR < moment.day(); year++) {
                        int ended = year * 10_000 + LAST_OF_YEAR;
                        if (RuleBook.inForce(owed.edition(), ended)) {
                            String subject = String.valueOf(year);
                            int reported = reports(List.of(subject), List.of())
                                    .getOrDefault(
                                            new Reported(party.id(), owed.duty().getDutyId(), subject), 0);
                            int due = (year + 1) * 10_000 + owed.duty().getDueMonthDay();
                            add(views, owed, party, subject, ended, due, reported);
                        }
                    }
                }
            }
            return views;
        }

        private List<Ower> partiesOf(int role) {
            return snapshot.sql("select party_id, name from party where (:party = '' or party_id = :party)"
                            + " and :role = any (roles) and first_fact_no <= :known order by party_id")
                    .param("party", partyId)
                    .param("role", role)
                    .param("known", moment.lastFactNo())
                    .query((row, n) -> new Ower(row.getString(1), row.getString(2)))
                    .list();
        }

        private void add(
                List<DutyView> to,
                RuleBook.Owed owed,
                Ower party,
                String subject,
                int triggered,
                int due,
                int reported) {
            DutyState state = state(due, reported, moment.day());
            if (request.getState() == DutyState.DUTY_STATE_UNSPECIFIED || request.getState() == state) {
                to.add(DutyView.newBuilder()
                        .setDutyId(owed.duty().getDutyId())
                        .setTitle(owed.duty().getTitle())
                        .setEditionId(owed.edition().getEditionId())
                        .setDocument(owed.edition().getSource().getDocument())
                        .setPartyId(party.id())
                        .setPartyName(party.name())
                        .setTrigger(owed.duty().getTrigger())
                        .setSubjectId(subject)
                        .setTriggeredOnYyyymmdd(triggered)
                        .setDueOnYyyymmdd(due)
                        .setReportedOnYyyymmdd(reported)
                        .setState(state)
                        .build());
            }
        }
    }

    static DutyState state(int due, int reported, int today) {
        boolean known = reported != 0 && reported <= today;
        if (due == 0) {
            return DutyState.DUTY_STATE_NO_CALENDAR;
        }
        if (known) {
            return reported <= due ? DutyState.DUTY_STATE_MET : DutyState.DUTY_STATE_LATE;
        }
        return today <= due ? DutyState.DUTY_STATE_DUE : DutyState.DUTY_STATE_OVERDUE;
    }

    private static List<Integer> numbers(Object[] values) {
        List<Integer> numbers = new ArrayList<>();
        for (Object value : values) {
            numbers.add(((Number) value).intValue());
        }
        return numbers;
    }
}
