package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import suhuan.common.v1.Position;
import suhuan.gateway.ledger.SubmitAnswer;

/** What one thread sends about one item is recorded in the order in which it was sent, without waiting in between. */
interface OrderRules extends OnAScene {
    @Test
    default void oneThreadsSubmissionsKeepTheirOrder() throws Exception {
        inAndOut(scene().freshCode(), 30);
    }

    @Test
    default void threadsSideBySideKeepEachTheirOrder() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String code = scene().freshCode();
            done.add(pool.submit(() -> {
                inAndOut(code, 12);
                return null;
            }));
        }
        pool.shutdown();
        for (Future<?> each : done) {
            each.get(2 * scene().patience().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Registers a battery and puts it into vehicles and takes it out of them: any other order would be refused. */
    private void inAndOut(String code, int times) throws Exception {
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        answers.add(scene().ledger().submit(scene().registration(code)));
        for (int i = 0; i < times; i++) {
            String vin = scene().freshVin();
            answers.add(scene().ledger().submit(scene().submission(scene().maker(), Envelopes.install(code, vin))));
            answers.add(scene().ledger().submit(scene().submission(scene().maker(), Envelopes.remove(code, vin))));
        }
        Position last = Position.getDefaultInstance();
        for (int i = 0; i < answers.size(); i++) {
            Position position =
                    scene().allRecorded(answers.get(i)).getRecording().getPosition();
            if (i > 0) {
                assertThat(Scene.compare(last, position)).isNegative();
            }
            last = position;
        }
    }
}
