package suhuan.chaincode.contract.correction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.ItemKind;

/**
 * What a correction has reached, a small value each: the corrected fact with its goods, runs and certificates, then every fact named
 * later with what relied on them. The keys follow from the correction and the fact, so they can be planned.
 */
final class Reach {
    private final String correctionId;
    private final NamedFact named;

    Reach(String correctionId, NamedFact named) {
        this.correctionId = correctionId;
        this.named = named;
    }

    /** Names the keys of the fact and of what it may lead on to. */
    void plan(PlannedKeys keys) {
        keys.write(factKey());
        for (FactItem<?> item : carriers()) {
            keys.write(StateKeys.reached(correctionId, item.key()));
        }
        for (FactItem<?> item : sources()) {
            keys.read(StateKeys.reached(correctionId, item.key()));
        }
    }

    /** Whether the fact is the corrected one or was named before. */
    boolean has(WorkingState state) {
        return state.find(Families.REACHED, factKey()) != null;
    }

    /** Goods, runs and certificates of the fact: through others nobody relies on a fact. */
    List<FactItem<?>> carriers() {
        return named.items().stream().filter(Reach::carries).toList();
    }

    /** Items the fact found reached and rests on. */
    List<FactItem<?>> linked(WorkingState state) {
        return sources().stream()
                .filter(item -> state.find(Families.REACHED, StateKeys.reached(correctionId, item.key())) != null)
                .toList();
    }

    /** Items of the fact that are reached once it is named: those it is linked by, and what came of them by it. */
    List<FactItem<?>> led(List<FactItem<?>> linked) {
        Set<String> ids = new HashSet<>();
        linked.forEach(item -> ids.add(item.id()));
        Set<String> parts = parts(ids);
        return carriers().stream()
                .filter(item -> linked.contains(item) || becomes(item, parts))
                .toList();
    }

    /** Notes the fact and items of it as reached. */
    void note(Change change, List<FactItem<?>> items, WorkingState state) {
        change.plain(factKey(), Families.REACHED, named.sha256());
        for (FactItem<?> item : items) {
            String key = StateKeys.reached(correctionId, item.key());
            if (state.find(Families.REACHED, key) == null) {
                change.plain(key, Families.REACHED, named.sha256());
            }
        }
    }

    private String factKey() {
        return StateKeys.reachedFact(correctionId, named.hex());
    }

    /** What the fact rests on: items that were there before it. A certificate names its run and does not touch it. */
    private List<FactItem<?>> sources() {
        List<FactItem<?>> sources = new ArrayList<>();
        carriers().stream().filter(item -> !item.made()).forEach(sources::add);
        String runId = named.fact().getCertificateIssued().getCertificate().getRunId();
        if (!runId.isEmpty()) {
            sources.add(FactItems.run(runId));
        }
        return sources;
    }

    /** Goods that only travel side by side do not come of each other. */
    private boolean becomes(FactItem<?> item, Set<String> parts) {
        return switch (named.fact().getFactCase()) {
            case CANDIDATE_MATCHED, BATTERY_DISMANTLED -> true;
            case RUN_INPUTS_ADDED -> item.kind() == ItemKind.ITEM_KIND_RUN;
            case RETURN_RECEIVED -> false;
            case HAND_OVER_ACCEPTED -> parts.contains(item.id());
            default -> item.made();
        };
    }

    /** Lots that came of lots on a hand-over, each on its own line. */
    private Set<String> parts(Set<String> lotIds) {
        Set<String> parts = new HashSet<>();
        for (AcceptedResult line : named.fact().getHandOverAccepted().getAcceptedList()) {
            if (lotIds.contains(line.getLotId())) {
                parts.add(line.getNewLot().getLotId());
            }
        }
        return parts;
    }

    private static boolean carries(FactItem<?> item) {
        return switch (item.kind()) {
            case ITEM_KIND_BATTERY, ITEM_KIND_CANDIDATE, ITEM_KIND_LOT, ITEM_KIND_RUN, ITEM_KIND_CERTIFICATE -> true;
            default -> false;
        };
    }
}
