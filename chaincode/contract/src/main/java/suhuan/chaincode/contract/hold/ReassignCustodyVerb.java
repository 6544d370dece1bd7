package suhuan.chaincode.contract.hold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CustodyReassigned;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ReassignCustody;
import suhuan.ledger.v1.ReassignedItem;

/** Gives goods and open runs of a party that is gone to another. */
public final class ReassignCustodyVerb implements Verb<ReassignCustody> {
    private static final List<Role> REGULATOR = List.of(Role.REGULATOR);
    private static final int MOST_RUNS = 50;

    @Override
    public void shape(ReassignCustody command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("from_party_id", command.getFromPartyId());
        fields.existingId("to_party_id", command.getToPartyId());
        if (command.getToPartyId().equals(command.getFromPartyId())) {
            fields.malformed("to_party_id", command.getToPartyId(), "another party than from_party_id");
        }
        fields.existingId("to_site_id", command.getToSiteId());
        if (command.getRunIdsCount() == 0 || command.hasGoods()) {
            HeldBack.check(command.getGoods(), fields);
        }
        fields.atMost("run_ids", command.getRunIdsCount(), MOST_RUNS);
        for (int i = 0; i < Math.min(command.getRunIdsCount(), MOST_RUNS); i++) {
            fields.existingId("run_ids[" + i + "]", command.getRunIds(i));
        }
        fields.distinct("run_ids", command.getRunIdsList());
        fields.text("reason", command.getReason(), HeldBack.LONGEST_REASON);
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(ReassignCustody command, PlannedKeys keys) {
        keys.read(StateKeys.party(command.getToPartyId())).read(StateKeys.site(command.getToSiteId()));
        HeldBack.plan(command.getGoods(), keys);
        command.getRunIdsList().forEach(id -> keys.write(StateKeys.run(id)));
    }

    @Override
    public Decision<Change> apply(ReassignCustody command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(REGULATOR, checks);
        String toPartyId = command.getToPartyId();
        checks.require(
                state.find(Families.PARTY, StateKeys.party(toPartyId)) != null,
                Reason.PARTY_NOT_FOUND,
                "party_id",
                toPartyId);
        Site site = state.find(Families.SITE, StateKeys.site(command.getToSiteId()));
        checks.require(
                site != null && site.partyId().equals(toPartyId),
                Reason.SITE_NOT_FOUND,
                "site_id",
                command.getToSiteId(),
                "party_id",
                toPartyId);
        HeldBack found = HeldBack.find(command.getGoods(), state, checks);
        for (Battery battery : found.batteries()) {
            BatteryRules.mayBeReassigned(battery, command.getFromPartyId(), acting.nowMs(), checks);
        }
        for (Lot lot : found.lots()) {
            LotRules.mayBeReassigned(lot, command.getFromPartyId(), acting.nowMs(), checks);
        }
        List<Run> runs = new ArrayList<>();
        for (String id : command.getRunIdsList()) {
            @Nullable Run run = state.find(Families.RUN, StateKeys.run(id));
            if (run == null) {
                checks.refuse(Reason.RUN_NOT_FOUND, "run_id", id);
            } else {
                RunRules.mayBeReassigned(run, command.getFromPartyId(), checks);
                runs.add(run);
            }
        }
        return checks.clean() ? Decision.accepted(change(command, found, runs)) : checks.refused();
    }

    private static Change change(ReassignCustody command, HeldBack found, List<Run> runs) {
        Custody holder = new Custody(command.getToPartyId(), command.getToSiteId());
        CustodyReassigned.Builder fact = CustodyReassigned.newBuilder()
                .setFromPartyId(command.getFromPartyId())
                .setToPartyId(command.getToPartyId())
                .setReason(command.getReason())
                .setEvidenceSha256(command.getEvidenceSha256());
        Fact.Builder told = Fact.newBuilder();
        Change change = Change.told(told);
        for (Battery battery : found.batteries()) {
            Battery moved = battery.reassignedTo(holder);
            Items.add(change, moved);
            fact.addItems(ReassignedItem.newBuilder()
                    .setBatteryId(moved.id())
                    .setSiteId(moved.custody().siteId()));
        }
        for (Lot lot : found.lots()) {
            Items.add(change, lot.reassignedTo(holder));
            fact.addItems(ReassignedItem.newBuilder().setLotId(lot.id()).setSiteId(holder.siteId()));
        }
        for (Run run : runs) {
            Items.add(change, run.reassignedTo(holder.partyId(), holder.siteId()));
            fact.addRunIds(run.id()).setRunSiteId(holder.siteId());
        }
        told.setCustodyReassigned(fact);
        return change;
    }
}
