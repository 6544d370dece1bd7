package suhuan.chaincode.contract.responsibility;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
import suhuan.chaincode.domain.party.LicenceScope;
import suhuan.chaincode.domain.party.Listing;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.responsibility.Shares;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ListedScope;
import suhuan.ledger.v1.ListingEntry;
import suhuan.ledger.v1.ListingRemoval;
import suhuan.ledger.v1.PublishWhiteList;
import suhuan.ledger.v1.WhiteListPublished;

/** Publishes a batch of the white list. */
public final class PublishWhiteListVerb implements Verb<PublishWhiteList> {
    private static final int MOST_PARTIES = 200;
    private static final int MOST_SCOPES = 64;
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(PublishWhiteList command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("batch_id", command.getBatchId(), Declared.LONGEST_ID);
        Declared.checkSource(command.getSource(), fields);
        fields.present("entries", command.getEntriesCount() + command.getRemovalsCount() != 0);
        fields.atMost("entries", command.getEntriesCount(), MOST_PARTIES);
        fields.atMost("removals", command.getRemovalsCount(), MOST_PARTIES);
        List<String> parties = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getEntriesCount(), MOST_PARTIES); i++) {
            checkEntry("entries[" + i + "].", command.getEntries(i), fields);
            parties.add(command.getEntries(i).getPartyId());
        }
        fields.distinct("entries", parties);
        parties.clear();
        for (int i = 0; i < Math.min(command.getRemovalsCount(), MOST_PARTIES); i++) {
            ListingRemoval removal = command.getRemovals(i);
            String path = "removals[" + i + "].";
            fields.existingId(path + "party_id", removal.getPartyId());
            fields.newId(path + "entered_with_batch_id", removal.getEnteredWithBatchId(), Declared.LONGEST_ID);
            fields.day(path + "removed_from_yyyymmdd", removal.getRemovedFromYyyymmdd());
            fields.text(path + "reason", removal.getReason(), LONGEST_REASON);
            parties.add(removal.getPartyId());
        }
        fields.distinct("removals", parties);
    }

    private static void checkEntry(String path, ListingEntry entry, FieldChecks fields) {
        fields.existingId(path + "party_id", entry.getPartyId());
        fields.count(path + "scopes", entry.getScopesCount(), MOST_SCOPES);
        List<String> seen = new ArrayList<>();
        for (ListedScope scope : entry.getScopesList().subList(0, Math.min(entry.getScopesCount(), MOST_SCOPES))) {
            fields.stated(path + "scopes.material", scope.getMaterialValue(), Material.values().length);
            fields.stated(path + "scopes.act", scope.getActValue(), Act.values().length);
            if (scope.getActValue() == Act.TRADE.number()) {
                fields.malformed(path + "scopes.act", "TRADE", "an act that needs a licence");
            }
            seen.add(scope.getMaterialValue() + " " + scope.getActValue());
        }
        fields.distinct(path + "scopes", seen);
        fields.day(path + "valid_from_yyyymmdd", entry.getValidFromYyyymmdd());
        fields.optionalDay(path + "valid_to_yyyymmdd", entry.getValidToYyyymmdd());
        fields.period(entry.getValidFromYyyymmdd(), entry.getValidToYyyymmdd());
    }

    @Override
    public void plan(PublishWhiteList command, PlannedKeys keys) {
        keys.write(StateKeys.ruleEdition(command.getBatchId()));
        for (ListingEntry entry : command.getEntriesList()) {
            keys.write(StateKeys.party(entry.getPartyId()));
        }
        for (ListingRemoval removal : command.getRemovalsList()) {
            keys.write(StateKeys.party(removal.getPartyId()));
        }
    }

    @Override
    public Decision<Change> apply(PublishWhiteList command, Acting acting, WorkingState state) {
        Checks checks = Declared.byRegulator(acting);
        Declared.editionMustBeNew(command.getBatchId(), state, checks);
        SortedMap<String, Party> changed = new TreeMap<>();
        for (ListingRemoval removal : command.getRemovalsList()) {
            remove(removal, acting, changed, state, checks);
        }
        for (ListingEntry entry : command.getEntriesList()) {
            enter(command.getBatchId(), entry, changed, state, checks);
        }
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setWhiteListPublished(WhiteListPublished.newBuilder().setBatch(command)));
        changed.values().forEach(party -> Items.add(change, party));
        Items.addEdition(change, command.getBatchId());
        change.created(command.getBatchId());
        return Decision.accepted(change);
    }

    private static void remove(
            ListingRemoval removal,
            Acting acting,
            SortedMap<String, Party> changed,
            WorkingState state,
            Checks checks) {
        Party party = Declared.party(removal.getPartyId(), state, checks);
        Shares.mustNotBeBackDated("removed_from_yyyymmdd", removal.getRemovedFromYyyymmdd(), acting.day(), checks);
        if (party == null) {
            return;
        }
        String batchId = removal.getEnteredWithBatchId();
        Listing listing = party.enteredWith(batchId);
        if (listing == null) {
            checks.refuse(Reason.LISTING_NOT_FOUND, "party_id", party.id(), "batch_id", batchId);
            return;
        }
        checks.require(
                !listing.removed(),
                Reason.LISTING_REMOVED,
                "party_id",
                party.id(),
                "batch_id",
                batchId,
                "day",
                listing.removedFrom());
        changed.put(party.id(), party.delisted(batchId, removal.getRemovedFromYyyymmdd()));
    }

    private static void enter(
            String batchId, ListingEntry entry, SortedMap<String, Party> changed, WorkingState state, Checks checks) {
        Party known = Declared.party(entry.getPartyId(), state, checks);
        if (known == null) {
            return;
        }
        Party party = changed.getOrDefault(known.id(), known);
        checks.require(
                party.listings().size() < Party.MOST_LISTINGS,
                Reason.LIMIT_REACHED,
                "item_id",
                party.id(),
                "count",
                party.listings().size(),
                "what",
                "listings",
                "limit",
                Party.MOST_LISTINGS);
        List<LicenceScope> scopes = new ArrayList<>();
        for (ListedScope scope : entry.getScopesList()) {
            scopes.add(new LicenceScope(Material.of(scope.getMaterialValue()), Act.of(scope.getActValue())));
        }
        changed.put(
                party.id(),
                party.listed(new Listing(
                        batchId, List.copyOf(scopes), entry.getValidFromYyyymmdd(), entry.getValidToYyyymmdd(), 0)));
    }
}
