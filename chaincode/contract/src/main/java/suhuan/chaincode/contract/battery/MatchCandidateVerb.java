package suhuan.chaincode.contract.battery;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CandidateMatched;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.MatchCandidate;

/** Says that a candidate is a registered battery. */
public final class MatchCandidateVerb implements Verb<MatchCandidate> {
    @Override
    public void shape(MatchCandidate command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("candidate_id", command.getCandidateId());
        fields.existingId("battery_code", command.getBatteryCode());
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(MatchCandidate command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getCandidateId())).write(StateKeys.battery(command.getBatteryCode()));
    }

    @Override
    public void planMore(MatchCandidate command, WorkingState state, PlannedKeys keys) {
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(command.getBatteryCode()));
        if (battery != null && battery.installed()) {
            keys.write(StateKeys.vehicle(battery.vin()));
        }
    }

    @Override
    public Decision<Change> apply(MatchCandidate command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Battery candidate = Goods.battery(command.getCandidateId(), state, checks);
        Battery battery = Goods.battery(command.getBatteryCode(), state, checks);
        if (candidate != null && battery != null) {
            mayBeSaidBy(acting, candidate, battery, checks);
            BatteryRules.mayBeMatched(candidate, battery, acting.nowMs(), checks);
        }
        if (!checks.clean() || candidate == null || battery == null) {
            return checks.refused();
        }
        Battery matched = battery.matchedWith(candidate);
        Change change = Change.told(Fact.newBuilder()
                .setCandidateMatched(CandidateMatched.newBuilder()
                        .setCandidateId(candidate.id())
                        .setBatteryId(matched.id())
                        .setCustody(Results.of(matched.custody()))
                        .setDispositionValue(matched.disposition().number())
                        .setStatusValue(matched.status().number())
                        .setReleasedVin(battery.vin())
                        .setEvidenceSha256(command.getEvidenceSha256())));
        Items.add(change, candidate.mergedInto(matched.id()));
        Items.add(change, matched);
        Goods.release(battery, state, change);
        return Decision.accepted(change);
    }

    /** By the holder of the candidate, the battery's maker or the regulator. */
    private static void mayBeSaidBy(Acting acting, Battery candidate, Battery battery, Checks checks) {
        String partyId = acting.partyId();
        checks.require(
                candidate.custody().heldBy(partyId)
                        || battery.origin().makerPartyId().equals(partyId)
                        || acting.party().is(Role.REGULATOR),
                Reason.CUSTODY_NOT_HELD,
                "item_id",
                candidate.id(),
                "party_id",
                partyId);
    }
}
