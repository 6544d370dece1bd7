package suhuan.chaincode.contract.secondlife;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.secondlife.Deployment;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ProductRetired;
import suhuan.ledger.v1.RetireFromUse;

/** Takes a product of a second life out of its use. */
public final class RetireFromUseVerb implements Verb<RetireFromUse> {
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(RetireFromUse command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("battery_id", command.getBatteryId());
        fields.text("reason", command.getReason(), LONGEST_REASON);
    }

    @Override
    public void plan(RetireFromUse command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId()));
    }

    @Override
    public Decision<Change> apply(RetireFromUse command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        @Nullable Battery battery = Units.find(command.getBatteryId(), state, checks);
        if (battery == null) {
            return checks.refused();
        }
        checks.require(
                battery.custody().heldBy(acting.partyId()),
                Reason.CUSTODY_NOT_HELD,
                "item_id",
                battery.id(),
                "party_id",
                acting.partyId());
        @Nullable Deployment deployment = battery.secondLife().deployment();
        if (deployment == null) {
            checks.refuse(Reason.BATTERY_NOT_DEPLOYED, "battery_id", battery.id());
        }
        if (!checks.clean() || deployment == null) {
            return checks.refused();
        }
        Battery retired = battery.retiredTo(acting.custody());
        Change change = Change.told(Fact.newBuilder()
                .setProductRetired(ProductRetired.newBuilder()
                        .setBatteryId(retired.id())
                        .setApplication(deployment.application())
                        .setReason(command.getReason())
                        .setDeployedOnYyyymmdd(deployment.since())
                        .setCustody(Results.of(retired.custody()))
                        .setDispositionValue(retired.disposition().number())));
        Items.add(change, retired);
        return Decision.accepted(change);
    }
}
