package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.common.v1.Material;
import suhuan.common.v1.RuleMetric;
import suhuan.ledger.v1.DutyRule;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FormScheme;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.Rule;

/**
 * Rule editions and schemes as known at a moment.
 *
 * @param editions oldest first
 * @param schemes oldest first
 */
record RuleBook(List<LoadRuleEdition> editions, List<FormScheme> schemes) {
    /**
     * A rule with its edition.
     *
     * @param edition the edition
     * @param rule the rule
     */
    record Placed(LoadRuleEdition edition, Rule rule) {}

    /**
     * A duty with its edition.
     *
     * @param edition the edition
     * @param duty the duty
     */
    record Owed(LoadRuleEdition edition, DutyRule duty) {}

    static RuleBook known(Snapshot snapshot, Moment moment) {
        List<LoadRuleEdition> editions = new ArrayList<>();
        List<FormScheme> schemes = new ArrayList<>();
        snapshot.sql("select f.bytes from (select first_fact_no from rule_edition where not white_list union all"
                        + " select first_fact_no from declaration where kind = :scheme) t"
                        + " join fact f on f.fact_no = t.first_fact_no where f.fact_no <= :known order by f.fact_no")
                .param("known", moment.lastFactNo())
                .param("scheme", Fact.SCHEME_FORMED_FIELD_NUMBER)
                .query(row -> {
                    Fact fact = FactBytes.parse(row.getBytes(1));
                    if (fact.hasRuleEditionLoaded()) {
                        editions.add(fact.getRuleEditionLoaded().getEdition());
                    } else {
                        schemes.add(fact.getSchemeFormed().getScheme());
                    }
                });
        return new RuleBook(List.copyOf(editions), List.copyOf(schemes));
    }

    static boolean inForce(LoadRuleEdition edition, int day) {
        return edition.getValidFromYyyymmdd() <= day
                && (edition.getValidToYyyymmdd() == 0 || edition.getValidToYyyymmdd() >= day);
    }

    /** Rules about something that are in force on a day. */
    List<Placed> rules(RuleMetric metric, Material material, int day) {
        List<Placed> found = new ArrayList<>();
        for (LoadRuleEdition edition : editions) {
            if (inForce(edition, day)) {
                for (Rule rule : edition.getRulesList()) {
                    if (rule.getMetric() == metric && rule.getMaterial() == material) {
                        found.add(new Placed(edition, rule));
                    }
                }
            }
        }
        return found;
    }

    /** Every duty, in the order in which editions were loaded. */
    List<Owed> duties() {
        List<Owed> found = new ArrayList<>();
        for (LoadRuleEdition edition : editions) {
            edition.getDutiesList().forEach(duty -> found.add(new Owed(edition, duty)));
        }
        return found;
    }

    /** The scheme of a producer for a material and year, or null. */
    @Nullable
    FormScheme scheme(String partyId, Material material, int year) {
        for (FormScheme scheme : schemes) {
            boolean member = scheme.getMembersList().stream()
                    .anyMatch(share -> share.getPartyId().equals(partyId));
            if (member
                    && scheme.getMaterial() == material
                    && scheme.getFirstYear() <= year
                    && year <= scheme.getLastYear()) {
                return scheme;
            }
        }
        return null;
    }

    WorkingCalendar calendar() {
        return new WorkingCalendar(editions);
    }
}
