package suhuan.gateway.ledger.fabric;

import suhuan.gateway.ledger.LedgerSubmission;

/**
 * Says which keys an envelope touches, before anything is asked of the network: two envelopes that share a key which one of them
 * writes are never in two transactions at a time. A key it does not name costs a lost race, and nothing else.
 *
 * <p>Given by the wiring, because only the contract knows and the ledger does not know the contract. Implementations MUST be safe
 * for use by many threads, and MUST answer for any bytes.
 */
@FunctionalInterface
public interface KeyPlanner {
    /** The keys an envelope touches; none where it is not an envelope at all. */
    TouchedKeys plan(LedgerSubmission submission);
}
