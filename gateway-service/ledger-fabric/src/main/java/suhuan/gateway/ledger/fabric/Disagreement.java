package suhuan.gateway.ledger.fabric;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.FailureDetail;
import suhuan.gateway.ledger.fabric.peer.Peer;

/**
 * Finds out why organisations answer differently. Peers at different heights do for a moment, all the time; peers at one height do
 * only if their contracts differ.
 */
final class Disagreement {
    private static final int TRIES_UNASKED = 3;

    private final String ownOrganisation;
    private int times;
    private @Nullable Map<String, Long> heightsBefore;

    Disagreement(String ownOrganisation) {
        this.ownOrganisation = ownOrganisation;
    }

    /**
     * It happened once more.
     *
     * @return what is known by now; {@link Finding#differ} ends all trying
     */
    Finding again(CallFailure failure, Peer peer) {
        times++;
        if (times <= TRIES_UNASKED) {
            return new Finding(false, "organisations answer differently: " + failure.getMessage());
        }
        Map<String, Long> before = heightsBefore;
        Map<String, Long> now = heights(failure, peer);
        heightsBefore = now;
        boolean level = now.size() > 1 && now.values().stream().distinct().count() == 1;
        // Nothing was committed between the last try and this one, so both answers are of one state.
        boolean differ = level && now.equals(before);
        return new Finding(differ, differ ? differing(failure, now) : lagging(now));
    }

    /**
     * What is known about a disagreement.
     *
     * @param differ whether the contracts differ for certain
     * @param text in one sentence, with names
     */
    record Finding(boolean differ, String text) {}

    private Map<String, Long> heights(CallFailure failure, Peer peer) {
        Map<String, Long> heights = new TreeMap<>();
        heights.put(ownOrganisation, height(peer, ownOrganisation));
        for (FailureDetail detail : failure.details()) {
            heights.computeIfAbsent(detail.organisation(), organisation -> height(peer, organisation));
        }
        return heights;
    }

    private static long height(Peer peer, String organisation) {
        try {
            return peer.chainInfoAt(organisation).getHeight();
        } catch (CallFailure unknown) {
            return -1;
        }
    }

    private String differing(CallFailure failure, Map<String, Long> heights) {
        String others = failure.details().stream()
                .map(detail -> detail.organisation() + " (" + detail.address() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return "organisations disagree: " + others + " answers otherwise than " + ownOrganisation
                + " to the same envelopes in the same state (height " + heights.get(ownOrganisation)
                + "); compare the versions of their chaincodes";
    }

    private static String lagging(Map<String, Long> heights) {
        return "organisations answer differently, and their peers are not level: "
                + heights.entrySet().stream()
                        .map(entry -> entry.getKey() + " has "
                                + (entry.getValue() < 0 ? "an unknown number of" : entry.getValue()) + " blocks")
                        .collect(Collectors.joining(", "));
    }
}
