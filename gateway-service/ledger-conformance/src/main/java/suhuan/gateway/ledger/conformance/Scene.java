package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import suhuan.common.v1.Position;
import suhuan.common.v1.Role;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.Verdict;

/**
 * An open ledger with a regulator, a maker and a model, on which tests act. Every id is of this run alone, so that a ledger which
 * already has data will do.
 */
public final class Scene implements AutoCloseable {
    private static final int A_HUNDRED_MILLION = 100_000_000;
    private static final int MODEL_TRIES = 20;

    private final LedgerBench bench;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger serials = new AtomicInteger();
    private final String trace = String.format("%07d", random.nextInt(10_000_000));
    private final String maker = Envelopes.creditCode(random.nextInt(A_HUNDRED_MILLION));
    private final String regulator;
    private final String model;
    private Ledger ledger;

    /** Opens the ledger, which may be new or not, and registers who is needed. */
    static Scene on(LedgerBench bench) throws Exception {
        return new Scene(bench);
    }

    private Scene(LedgerBench bench) throws Exception {
        this.bench = bench;
        this.ledger = bench.open();
        this.regulator = regulatorOfTheLedger();
        recorded(submission(
                regulator,
                Envelopes.register(Envelopes.party(
                        maker, bench.organisation(), Role.ROLE_BATTERY_MAKER, Role.ROLE_VEHICLE_MAKER))));
        this.model = fileAModel();
    }

    private String regulatorOfTheLedger() throws Exception {
        String code = Envelopes.creditCode(random.nextInt(A_HUNDRED_MILLION));
        SubmitAnswer answer = answer(ledger.submit(submission(code, Envelopes.open(code, bench.organisation()))));
        if (answer instanceof SubmitAnswer.Recorded) {
            return code;
        }
        RegisterParty opener = firstCommand().getOpenLedger().getRegulator();
        assertThat(opener.getHomeOrganisation())
                .as("organisation that opened this ledger; run the suite for that one")
                .isEqualTo(bench.organisation());
        return opener.getCreditCode();
    }

    private Command firstCommand() throws InterruptedException, InvalidProtocolBufferException {
        try (BlockStream blocks = ledger.follow(0)) {
            Block block = next(blocks);
            while (block.getTransactionsCount() == 0) {
                block = next(blocks);
            }
            Envelope envelope = Envelope.parseFrom(
                    block.getTransactions(0).getBatch().getSubmissions(0).getEnvelope());
            return EnvelopePayload.parseFrom(envelope.getPayload()).getCommands(0);
        }
    }

    private String fileAModel() throws Exception {
        for (int i = 0; i < MODEL_TRIES; i++) {
            String code = String.format("%03dPB%02d", random.nextInt(1000), random.nextInt(100));
            Receipt receipt = receipt(ledger.submit(submission(regulator, Envelopes.file(code, maker))));
            if (receipt.getRecording().getVerdicts(0).hasRecorded()) {
                return code;
            }
        }
        throw new AssertionError("no model could be filed");
    }

    Ledger ledger() {
        return ledger;
    }

    String organisation() {
        return bench.organisation();
    }

    String regulator() {
        return regulator;
    }

    /** The party that makes batteries and vehicles. */
    String maker() {
        return maker;
    }

    /** Closes the ledger and opens it again. */
    void reopen() {
        ledger.close();
        ledger = bench.open();
    }

    /** Closes the ledger and opens it so that it takes few envelopes at a time. */
    void reopenNarrow(int mostInFlight) {
        ledger.close();
        ledger = bench.openNarrow(mostInFlight);
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** A credit code nobody has. */
    String freshCreditCode() {
        return Envelopes.creditCode(random.nextInt(A_HUNDRED_MILLION));
    }

    /** A battery code nobody has registered. */
    String freshCode() {
        return model + trace + String.format("B3C%07d", serials.incrementAndGet());
    }

    /** Cell codes in ascending order. */
    List<String> freshCells(int count) {
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(model.substring(0, 3) + "C" + model.substring(4) + trace
                    + String.format("B3C%07d", serials.incrementAndGet()));
        }
        return cells;
    }

    /** The number of a vehicle of a market without check digits. */
    String freshVin() {
        return String.format("WSHTEST%05d%05d", random.nextInt(100_000), serials.incrementAndGet() % 100_000);
    }

    LedgerSubmission submission(String partyId, Command... commands) {
        return submission(Envelopes.payload(partyId, commands));
    }

    LedgerSubmission submission(EnvelopePayload.Builder payload) {
        return Envelopes.submission(payload, bench.organisation());
    }

    /** An envelope of the maker that registers a battery. */
    LedgerSubmission registration(String code) {
        return submission(maker, Envelopes.battery(code));
    }

    /** Registers a battery and returns its code. */
    String registered() throws Exception {
        String code = freshCode();
        recorded(registration(code));
        return code;
    }

    /** Submits and expects every command to be recorded. */
    Receipt recorded(LedgerSubmission submission) throws Exception {
        return allRecorded(ledger.submit(submission));
    }

    Receipt allRecorded(CompletableFuture<SubmitAnswer> submitted) throws Exception {
        Receipt receipt = receipt(submitted);
        assertThat(receipt.getRecording().getVerdictsList()).allMatch(Verdict::hasRecorded);
        return receipt;
    }

    Receipt receipt(CompletableFuture<SubmitAnswer> submitted) throws Exception {
        SubmitAnswer answer = answer(submitted);
        if (answer instanceof SubmitAnswer.Recorded recorded) {
            return recorded.receipt();
        }
        throw new AssertionError("not recorded: " + answer);
    }

    Rejection refusal(CompletableFuture<SubmitAnswer> submitted) throws Exception {
        SubmitAnswer answer = answer(submitted);
        if (answer instanceof SubmitAnswer.Refused refused) {
            return refused.rejection();
        }
        throw new AssertionError("not refused: " + answer);
    }

    /** The answer, or the exception of the port with which the future failed. */
    SubmitAnswer answer(CompletableFuture<SubmitAnswer> submitted) throws Exception {
        try {
            return submitted.get(bench.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        } catch (TimeoutException late) {
            throw new AssertionError("no answer within " + bench.patience(), late);
        }
    }

    Duration patience() {
        return bench.patience();
    }

    /** The next block of a stream, which must come. */
    Block next(BlockStream blocks) throws InterruptedException {
        Block block = blocks.next(bench.patience());
        if (block == null) {
            throw new AssertionError("no block within " + bench.patience());
        }
        return block;
    }

    /** Blocks from one to another, both inclusive. */
    List<Block> blocks(long from, long to) throws InterruptedException {
        List<Block> read = new ArrayList<>();
        try (BlockStream blocks = ledger.follow(from)) {
            while (from + read.size() <= to) {
                read.add(next(blocks));
            }
        }
        return read;
    }

    static int compare(Position a, Position b) {
        int byBlock = Long.compare(a.getBlockNumber(), b.getBlockNumber());
        int byTransaction = Integer.compare(a.getTransactionIndex(), b.getTransactionIndex());
        int byEnvelope = Integer.compare(a.getEnvelopeIndex(), b.getEnvelopeIndex());
        return byBlock != 0 ? byBlock : byTransaction != 0 ? byTransaction : byEnvelope;
    }
}
