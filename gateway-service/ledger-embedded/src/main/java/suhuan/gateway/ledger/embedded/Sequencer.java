package suhuan.gateway.ledger.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;

/** The one thread that orders: takes what waits, has it endorsed, checks what was read, lays out the block, passes it on. */
final class Sequencer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    private final EmbeddedLedgerOptions options;
    private final Admission admission;
    private final Endorser endorser;
    private final BlockStore store;
    private final PendingState state;
    private final CommitPipeline pipeline;
    private final LedgerHealth health;

    Sequencer(
            EmbeddedLedgerOptions options,
            Admission admission,
            Endorser endorser,
            BlockStore store,
            PendingState state,
            CommitPipeline pipeline,
            LedgerHealth health) {
        this.options = options;
        this.admission = admission;
        this.endorser = endorser;
        this.store = store;
        this.state = state;
        this.pipeline = pipeline;
        this.health = health;
    }

    @Override
    public void run() {
        try {
            for (List<Ticket> group = admission.take(); !group.isEmpty(); group = admission.take()) {
                sequence(group);
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
            health.readOnly("the sequencer was interrupted", unexpected);
        }
    }

    private void sequence(List<Ticket> group) throws InterruptedException {
        if (health.readOnlyBecause() != null) {
            fail(group, ticket -> health.refusal());
            return;
        }
        try {
            pipeline.put(execute(group));
        } catch (EndorsementException broken) {
            onBroken(group, broken);
        } catch (StoreException damaged) {
            health.readOnly(String.valueOf(damaged.getMessage()), damaged);
            fail(group, ticket -> health.refusal());
        } catch (RuntimeException | Error broken) {
            health.readOnly("the sequencer failed: " + broken, broken);
            fail(group, ticket -> health.refusal());
        }
    }

    /** A group with an envelope that breaks the contract is halved until that envelope stands alone. */
    private void onBroken(List<Ticket> group, EndorsementException broken) throws InterruptedException {
        if (broken.nonDeterministic()) {
            health.readOnly("the contract is not deterministic: " + broken.getMessage(), broken);
            fail(group, ticket -> new IllegalStateException("the contract is not deterministic", broken));
        } else if (group.size() == 1) {
            String envelopeId = group.get(0).submission().envelopeId();
            LOG.error("envelope {} breaks the contract; nothing of it was recorded", envelopeId, broken);
            fail(group, ticket -> new IllegalStateException("envelope " + envelopeId + " breaks the contract", broken));
        } else {
            sequence(group.subList(0, group.size() / 2));
            sequence(group.subList(group.size() / 2, group.size()));
        }
    }

    private void fail(List<Ticket> group, Function<Ticket, Throwable> why) {
        admission.release(group);
        for (Ticket ticket : group) {
            ticket.answer().completeExceptionally(why.apply(ticket));
        }
    }

    private Group execute(List<Ticket> tickets) throws EndorsementException {
        long recordedAtMs = Math.max(options.clock().getAsLong(), store.lastRecordedAtMs());
        Batch batch = batch(tickets);
        TransactionContext transaction = new TransactionContext(store.nextTransactionId(recordedAtMs), recordedAtMs);
        ReadSet reads = new ReadSet(state);
        long started = System.nanoTime();
        Outcome outcome = endorser.endorse(batch, transaction, reads);
        CommitPipeline.tell(() -> options.listener().endorsed(tickets.size(), System.nanoTime() - started));
        List<Integer> recorded = recorded(outcome.result());
        if (recorded.isEmpty()) {
            if (!outcome.writes().isEmpty()) {
                throw new EndorsementException("the contract writes and records nothing", false, null);
            }
            return new Group(tickets, outcome.result().getResultsList(), recordedAtMs, null);
        }
        if (!state.hasVersions(reads.versions())) {
            throw new IllegalStateException("state changed while a transaction was executed on it");
        }
        PreparedBlock block = layOut(batch, outcome, recorded, recordedAtMs);
        state.add(block, outcome.writes());
        return new Group(tickets, outcome.result().getResultsList(), recordedAtMs, block);
    }

    private static Batch batch(List<Ticket> tickets) {
        Batch.Builder batch = Batch.newBuilder();
        for (Ticket ticket : tickets) {
            batch.addSubmissions(Submission.newBuilder()
                    .setEnvelope(ticket.submission().envelope())
                    .setOrganisation(ticket.submission().organisation()));
        }
        return batch.build();
    }

    private static List<Integer> recorded(BatchResult result) {
        List<Integer> recorded = new ArrayList<>();
        for (int i = 0; i < result.getResultsCount(); i++) {
            if (result.getResults(i).getOutcomeCase() == EnvelopeResult.OutcomeCase.RECORDED) {
                recorded.add(i);
            }
        }
        return recorded;
    }

    /** Only what was recorded goes into the block: refused and known envelopes leave no trace. */
    private PreparedBlock layOut(Batch batch, Outcome outcome, List<Integer> recorded, long recordedAtMs)
            throws EndorsementException {
        byte[] batchBytes;
        byte[] resultBytes;
        if (recorded.size() == batch.getSubmissionsCount()) {
            batchBytes = batch.toByteArray();
            resultBytes = outcome.resultBytes();
        } else {
            Batch.Builder kept = Batch.newBuilder();
            BatchResult.Builder keptResult = BatchResult.newBuilder();
            for (int i : recorded) {
                kept.addSubmissions(batch.getSubmissions(i));
                keptResult.addResults(outcome.result().getResults(i));
            }
            batchBytes = kept.build().toByteArray();
            resultBytes = keptResult.build().toByteArray();
        }
        try {
            return store.prepare(recordedAtMs, batchBytes, resultBytes, outcome.writes());
        } catch (IllegalArgumentException unfit) {
            throw new EndorsementException("the contract writes what cannot be stored", false, unfit);
        }
    }
}
