package suhuan.chaincode.contract.responsibility;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.responsibility.ListingRule;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.common.v1.RuleMetric;
import suhuan.ledger.v1.DutyRule;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.Rule;
import suhuan.ledger.v1.RuleEditionLoaded;

/** Loads an edition of rules. What it says is in the fact; the contract keeps what its own verbs must know. */
public final class LoadRuleEditionVerb implements Verb<LoadRuleEdition> {
    private static final int LONGEST_JURISDICTION = 20;
    private static final int MOST_RULES = 100;
    private static final int MOST_DUTIES = 50;
    private static final int MOST_CALENDARS = 20;

    @Override
    public void shape(LoadRuleEdition command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("edition_id", command.getEditionId(), Declared.LONGEST_ID);
        fields.newId("jurisdiction", command.getJurisdiction(), LONGEST_JURISDICTION);
        Declared.checkSource(command.getSource(), fields);
        fields.day("valid_from_yyyymmdd", command.getValidFromYyyymmdd());
        fields.optionalDay("valid_to_yyyymmdd", command.getValidToYyyymmdd());
        fields.period(command.getValidFromYyyymmdd(), command.getValidToYyyymmdd());
        fields.present("rules", command.getRulesCount() + command.getDutiesCount() + command.getCalendarsCount() != 0);
        fields.atMost("rules", command.getRulesCount(), MOST_RULES);
        fields.atMost("duties", command.getDutiesCount(), MOST_DUTIES);
        fields.atMost("calendars", command.getCalendarsCount(), MOST_CALENDARS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getRulesCount(), MOST_RULES); i++) {
            RuleForm.check("rules[" + i + "].", command.getRules(i), fields);
            ids.add(command.getRules(i).getRuleId());
        }
        fields.distinct("rules", ids);
        ids.clear();
        for (int i = 0; i < Math.min(command.getDutiesCount(), MOST_DUTIES); i++) {
            RuleForm.check("duties[" + i + "].", command.getDuties(i), fields);
            ids.add(command.getDuties(i).getDutyId());
        }
        fields.distinct("duties", ids);
        ids.clear();
        for (int i = 0; i < Math.min(command.getCalendarsCount(), MOST_CALENDARS); i++) {
            RuleForm.check("calendars[" + i + "].", command.getCalendars(i), fields);
            ids.add(String.valueOf(command.getCalendars(i).getYear()));
        }
        fields.distinct("calendars", ids);
    }

    @Override
    public void plan(LoadRuleEdition command, PlannedKeys keys) {
        keys.write(StateKeys.ruleEdition(command.getEditionId()));
        if (demandsListing(command)) {
            keys.write(StateKeys.LISTING_RULE);
        }
        for (DutyRule duty : command.getDutiesList()) {
            keys.write(StateKeys.duty(duty.getDutyId()));
        }
    }

    @Override
    public Decision<Change> apply(LoadRuleEdition command, Acting acting, WorkingState state) {
        Checks checks = Declared.byRegulator(acting);
        Declared.editionMustBeNew(command.getEditionId(), state, checks);
        ListingRule listing = demanded(command, state, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setRuleEditionLoaded(RuleEditionLoaded.newBuilder().setEdition(command)));
        if (demandsListing(command)) {
            change.plain(StateKeys.LISTING_RULE, Families.LISTING_RULE, listing);
        }
        for (DutyRule duty : command.getDutiesList()) {
            String key = StateKeys.duty(duty.getDutyId());
            change.plain(key, Families.DUTY, roles(state.find(Families.DUTY, key), duty));
        }
        Items.addEdition(change, command.getEditionId());
        change.created(command.getEditionId());
        return Decision.accepted(change);
    }

    private static ListingRule demanded(LoadRuleEdition command, WorkingState state, Checks checks) {
        if (!demandsListing(command)) {
            return ListingRule.NONE;
        }
        ListingRule known = state.find(Families.LISTING_RULE, StateKeys.LISTING_RULE);
        ListingRule rule = known == null ? ListingRule.NONE : known;
        for (Rule demand : command.getRulesList()) {
            if (demand.getMetric() == RuleMetric.RULE_METRIC_LISTING) {
                rule = rule.with(new ListingRule.Demand(
                        command.getEditionId(),
                        Material.of(demand.getMaterialValue()),
                        Act.of(demand.getActValue()),
                        command.getValidFromYyyymmdd(),
                        command.getValidToYyyymmdd()));
            }
        }
        checks.require(
                rule.demands().size() <= ListingRule.MOST,
                Reason.LIMIT_REACHED,
                "item_id",
                command.getEditionId(),
                "count",
                rule.demands().size(),
                "what",
                "demands for a listing",
                "limit",
                ListingRule.MOST);
        return rule;
    }

    private static List<Role> roles(@Nullable List<Role> before, DutyRule duty) {
        SortedSet<Role> roles = new TreeSet<>(before == null ? List.of() : before);
        roles.add(Role.of(duty.getRoleValue()));
        return List.copyOf(roles);
    }

    private static boolean demandsListing(LoadRuleEdition command) {
        return command.getRulesList().stream().anyMatch(rule -> rule.getMetric() == RuleMetric.RULE_METRIC_LISTING);
    }
}
