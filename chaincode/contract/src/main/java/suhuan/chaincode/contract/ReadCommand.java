package suhuan.chaincode.contract;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.common.Refusal;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;

/**
 * A command as it was read, before anything was loaded.
 *
 * @param verb the verb that answers it, or null where the shape is wrong: such a command touches no key
 * @param malformed what is wrong with its shape, or null
 */
record ReadCommand(@Nullable BoundVerb<?> verb, @Nullable Refusal malformed) {
    static ReadCommand of(Command command, EnvelopePayload envelope) {
        BoundVerb<?> verb = BoundVerb.of(command);
        if (verb == null) {
            return new ReadCommand(null, Refusal.of(Reason.COMMAND_UNKNOWN));
        }
        FieldChecks fields = new FieldChecks();
        verb.shape(envelope, fields);
        Refusal malformed = fields.checks().refusal();
        return malformed == null ? new ReadCommand(verb, null) : new ReadCommand(null, malformed);
    }
}
