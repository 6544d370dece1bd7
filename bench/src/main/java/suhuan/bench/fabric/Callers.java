package suhuan.bench.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Many callers, each with one call at a time. */
public final class Callers implements Work {
    private final int callers;
    private final Call call;

    /** What a caller does again and again; answers how many events it was. */
    @FunctionalInterface
    public interface Call {
        int run(int caller) throws Exception;
    }

    /** So many callers. */
    public Callers(int callers, Call call) {
        this.callers = callers;
        this.call = call;
    }

    @Override
    public void run(BooleanSupplier goOn, IntConsumer completed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                int caller = c;
                running.add(threads.submit(() -> {
                    while (goOn.getAsBoolean()) {
                        completed.accept(call.run(caller));
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
