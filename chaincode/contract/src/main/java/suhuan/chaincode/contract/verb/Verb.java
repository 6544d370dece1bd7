package suhuan.chaincode.contract.verb;

import suhuan.chaincode.domain.common.Decision;
import suhuan.ledger.v1.EnvelopePayload;

/**
 * What the contract does with one kind of command, in the order of the methods. Stateless.
 *
 * @param <C> the command
 */
public interface Verb<C> {
    /** Checks the command's shape (1xx) from the command and its envelope alone. */
    void shape(C command, EnvelopePayload envelope, FieldChecks fields);

    /** Names every key the command touches that is known from the command alone. Its shape is right. */
    void plan(C command, PlannedKeys keys);

    /** The same for a verb whose keys depend on the envelope too, such as on its site. */
    default void plan(C command, EnvelopePayload envelope, PlannedKeys keys) {
        plan(command, keys);
    }

    /** Names the keys known only from loaded state. A verb that needs none says nothing. */
    default void planMore(C command, WorkingState state, PlannedKeys keys) {}

    /**
     * Decides. MUST look only at keys that were planned or written before, MUST NOT write: what changes is the decision.
     */
    Decision<Change> apply(C command, Acting acting, WorkingState state);
}
