package suhuan.bench.fabric;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A node is killed under callers, stays away for two seconds, and comes back. */
public final class Outage {
    private static final long AWAY_MS = 2_000;
    private static final long BEFORE_MS = 1_000;
    private static final long LONGEST_SECONDS = 120;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private Outage() {}

    /** When something was next committed. */
    private static final class NextCommit {
        volatile CompletableFuture<Long> moment = new CompletableFuture<>();
    }

    /** Tries until something is committed; false where it was told to stop before. */
    @FunctionalInterface
    public interface Attempt {
        boolean commit(BooleanSupplier goOn) throws Exception;
    }

    /** Seconds from the moment the node's port answers again until the next commit. */
    public static double of(SmokeNetwork network, String node, int callers, Attempt attempt) throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        NextCommit next = new NextCommit();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                running.add(threads.submit(() -> {
                    while (goOn.get()) {
                        if (attempt.commit(goOn::get)) {
                            next.moment.complete(System.nanoTime());
                        }
                    }
                    return null;
                }));
            }
            // It has to run before it can be disturbed.
            next.moment.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            pass(BEFORE_MS);
            network.kill(node);
            pass(AWAY_MS);
            Process start = network.start(node);
            awaitPort(network.clientPort(node));
            CompletableFuture<Long> first = new CompletableFuture<>();
            next.moment = first;
            long back = System.nanoTime();
            long committed = first.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            start.waitFor();
            goOn.set(false);
            for (Future<?> each : running) {
                each.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            }
            return (committed - back) / 1e9;
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "nothing was committed within " + LONGEST_SECONDS + " s after " + node + " came back", e);
        } finally {
            goOn.set(false);
            threads.shutdownNow();
        }
    }

    private static void pass(long ms) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void awaitPort(int port) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        while (System.nanoTime() < until) {
            try (Socket socket = new Socket()) {
                socket.connect(address, 1_000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(LOOK_NS);
            }
        }
        throw new IllegalStateException("nothing listens on port " + port + " again");
    }
}
