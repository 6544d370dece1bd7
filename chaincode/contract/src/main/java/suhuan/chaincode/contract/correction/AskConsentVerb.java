package suhuan.chaincode.contract.correction;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
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
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;

/**
 * Asks who holds what came of a corrected fact later. What came of it is not in its state, so each step down the lineage names the
 * fact that took it: one transaction never needs more keys than a fact has items.
 */
public final class AskConsentVerb implements Verb<AskConsent> {
    @Override
    public void shape(AskConsent command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("correction_id", command.getCorrectionId());
        NamedFact.check(command.getFact(), fields);
    }

    @Override
    public void plan(AskConsent command, PlannedKeys keys) {
        NamedFact named = NamedFact.of(command.getFact());
        Reach reach = new Reach(command.getCorrectionId(), named);
        keys.write(StateKeys.correction(command.getCorrectionId()));
        named.plan(keys);
        reach.plan(keys);
        for (FactItem<?> item : reach.carriers()) {
            keys.read(item.key());
        }
    }

    @Override
    public Decision<Change> apply(AskConsent command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        String id = command.getCorrectionId();
        @Nullable Correction correction = state.find(Families.CORRECTION, StateKeys.correction(id));
        if (correction == null) {
            checks.refuse(Reason.CORRECTION_NOT_FOUND, "correction_id", id);
            return checks.refused();
        }
        NamedFact named = NamedFact.of(command.getFact());
        Reach reach = new Reach(id, named);
        List<FactItem<?>> linked = reach.linked(state);
        correction.mustBeOf(acting.partyId(), acting.party().is(Role.REGULATOR), checks);
        named.mustBeOnLedger(state, checks);
        Fact fact = named.fact();
        checks.require(
                !reach.has(state),
                Reason.FACT_ALREADY_NAMED,
                "correction_id",
                id,
                "command_index",
                fact.getCommandIndex(),
                "envelope_id",
                fact.getEnvelopeId());
        checks.require(
                !isAbout(id, named),
                Reason.FACT_OF_CORRECTION,
                "command_index",
                fact.getCommandIndex(),
                "envelope_id",
                fact.getEnvelopeId(),
                "correction_id",
                id);
        checks.require(
                !linked.isEmpty(),
                Reason.FACT_NOT_LINKED,
                "command_index",
                fact.getCommandIndex(),
                "envelope_id",
                fact.getEnvelopeId(),
                "correction_id",
                id);
        if (!checks.clean()) {
            return checks.refused();
        }
        return Decision.accepted(change(correction, named, reach, reach.led(linked), state));
    }

    /** The correction touches what it corrects: its own facts say nothing of who relied on it. */
    private static boolean isAbout(String correctionId, NamedFact named) {
        return named.items().stream()
                .anyMatch(item -> item.kind() == ItemKind.ITEM_KIND_CORRECTION
                        && item.id().equals(correctionId));
    }

    private static Change change(
            Correction correction, NamedFact named, Reach reach, List<FactItem<?>> led, WorkingState state) {
        SortedSet<String> asked = NamedFact.holders(led, state);
        asked.remove(correction.partyId());
        asked.removeAll(correction.asked());
        Correction after = correction.asking(asked);
        Change change = Change.told(Fact.newBuilder()
                .setConsentAsked(ConsentAsked.newBuilder()
                        .setCorrectionId(after.id())
                        .setRelyingEnvelopeId(named.fact().getEnvelopeId())
                        .setRelyingCommandIndex(named.fact().getCommandIndex())
                        .setRelyingFactSha256(named.sha256())
                        .setRelyingPartyId(named.fact().getPartyId())
                        .addAllAskedPartyIds(asked)
                        .setOpenAnswers(after.openAnswers())));
        Items.add(change, after);
        reach.note(change, led, state);
        return change;
    }
}
