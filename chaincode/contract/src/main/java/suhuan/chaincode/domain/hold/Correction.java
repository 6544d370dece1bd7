package suhuan.chaincode.domain.hold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A correction, and who was asked about it.
 *
 * @param id the correction
 * @param asked parties that were asked, ascending
 * @param answered those of them that answered, ascending
 */
public record Correction(String id, List<String> asked, List<String> answered) {
    /** The correction once a party answered. */
    public Correction answeredBy(String partyId) {
        List<String> more = new ArrayList<>(answered);
        more.add(partyId);
        Collections.sort(more);
        return new Correction(id, asked, List.copyOf(more));
    }

    /** Parties that have not answered. */
    public int openAnswers() {
        return asked.size() - answered.size();
    }
}
