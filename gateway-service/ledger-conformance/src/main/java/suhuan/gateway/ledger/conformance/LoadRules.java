package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import suhuan.common.v1.Position;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Recording;

/** Many at once: who wins is decided by order alone, and too much is turned away. */
interface LoadRules extends OnAScene {
    /**
     * One try to put a battery in or take it out that was recorded.
     *
     * @param position where
     * @param in put in, not taken out
     * @param vin the vehicle
     */
    record Move(Position position, boolean in, String vin) {}

    @Test
    default void aHundredCallersOnTenHotBatteriesAgreeOnOneHistoryEach() throws Exception {
        int callers = 100;
        int batteries = 10;
        int tries = 6;
        List<String> codes = new ArrayList<>();
        Map<String, List<Move>> moves = new HashMap<>();
        for (int i = 0; i < batteries; i++) {
            codes.add(scene().registered());
            moves.put(codes.get(i), new ArrayList<>());
        }
        Random seeds = Seeds.random("aHundredCallersOnTenHotBatteriesAgreeOnOneHistoryEach");
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        List<Future<List<Move>>> done = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            String code = codes.get(caller % batteries);
            long seed = seeds.nextLong();
            done.add(pool.submit(() -> move(code, tries, new Random(seed))));
        }
        pool.shutdown();
        for (int caller = 0; caller < callers; caller++) {
            moves.getOrDefault(codes.get(caller % batteries), new ArrayList<>())
                    .addAll(done.get(caller).get(2 * scene().patience().toMillis(), TimeUnit.MILLISECONDS));
        }
        moves.forEach(LoadRules::demandOneHistory);
    }

    /** One vehicle for each caller, so that a removal succeeds only after the caller's own installation. */
    private List<Move> move(String code, int tries, Random random) throws Exception {
        String vin = scene().freshVin();
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            boolean in = random.nextInt(3) > 0;
            Recording recording = scene().receipt(scene().ledger()
                            .submit(scene().submission(
                                            scene().maker(),
                                            in ? Envelopes.install(code, vin) : Envelopes.remove(code, vin))))
                    .getRecording();
            if (recording.getVerdicts(0).hasRecorded()) {
                moves.add(new Move(recording.getPosition(), in, vin));
                // Whoever has it in lets it out again, or nobody else would ever have a turn.
                if (in) {
                    Recording out = scene().receipt(scene().ledger()
                                    .submit(scene().submission(scene().maker(), Envelopes.remove(code, vin))))
                            .getRecording();
                    assertThat(out.getVerdicts(0).hasRecorded()).isTrue();
                    moves.add(new Move(out.getPosition(), false, vin));
                }
            }
        }
        return moves;
    }

    private static void demandOneHistory(String code, List<Move> moves) {
        assertThat(moves).as("moves of battery " + code).isNotEmpty();
        moves.sort(Comparator.comparing(Move::position, Scene::compare));
        for (int i = 0; i < moves.size(); i += 2) {
            assertThat(moves.get(i).in()).isTrue();
            assertThat(moves.get(i + 1).in()).isFalse();
            assertThat(moves.get(i + 1).vin()).isEqualTo(moves.get(i).vin());
        }
    }

    @Test
    default void moreThanTheLedgerTakesIsTurnedAwayWithoutATrace() throws Exception {
        int mostInFlight = 4;
        int sent = 400;
        scene().reopenNarrow(mostInFlight);
        try {
            long before = scene().ledger().status().lastBlock();
            List<LedgerSubmission> submissions = new ArrayList<>();
            for (int i = 0; i < sent; i++) {
                submissions.add(scene().registration(scene().freshCode()));
            }
            List<CompletableFuture<SubmitAnswer>> answers =
                    submissions.stream().map(scene().ledger()::submit).toList();
            Set<String> recorded = new HashSet<>();
            List<LedgerSubmission> turnedAway = new ArrayList<>();
            for (int i = 0; i < sent; i++) {
                try {
                    scene().allRecorded(answers.get(i));
                    recorded.add(submissions.get(i).envelopeId());
                } catch (LedgerOverloadedException overloaded) {
                    assertThat(overloaded.retryAfterMs()).isPositive();
                    turnedAway.add(submissions.get(i));
                }
            }
            assertThat(recorded).hasSizeGreaterThanOrEqualTo(mostInFlight);
            assertThat(turnedAway).isNotEmpty();
            // Whoever was turned away first comes again, and is new to the ledger.
            assertThat(scene().recorded(turnedAway.get(0)).getAlreadyRecorded()).isFalse();
            recorded.add(turnedAway.get(0).envelopeId());
            long after = scene().ledger().status().lastBlock();
            assertThat(Recorded.in(scene().blocks(before + 1, after)).stream().map(Recorded::envelopeId))
                    .containsExactlyInAnyOrderElementsOf(recorded);
        } finally {
            scene().reopen();
        }
    }
}
