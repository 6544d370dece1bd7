package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import suhuan.bench.fabric.Callers;
import suhuan.bench.fabric.Pauses;
import suhuan.bench.fabric.Work;
import suhuan.client.RecordStreamSession;
import suhuan.common.v1.Position;

/** What is recorded a second when everybody wants the same ten items, against a plain read, change and put with retry. */
final class FabricHotRow extends FabricRateRow {
    private static final int ITEMS = 10;
    private static final int STREAMS = 8;
    private static final int WINDOW = 256;
    private static final int CALLERS = 20;
    private static final Pauses PAUSES = new Pauses(20, 400);

    private final AtomicInteger next = new AtomicInteger();
    private List<String> plains = List.of();

    FabricHotRow(Settings settings, FabricStage stage) {
        super(settings, stage);
    }

    @Override
    public String id() {
        return "fabric-hot";
    }

    @Override
    public String what() {
        return "changes recorded a second, all of the same ten items";
    }

    @Override
    public String against() {
        return "a plain chaincode that reads, changes and puts, tried again after a conflict; " + CALLERS
                + " callers of fabric-gateway, which is best for it";
    }

    @Override
    public double floor() {
        return 20;
    }

    @Override
    public double aim() {
        return 100;
    }

    @Override
    String ownSettings() {
        return "5 hot batteries and 5 hot lots, an envelope of two commands each; " + STREAMS + " streams with "
                + WINDOW + " envelopes under way";
    }

    @Override
    void setUp() throws Exception {
        plains = stage().packs(ITEMS, 0).stream().map(SamplePacks.Pack::code).toList();
        for (String code : plains) {
            stage().raw()
                    .submit(
                            FabricStage.PLAIN,
                            "registerPack",
                            code,
                            SamplePacks.MODEL,
                            SamplePacks.MAKER,
                            "420000000",
                            "150000",
                            "345600",
                            "");
        }
    }

    @Override
    Work ourWork() {
        return this::streams;
    }

    private void streams(BooleanSupplier goOn, IntConsumer completed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(STREAMS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int s = 0; s < STREAMS; s++) {
                running.add(threads.submit(() -> {
                    stream(goOn, completed);
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

    private void stream(BooleanSupplier goOn, IntConsumer completed) throws InterruptedException {
        try (RecordStreamSession session = stage().maker().stream(WINDOW, answer -> {
            Position position = PackStream.position(answer);
            reached(position);
            completed.accept(1);
        })) {
            while (goOn.getAsBoolean()) {
                session.send(stage().hot().nextHot());
            }
            session.awaitAnswers();
        }
    }

    @Override
    Work theirWork() {
        return new Callers(CALLERS, caller -> {
            String code = plains.get(Math.floorMod(next.getAndIncrement(), ITEMS));
            stage().raw().submitAgain(FabricStage.PLAIN, PAUSES, "usePack", code, "LSUHN00AXP0000001");
            return 1;
        });
    }
}
