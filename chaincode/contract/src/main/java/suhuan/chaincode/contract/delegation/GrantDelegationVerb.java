package suhuan.chaincode.contract.delegation;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.KeyForm;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.SigningKeys;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DelegationGranted;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.GrantDelegation;

/** Lets another party, or whoever holds a key, act for the acting one. */
public final class GrantDelegationVerb implements Verb<GrantDelegation> {
    private static final int LONGEST_ID = 60;

    /** What nobody can do for another: be let do what it may let others do. */
    private static final List<String> NEVER = List.of("OpenLedger", "GrantDelegation", "RevokeDelegation");

    private static final SortedSet<String> ACTS = acts();

    @Override
    public void shape(GrantDelegation command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("delegation_id", command.getDelegationId(), LONGEST_ID);
        if (command.hasKey()) {
            KeyForm.check("key.", command.getKey(), fields);
            if (!command.getDelegatePartyId().isEmpty()) {
                fields.malformed("delegate_party_id", command.getDelegatePartyId(), "empty with a key");
            }
        } else {
            fields.existingId("delegate_party_id", command.getDelegatePartyId());
            if (command.getDelegatePartyId().equals(envelope.getPartyId())) {
                fields.malformed("delegate_party_id", command.getDelegatePartyId(), "another party");
            }
        }
        fields.count("acts", command.getActsCount(), Delegation.MOST);
        for (int i = 0; i < Math.min(command.getActsCount(), Delegation.MOST); i++) {
            if (!ACTS.contains(command.getActs(i))) {
                fields.malformed("acts[" + i + "]", command.getActs(i), "the name of a command that can be delegated");
            }
        }
        fields.distinct("acts", command.getActsList());
        fields.atMost("site_ids", command.getSiteIdsCount(), Delegation.MOST);
        for (int i = 0; i < Math.min(command.getSiteIdsCount(), Delegation.MOST); i++) {
            fields.existingId("site_ids[" + i + "]", command.getSiteIds(i));
        }
        fields.distinct("site_ids", command.getSiteIdsList());
        fields.day("valid_from_yyyymmdd", command.getValidFromYyyymmdd());
        fields.day("valid_to_yyyymmdd", command.getValidToYyyymmdd());
        fields.period(command.getValidFromYyyymmdd(), command.getValidToYyyymmdd());
    }

    @Override
    public void plan(GrantDelegation command, PlannedKeys keys) {
        keys.write(StateKeys.delegation(command.getDelegationId()));
        if (!command.hasKey()) {
            keys.read(StateKeys.party(command.getDelegatePartyId()));
        }
        for (String siteId : command.getSiteIdsList()) {
            keys.read(StateKeys.site(siteId));
        }
    }

    @Override
    public Decision<Change> apply(GrantDelegation command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        if (!command.hasKey()) {
            checks.require(
                    state.find(Families.PARTY, StateKeys.party(command.getDelegatePartyId())) != null,
                    Reason.PARTY_NOT_FOUND,
                    "party_id",
                    command.getDelegatePartyId());
        }
        for (String siteId : command.getSiteIdsList()) {
            Site site = state.find(Families.SITE, StateKeys.site(siteId));
            checks.require(
                    site != null && site.partyId().equals(acting.partyId()),
                    Reason.SITE_NOT_FOUND,
                    "site_id",
                    siteId,
                    "party_id",
                    acting.partyId());
        }
        checks.require(
                state.find(Families.DELEGATION, StateKeys.delegation(command.getDelegationId())) == null,
                Reason.DELEGATION_ALREADY_EXISTS,
                "delegation_id",
                command.getDelegationId());
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setDelegationGranted(DelegationGranted.newBuilder().setDelegation(command)));
        Items.add(
                change,
                new Delegation(
                        command.getDelegationId(),
                        acting.partyId(),
                        command.getDelegatePartyId(),
                        command.hasKey() ? SigningKeys.read(command.getKey()) : null,
                        List.copyOf(command.getActsList()),
                        List.copyOf(command.getSiteIdsList()),
                        command.getValidFromYyyymmdd(),
                        command.getValidToYyyymmdd(),
                        false));
        return Decision.accepted(change.created(command.getDelegationId()));
    }

    private static SortedSet<String> acts() {
        SortedSet<String> acts = new TreeSet<>();
        Command.getDescriptor()
                .getFields()
                .forEach(field -> acts.add(field.getMessageType().getName()));
        NEVER.forEach(acts::remove);
        return acts;
    }
}
