package suhuan.gateway.ledger.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;
import suhuan.ledger.v1.EnvelopeResult;

/**
 * Envelopes executed in one transaction, on their way to the disk and to their callers.
 *
 * @param tickets the envelopes
 * @param results the contract's answers, in the same order
 * @param recordedAtMs time of the transaction
 * @param block block that carries what was recorded; null where nothing was
 */
record Group(
        List<Ticket> tickets,
        List<EnvelopeResult> results,
        long recordedAtMs,
        @Nullable PreparedBlock block) {}
