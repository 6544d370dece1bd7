package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.common.v1.Position;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.fabric.peer.CallDeadlines;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.twin.FabricTwin;
import suhuan.gateway.ledger.fabric.twin.Fault;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.Transaction;

/** Many callers while everything goes wrong at random: every acknowledged envelope stands once where its receipt says. */
class RandomFaultsTest {
    private static final int CALLERS = 8;
    private static final int ENVELOPES_EACH = 40;
    private static final int TALLIES = 12;
    private static final FabricLedgerOptions OPTIONS = FabricLedgerOptions.defaults()
            .withGroup(20, 200, 1_000_000)
            .withTransactions(6, 3, Duration.ofMillis(1))
            .withPatience(Duration.ofMillis(900), Duration.ofMillis(250), Duration.ofMillis(100))
            .withDeadlines(new CallDeadlines(
                    Duration.ofMillis(400), Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(1)));

    @TempDir
    Path folder;

    private final AtomicInteger sentAgain = new AtomicInteger();

    /** What goes wrong with the n-th call of a step is a matter of the seed alone. */
    private static Fault fault(long seed, Step step, int call) {
        Random random = new Random(seed * 31 + step.ordinal() * 1_000_003L + call * 7919L);
        random.nextInt();
        int dice = random.nextInt(100);
        return switch (step) {
            case ENDORSE -> endorseFault(dice);
            case SUBMIT -> submitFault(dice, random.nextInt(120));
            case COMMIT_STATUS -> dice < 40 ? refuse(Code.UNAVAILABLE, "Network closed for unknown reason") : null;
            case EVALUATE -> dice < 10 ? refuse(Code.UNAVAILABLE, "io exception") : null;
            case FOLLOW -> dice < 4 ? refuse(Code.UNAVAILABLE, "io exception") : null;
        };
    }

    private static Fault endorseFault(int dice) {
        String not = "failed to endorse transaction, see attached details for more info";
        return switch (dice) {
            case 0, 1, 2 -> refuse(Code.UNAVAILABLE, "io exception");
            case 3 -> Fault.hang();
            case 4, 5 -> refuse(Code.ABORTED, not, FabricTwin.OTHER + "|ProposalResponsePayloads do not match");
            case 6, 7 ->
                refuse(Code.ABORTED, not, FabricTwin.OWN + "|error in simulation: chaincode stream terminated");
            case 8 -> refuse(Code.UNKNOWN, "too many requests for /gateway.Gateway, exceeding concurrency limit (500)");
            case 9 -> refuse(Code.ABORTED, not, FabricTwin.OWN + "|duplicate transaction found [5e]. Creator [00]");
            case 10 -> refuse(Code.FAILED_PRECONDITION, "no combination of peers can be derived");
            default -> null;
        };
    }

    private static Fault submitFault(int dice, int ms) {
        return switch (dice / 2) {
            case 0, 1 -> refuse(Code.UNAVAILABLE, "no orderers could successfully process transaction");
            case 2, 3 -> Fault.loseAnswer(Fault.error(Code.UNAVAILABLE, "io exception"));
            case 4, 5 -> Fault.swallow();
            case 6, 7 -> Fault.repeat();
            case 8, 9, 10, 11 -> Fault.delay(ms);
            case 12 -> Fault.hang();
            case 13 ->
                refuse(
                        Code.UNAVAILABLE,
                        "insufficient number of orderers could successfully process transaction to satisfy quorum requirement",
                        "ProducerOrdMSP|connect: connection refused");
            default -> null;
        };
    }

    private static Fault refuse(Code code, String text, String... details) {
        return Fault.refuse(Fault.error(code, text, details));
    }

    @Test
    void one_gateway_loses_and_doubles_nothing_and_never_races_against_itself() throws Exception {
        long seed = Seeds.of("one_gateway_loses_and_doubles_nothing_and_never_races_against_itself");
        try (FabricTwin twin = FabricTwin.start(new TallyContract(), 2, 5);
                FabricLedger ledger = Rig.open(twin, folder, OPTIONS, FabricLedgerListener.NONE)) {
            run(twin, seed, List.of(ledger));
            assertThat(twin.chain().clashes()).isEmpty();
        }
    }

    @Test
    void two_gateways_lose_and_double_nothing() throws Exception {
        long seed = Seeds.of("two_gateways_lose_and_double_nothing");
        try (FabricTwin twin = FabricTwin.start(new TallyContract(), 2, 5);
                FabricLedger one = Rig.open(twin, folder, OPTIONS, FabricLedgerListener.NONE);
                FabricLedger two = Rig.open(twin, folder, OPTIONS, FabricLedgerListener.NONE)) {
            run(twin, seed, List.of(one, two));
        }
    }

