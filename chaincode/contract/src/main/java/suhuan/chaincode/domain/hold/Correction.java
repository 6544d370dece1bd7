package suhuan.chaincode.domain.hold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * A correction, and who was asked about it.
 *
 * @param id the correction
 * @param partyId party that made it; empty where it was made by a release that did not keep it
 * @param asked parties that were asked, ascending
 * @param answered those of them that answered, ascending
 */
public record Correction(String id, String partyId, List<String> asked, List<String> answered) {
    /** The correction once a party answered. */
    public Correction answeredBy(String partyId) {
        return new Correction(id, this.partyId, asked, with(answered, List.of(partyId)));
    }

    /** The correction once more parties are asked, none of whom was asked before. */
    public Correction asking(Collection<String> partyIds) {
        return new Correction(id, partyId, with(asked, partyIds), answered);
    }

    /** Parties that have not answered. */
    public int openAnswers() {
        return asked.size() - answered.size();
    }

    /** Refuses anybody but the party that made it, and the regulator. */
    public void mustBeOf(String partyId, boolean regulator, Checks checks) {
        checks.require(
                regulator || this.partyId.equals(partyId),
                Reason.CORRECTION_OF_OTHER_PARTY,
                "correction_id",
                id,
                "corrected_by",
                this.partyId,
                "party_id",
                partyId);
    }

    private static List<String> with(List<String> parties, Collection<String> others) {
        List<String> more = new ArrayList<>(parties);
        more.addAll(others);
        Collections.sort(more);
        return List.copyOf(more);
    }
}
