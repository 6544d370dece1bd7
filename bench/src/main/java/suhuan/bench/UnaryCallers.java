package suhuan.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/** Many callers, each with one unary call at a time. */
final class UnaryCallers {
    private UnaryCallers() {}

    /** Sends all; answers the highest position. */
    static Position send(SuhuanClient client, List<PreparedEnvelope> envelopes, int callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<Position>> lasts = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                lasts.add(threads.submit(() -> {
                    Position last = Position.getDefaultInstance();
                    for (int i = next.getAndIncrement(); i < envelopes.size(); i = next.getAndIncrement()) {
                        last = PackStream.position(client.record(envelopes.get(i)));
                    }
                    return last;
                }));
            }
            Position highest = Position.getDefaultInstance();
            Comparator<Position> order = Comparator.comparingLong(Position::getBlockNumber);
            for (Future<Position> each : lasts) {
                Position last = each.get();
                highest = order.compare(last, highest) > 0 ? last : highest;
            }
            return highest;
        } finally {
            threads.shutdownNow();
        }
    }
}
