package suhuan.chaincode.contract.hold;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Release;

/** Lets goods go from a quarantine or a recall. */
public final class ReleaseVerb implements Verb<Release> {
    @Override
    public void shape(Release command, EnvelopePayload envelope, FieldChecks fields) {
        releasing(command).shape(fields);
    }

    @Override
    public void plan(Release command, PlannedKeys keys) {
        releasing(command).plan(keys);
    }

    @Override
    public Decision<Change> apply(Release command, Acting acting, WorkingState state) {
        return releasing(command).apply(acting, state);
    }

    private static Releasing releasing(Release command) {
        return new Releasing(
                HoldKind.QUARANTINE,
                HoldKind.RECALL,
                command.getCaseId(),
                command.getGoods(),
                command.getReason(),
                command.getEvidenceSha256());
    }
}
