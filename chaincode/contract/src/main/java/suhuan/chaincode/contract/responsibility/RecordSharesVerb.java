package suhuan.chaincode.contract.responsibility;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.responsibility.Shares;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RecordShares;
import suhuan.ledger.v1.Share;
import suhuan.ledger.v1.SharesRecorded;

/** Records which producers share a network point. The site of the envelope is the point. */
public final class RecordSharesVerb implements Verb<RecordShares> {
    private static final int MOST_SHARES = 50;

    @Override
    public void shape(RecordShares command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.day("valid_from_yyyymmdd", command.getValidFromYyyymmdd());
        Declared.checkShares("shares", command.getSharesList(), MOST_SHARES, fields);
    }

    @Override
    public void plan(RecordShares command, PlannedKeys keys) {
        for (Share share : command.getSharesList()) {
            keys.read(StateKeys.party(share.getPartyId()));
        }
    }

    @Override
    public void plan(RecordShares command, EnvelopePayload envelope, PlannedKeys keys) {
        plan(command, keys);
        keys.write(StateKeys.site(envelope.getSiteId()));
    }

    @Override
    public Decision<Change> apply(RecordShares command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Site site = acting.siteNeeded();
        site.mustBeNetworkPoint(checks);
        Shares.mustNotBeBackDated("valid_from_yyyymmdd", command.getValidFromYyyymmdd(), acting.day(), checks);
        Declared.mustBeSound(command.getSharesList(), state, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setSharesRecorded(
                        SharesRecorded.newBuilder().setSiteId(site.id()).setShares(command)));
        Items.add(change, site);
        return Decision.accepted(change);
    }
}
