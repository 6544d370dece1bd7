package suhuan.gateway.ledger;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The only door to a ledger. Stages are named the same everywhere: endorsed, committed, projected, checkpointed.
 *
 * <p>Implementations MUST be safe for use by many threads and MUST NOT share code with one another.
 */
public interface Ledger extends AutoCloseable {
    /**
     * Asks for one envelope to be recorded.
     *
     * <p>The ledger MUST complete the future only after the envelope is durable, MUST answer a repeated envelope with the
     * same recording byte for byte, and MUST keep the order of submissions made by one thread that touch the same item.
     * Callers MUST NOT assume anything of an envelope before its future completes, and MUST NOT block in its callbacks.
     *
     * @return a future of the answer; it fails with {@link LedgerReadOnlyException}, {@link LedgerOverloadedException},
     *     {@link EnvelopeTooLargeException} or {@link CommitOutcomeUnknownException}, or another exception where the ledger is
     *     broken
     */
    CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission);

    /**
     * Reads committed state as it is now, without recording anything. Keys are those of the contract; absent keys,
     * and those with an empty value, are missing from the answer.
     */
    Map<String, ByteString> evaluate(Collection<String> keys);

    /**
     * Opens a stream of committed blocks.
     *
     * <p>The ledger MUST give every block from {@code fromBlock} on, in order, without gap or double, each only after it is
     * durable. Callers MUST close the stream.
     *
     * @param fromBlock number of the first block wanted, 0 or more; may be one past the last
     */
    BlockStream follow(long fromBlock);

    /** Where the ledger stands. */
    LedgerStatus status();

    @Override
    void close();
}
