package suhuan.chaincode.domain.hold;

import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * A case of goods held back.
 *
 * @param id the case
 * @param kind why
 * @param openedBy party that opened it
 * @param byRegulator that party is the regulator
 * @param modelCode of a recall: the model; else empty
 * @param closed of a recall: it was lifted
 */
public record HoldCase(
        String id, HoldKind kind, String openedBy, boolean byRegulator, String modelCode, boolean closed) {
    /** The hold it puts on an item. */
    public Hold hold() {
        return new Hold(id, kind, openedBy);
    }

    /** The case once it is closed. */
    public HoldCase lifted() {
        return new HoldCase(id, kind, openedBy, byRegulator, modelCode, true);
    }

    /** Refuses anybody but the party that opened it, and the regulator. */
    public void mustBeEndedBy(String partyId, boolean regulator, Checks checks) {
        checks.require(
                regulator || openedBy.equals(partyId),
                Reason.CASE_OF_OTHER_PARTY,
                "case_id",
                id,
                "opened_by",
                openedBy,
                "party_id",
                partyId);
    }

    /** Refuses unless the case is of one of the kinds. */
    public void mustBeOf(HoldKind one, HoldKind other, Checks checks) {
        checks.require(kind == one || kind == other, Reason.CASE_OF_OTHER_KIND, "case_id", id, "kind", kind.name());
    }
}
