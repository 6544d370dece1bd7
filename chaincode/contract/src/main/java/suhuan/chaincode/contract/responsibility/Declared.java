package suhuan.chaincode.contract.responsibility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.responsibility.Shares;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.common.v1.SourceMark;
import suhuan.ledger.v1.RuleSource;
import suhuan.ledger.v1.Share;

/** What the verbs of this package look up and check alike. */
final class Declared {
    /** Longest id a client chooses here. */
    static final int LONGEST_ID = 60;

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 9999;

    private static final int LONGEST_DOCUMENT = 200;
    private static final int LONGEST_EDITION = 60;
    private static final int LONGEST_SOURCE = 500;
    private static final int MARKS = SourceMark.SOURCE_MARK_INFERRED_VALUE + 1;
    private static final List<Role> REGULATOR = List.of(Role.REGULATOR);

    private Declared() {}

    /** Checks that begin with the regulator's role. */
    static Checks byRegulator(Acting acting) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(REGULATOR, checks);
        return checks;
    }

    /** A party that must be on the ledger; null where {@code checks} says it is not. */
    static @Nullable Party party(String partyId, WorkingState state, Checks checks) {
        Party party = state.find(Families.PARTY, StateKeys.party(partyId));
        checks.require(party != null, Reason.PARTY_NOT_FOUND, "party_id", partyId);
        return party;
    }

    /** An id no declaration, report or scheme has. */
    static void mustBeNew(String id, WorkingState state, Checks checks) {
        checks.require(
                state.find(Families.DECLARATION, StateKeys.declaration(id)) == null,
                Reason.DECLARATION_ALREADY_EXISTS,
                "declaration_id",
                id);
    }

    /** An id no edition and no batch has. */
    static void editionMustBeNew(String id, WorkingState state, Checks checks) {
        checks.require(
                state.find(Families.RULE_EDITION, StateKeys.ruleEdition(id)) == null,
                Reason.RULE_EDITION_ALREADY_EXISTS,
                "edition_id",
                id);
    }

    /** Where a rule or list comes from. */
    static void checkSource(RuleSource source, FieldChecks fields) {
        fields.text("source.document", source.getDocument(), LONGEST_DOCUMENT);
        fields.text("source.edition", source.getEdition(), LONGEST_EDITION);
        fields.text("source.source", source.getSource(), LONGEST_SOURCE);
        fields.stated("source.mark", source.getMarkValue(), MARKS);
    }

    /** Shares of producers, as many as allowed, each once. */
    static void checkShares(String field, List<Share> shares, int most, FieldChecks fields) {
        fields.count(field, shares.size(), most);
        List<String> parties = new ArrayList<>();
        for (int i = 0; i < Math.min(shares.size(), most); i++) {
            Share share = shares.get(i);
            fields.existingId(field + "[" + i + "].party_id", share.getPartyId());
            fields.range(field + "[" + i + "].share_ppm", share.getSharePpm(), 1, Shares.WHOLE_PPM);
            parties.add(share.getPartyId());
        }
        fields.distinct(field, parties);
    }

    /** Shares of producers that add up to one. */
    static void mustBeSound(List<Share> shares, WorkingState state, Checks checks) {
        long sum = 0;
        for (Share share : shares) {
            sum += share.getSharePpm();
            Party party = party(share.getPartyId(), state, checks);
            if (party != null) {
                Shares.mustBeProducer(party, checks);
            }
        }
        Shares.mustBeWhole(sum, checks);
    }
}
