package suhuan.chaincode.contract.responsibility;

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
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.responsibility.Declaration;
import suhuan.chaincode.domain.responsibility.Memberships;
import suhuan.chaincode.domain.responsibility.Shares;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FormScheme;
import suhuan.ledger.v1.SchemeFormed;
import suhuan.ledger.v1.Share;

/** Forms a pooled scheme. */
public final class FormSchemeVerb implements Verb<FormScheme> {
    private static final int MOST_MEMBERS = 100;

    @Override
    public void shape(FormScheme command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("scheme_id", command.getSchemeId(), Declared.LONGEST_ID);
        fields.stated("material", command.getMaterialValue(), Material.values().length);
        fields.range("first_year", command.getFirstYear(), Declared.FIRST_YEAR, Declared.LAST_YEAR);
        fields.range("last_year", command.getLastYear(), Declared.FIRST_YEAR, Declared.LAST_YEAR);
        fields.period(command.getFirstYear(), command.getLastYear());
        Declared.checkShares("members", command.getMembersList(), MOST_MEMBERS, fields);
        if (command.getMembersCount() == 1) {
            fields.range("members", 1, 2, MOST_MEMBERS);
        }
    }

    @Override
    public void plan(FormScheme command, PlannedKeys keys) {
        keys.write(StateKeys.declaration(command.getSchemeId()));
        for (Share member : command.getMembersList()) {
            keys.read(StateKeys.party(member.getPartyId()));
            keys.write(StateKeys.membership(member.getPartyId(), command.getMaterialValue()));
        }
    }

    @Override
    public Decision<Change> apply(FormScheme command, Acting acting, WorkingState state) {
        Checks checks = Declared.byRegulator(acting);
        Declared.mustBeNew(command.getSchemeId(), state, checks);
        Declared.mustBeSound(command.getMembersList(), state, checks);
        Shares.mustNotBeBackDated("first_year", command.getFirstYear(), acting.day() / 10_000, checks);
        Memberships.Years years =
                new Memberships.Years(command.getSchemeId(), command.getFirstYear(), command.getLastYear());
        SortedMap<String, Memberships> after = new TreeMap<>();
        for (Share member : command.getMembersList()) {
            String key = StateKeys.membership(member.getPartyId(), command.getMaterialValue());
            Memberships known = state.find(Families.MEMBERSHIP, key);
            Memberships before = known == null ? Memberships.NONE : known;
            before.mustBeFree(years, member.getPartyId(), Material.of(command.getMaterialValue()), checks);
            after.put(key, before.with(years));
        }
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(
                Fact.newBuilder().setSchemeFormed(SchemeFormed.newBuilder().setScheme(command)));
        Items.add(change, Declaration.of(command.getSchemeId(), acting.partyId()));
        after.forEach((key, memberships) -> change.plain(key, Families.MEMBERSHIP, memberships));
        change.created(command.getSchemeId());
        return Decision.accepted(change);
    }
}
