package suhuan.bench;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import suhuan.bench.fabric.Work;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/** New packs over one record stream, for as long as it is wanted; counts the transactions they came to. */
final class PackLoad implements Work {
    private final SuhuanClient client;
    private final IntFunction<List<SamplePacks.Pack>> source;
    private final int perEnvelope;
    private final int window;
    private final Consumer<Position> reached;
    private final Set<Position> transactions = ConcurrentHashMap.newKeySet();
    private final LongAdder packs = new LongAdder();

    PackLoad(
            SuhuanClient client,
            IntFunction<List<SamplePacks.Pack>> source,
            int perEnvelope,
            int window,
            Consumer<Position> reached) {
        this.client = client;
        this.source = source;
        this.perEnvelope = perEnvelope;
        this.window = window;
        this.reached = reached;
    }

    @Override
    public void run(BooleanSupplier goOn, IntConsumer completed) throws Exception {
        try (RecordStreamSession session = client.stream(window, answer -> {
            Position position = PackStream.position(answer);
            transactions.add(Position.newBuilder()
                    .setBlockNumber(position.getBlockNumber())
                    .setTransactionIndex(position.getTransactionIndex())
                    .build());
            packs.add(perEnvelope);
            reached.accept(position);
            completed.accept(perEnvelope);
        })) {
            while (goOn.getAsBoolean()) {
                for (PreparedEnvelope envelope : PackStream.envelopes(source.apply(perEnvelope), perEnvelope)) {
                    session.send(envelope);
                }
            }
            session.awaitAnswers();
        }
    }

    /** Packs in a ledger transaction, on average. */
    double perTransaction() {
        return packs.sum() / (double) Math.max(1, transactions.size());
    }
}
