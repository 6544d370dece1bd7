package suhuan.chaincode.contract.process;

import java.util.ArrayList;
import java.util.List;
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
import suhuan.chaincode.domain.party.SiteKind;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.reference.Elements;
import suhuan.chaincode.domain.reference.RecoveryRules;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.domain.reference.Routes;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.OpenRun;
import suhuan.ledger.v1.RunOpened;

/** Opens a process run. */
public final class OpenRunVerb implements Verb<OpenRun> {
    private static final int LONGEST_ROUTE = 40;
    private static final int LONGEST_EQUIPMENT = 200;
    private static final int LONGEST_EDITION = 40;

    @Override
    public void shape(OpenRun command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.newId("run_id", command.getRunId(), Runs.LONGEST_ID);
        fields.newId("route", command.getRoute(), LONGEST_ROUTE);
        fields.text("equipment", command.getEquipment(), LONGEST_EQUIPMENT);
        fields.optionalText("rule_edition", command.getRuleEdition(), LONGEST_EDITION);
    }

    @Override
    public void plan(OpenRun command, PlannedKeys keys) {
        keys.write(StateKeys.run(command.getRunId()));
    }

    @Override
    public Decision<Change> apply(OpenRun command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        String edition = command.getRuleEdition();
        checks.require(
                edition.isEmpty() || RecoveryRules.editionInForce(edition, acting.day()),
                Reason.RULE_EDITION_UNKNOWN,
                "rule_edition",
                edition,
                "day",
                acting.day());
        checks.require(
                state.find(Families.RUN, StateKeys.run(command.getRunId())) == null,
                Reason.RUN_ALREADY_EXISTS,
                "run_id",
                command.getRunId());
        Route route = Routes.inForce(command.getRoute(), acting.day());
        if (route == null) {
            checks.refuse(Reason.ROUTE_UNKNOWN, "route", command.getRoute(), "day", acting.day());
            return checks.refused();
        }
        Material material = Material.of(route.materialNumber());
        Act act = Act.of(route.actNumber());
        acting.party().mustBeLicensed(material, List.of(act), acting.siteId(), acting.day(), checks);
        acting.siteNeeded().mustBeOneOf(kinds(route), checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Run run = Run.opened(
                command.getRunId(),
                acting.partyId(),
                acting.siteId(),
                route.name(),
                edition,
                acting.day(),
                RunBalance.empty(Elements.trackedOn(acting.day())));
        Change change = Change.told(Fact.newBuilder()
                .setRunOpened(RunOpened.newBuilder()
                        .setRunId(run.id())
                        .setRoute(route.name())
                        .setMaterialValue(material.number())
                        .setActValue(act.number())
                        .setEquipment(command.getEquipment())
                        .setRuleEdition(edition)));
        Items.add(change, run);
        return Decision.accepted(change.created(run.id()));
    }

    private static List<SiteKind> kinds(Route route) {
        List<SiteKind> kinds = new ArrayList<>();
        for (int number : route.siteKinds()) {
            kinds.add(SiteKind.of(number));
        }
        return kinds;
    }
}