    private void run(FabricTwin twin, long seed, List<FabricLedger> ledgers) throws Exception {
        Map<Step, AtomicInteger> calls = new HashMap<>();
        for (Step step : Step.values()) {
            calls.put(step, new AtomicInteger());
        }
        twin.faults().otherwise(step -> {
            int call = calls.get(step).incrementAndGet();
            if (step == Step.SUBMIT && call % 23 == 0) {
                twin.chain().force(TxValidationCode.MVCC_READ_CONFLICT);
            }
            if (step == Step.SUBMIT && call % 41 == 0) {
                twin.chain().force(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
            }
            if (step == Step.ENDORSE && call % 29 == 0) {
                twin.otherPeer().holdAt(twin.chain().height());
            }
            if (step == Step.ENDORSE && call % 29 == 7) {
                twin.otherPeer().release();
            }
            return fault(seed, step, call);
        });
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Map<LedgerSubmission, Receipt>>> running = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            running.add(callers.submit(() -> call(number, new Random(seed + number), ledgers)));
        }
        callers.shutdown();
        Map<LedgerSubmission, Receipt> acknowledged = new HashMap<>();
        for (Future<Map<LedgerSubmission, Receipt>> caller : running) {
            acknowledged.putAll(caller.get(150, TimeUnit.SECONDS));
        }
        twin.otherPeer().release();
        twin.faults().end();
        System.out.println("  blocks " + twin.chain().height() + ", sent again by callers " + sentAgain);
        demandEachOnce(ledgers.get(0), acknowledged);
    }

    /** Sends envelopes one after the other, each again until it is acknowledged. */
    private Map<LedgerSubmission, Receipt> call(int caller, Random random, List<FabricLedger> ledgers)
            throws Exception {
        Map<LedgerSubmission, Receipt> acknowledged = new HashMap<>();
        for (int i = 0; i < ENVELOPES_EACH; i++) {
            Set<String> tallies = new TreeSet<>();
            for (int k = random.nextInt(3); k >= 0; k--) {
                tallies.add("t" + random.nextInt(TALLIES));
            }
            LedgerSubmission envelope = TallyContract.envelope("c" + caller + "-" + i, tallies.toArray(String[]::new));
            Receipt receipt = null;
            while (receipt == null) {
                FabricLedger ledger = ledgers.get(random.nextInt(ledgers.size()));
                try {
                    receipt = TallyContract.receipt(ledger.submit(envelope));
                } catch (CommitOutcomeUnknownException | LedgerOverloadedException | LedgerReadOnlyException again) {
                    sentAgain.incrementAndGet();
                    Closing.await(new CompletableFuture<>(), 20);
                }
            }
            acknowledged.put(envelope, receipt);
        }
        return acknowledged;
    }

    private static void demandEachOnce(FabricLedger ledger, Map<LedgerSubmission, Receipt> acknowledged)
            throws Exception {
        assertThat(acknowledged).hasSize(CALLERS * ENVELOPES_EACH);
        long highest = acknowledged.values().stream()
                .mapToLong(receipt -> receipt.getRecording().getPosition().getBlockNumber())
                .max()
                .orElseThrow();
        Rig.await("the last block", () -> ledger.status().lastBlock() >= highest);
        Map<String, Recording> standing = new HashMap<>();
        Map<String, Integer> tallies = new HashMap<>();
        try (BlockStream blocks = ledger.follow(0)) {
            long last = ledger.status().lastBlock();
            for (long number = 0; number <= last; number++) {
                Block block = blocks.next(Duration.ofSeconds(30));
                assertThat(block.getNumber()).isEqualTo(number);
                read(block, standing, tallies);
            }
        }
        Map<String, Integer> wanted = new HashMap<>();
        for (Map.Entry<LedgerSubmission, Receipt> entry : acknowledged.entrySet()) {
            Recording recording = entry.getValue().getRecording();
            assertThat(recording).isEqualTo(standing.get(entry.getKey().envelopeId()));
            Receipt again = TallyContract.receipt(ledger.submit(entry.getKey()));
            assertThat(again.getAlreadyRecorded()).isTrue();
            assertThat(again.getRecording().toByteString()).isEqualTo(recording.toByteString());
            TallyContract.plan(entry.getKey()).writes().stream()
                    .filter(key -> key.startsWith("tally/"))
                    .forEach(key -> wanted.merge(key, 1, Integer::sum));
        }
        assertThat(tallies).isEqualTo(wanted);
        Map<String, Integer> state = new HashMap<>();
        ledger.evaluate(new LinkedHashSet<>(wanted.keySet()))
                .forEach((key, value) -> state.put(key, Integer.parseInt(value.toStringUtf8())));
        assertThat(state).isEqualTo(wanted);
    }

    private static void read(Block block, Map<String, Recording> standing, Map<String, Integer> tallies) {
        for (int t = 0; t < block.getTransactionsCount(); t++) {
            Transaction transaction = block.getTransactions(t);
            for (int e = 0; e < transaction.getResult().getResultsCount(); e++) {
                EnvelopeRecorded recorded =
                        transaction.getResult().getResults(e).getRecorded();
                Recording recording = Recording.newBuilder()
                        .setEnvelopeId(recorded.getEnvelopeId())
                        .addAllVerdicts(recorded.getVerdictsList())
                        .setTransactionId(transaction.getTransactionId())
                        .setPosition(Position.newBuilder()
                                .setBlockNumber(block.getNumber())
                                .setTransactionIndex(t)
                                .setEnvelopeIndex(e))
                        .setRecordedAtMs(transaction.getRecordedAtMs())
                        .build();
                assertThat(standing.put(recorded.getEnvelopeId(), recording))
                        .as("envelope " + recorded.getEnvelopeId() + " a second time")
                        .isNull();
                recorded.getFactsList()
                        .forEach(fact ->
                                tallies.merge("tally/" + fact.toStringUtf8().split("=")[0], 1, Integer::sum));
            }
        }
    }
}
