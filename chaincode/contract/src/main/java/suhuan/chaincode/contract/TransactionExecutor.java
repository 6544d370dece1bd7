package suhuan.chaincode.contract;

import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/**
 * Executes ledger transactions. Pure: the same arguments give the same bytes on every machine, whatever its clock, locale
 * or time zone.
 */
public interface TransactionExecutor {
    /**
     * Plans and applies a batch: asks {@code state} for what is needed, at most twice and never for a key twice, and tries
     * each command of each envelope in order over an overlay in which later commands see earlier ones.
     */
    Outcome execute(Batch batch, TransactionContext transaction, StateReader state);

    /** Says from the submission alone which keys it will read and write, as far as the first round tells. */
    KeyPlan plan(Submission submission);
}
