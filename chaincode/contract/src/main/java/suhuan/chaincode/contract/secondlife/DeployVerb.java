package suhuan.chaincode.contract.secondlife;

import java.util.List;
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
import suhuan.chaincode.domain.battery.SecondLifeRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.reference.Applications;
import suhuan.chaincode.domain.secondlife.Deployment;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Deploy;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ProductDeployed;

/** Puts a product of a second life to use, or to another use. */
public final class DeployVerb implements Verb<Deploy> {
    private static final int LONGEST_APPLICATION = 40;
    private static final int LONGEST_INSTALLATION = 100;
    private static final List<Role> OPERATORS = List.of(Role.CASCADE_OPERATOR);
    private static final List<Act> CASCADE_USE = List.of(Act.CASCADE_USE);

    @Override
    public void shape(Deploy command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("battery_id", command.getBatteryId());
        fields.newId("application", command.getApplication(), LONGEST_APPLICATION);
        fields.optionalRegion(command.getRegionCode());
        fields.optionalText("installation", command.getInstallation(), LONGEST_INSTALLATION);
    }

    @Override
    public void plan(Deploy command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId()));
    }

    @Override
    public Decision<Change> apply(Deploy command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(OPERATORS, checks);
        acting.party().mustBeLicensed(Material.POWER_BATTERY, CASCADE_USE, acting.siteId(), acting.day(), checks);
        Applications.@Nullable Application application = Applications.inForce(command.getApplication(), acting.day());
        mustBeAllowed(command, application, acting.day(), checks);
        @Nullable Battery battery = Units.find(command.getBatteryId(), state, checks);
        if (battery != null) {
            SecondLifeRules.mayBeDeployed(battery, acting.partyId(), acting.nowMs(), acting.day(), checks);
        }
        if (!checks.clean() || battery == null || application == null) {
            return checks.refused();
        }
        Battery deployed = battery.deployedAs(new Deployment(application.name(), acting.day()));
        @Nullable Deployment before = battery.secondLife().deployment();
        Change change = Change.told(Fact.newBuilder()
                .setProductDeployed(ProductDeployed.newBuilder()
                        .setBatteryId(deployed.id())
                        .setApplication(application.name())
                        .setDocument(application.document())
                        .setRegionCode(command.getRegionCode())
                        .setInstallation(command.getInstallation())
                        .setPreviousApplication(before == null ? "" : before.application())
                        .setCustody(Results.of(deployed.custody()))
                        .setDispositionValue(deployed.disposition().number())));
        Items.add(change, deployed);
        return Decision.accepted(change);
    }

    private static void mustBeAllowed(
            Deploy command, Applications.@Nullable Application application, int day, Checks checks) {
        if (application == null) {
            checks.refuse(Reason.APPLICATION_UNKNOWN, "application", command.getApplication(), "day", day);
        } else if (!application.allowed()) {
            checks.refuse(
                    Reason.APPLICATION_FORBIDDEN,
                    "application",
                    application.name(),
                    "day",
                    day,
                    "document",
                    application.document());
        }
    }
}
