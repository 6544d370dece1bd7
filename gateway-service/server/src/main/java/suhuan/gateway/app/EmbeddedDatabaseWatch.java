package suhuan.gateway.app;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when the PostgreSQL server of our own ends without being asked to, and starts it again until it runs: at once, then after
 * pauses that double. Says so in one line. Those who need the database meanwhile are told that it does not answer; the projection goes
 * on from the checkpoint it finds.
 */
final class EmbeddedDatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabaseWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Start start;
    private final Thread thread = new Thread(this::run, "postgres-watch");
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private ProcessHandle server;

    /** Starts the server again. */
    interface Start {
        /** Returns the server when it takes connections. */
        ProcessHandle again() throws IOException, InterruptedException;
    }

    /**
     * @param server the server that runs now
     * @param start how it is started again
     */
    EmbeddedDatabaseWatch(ProcessHandle server, Start start) {
        this.server = server;
        this.start = start;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private boolean open() {
        return !closed.isDone();
    }

    private void run() {
        try {
            while (open()) {
                CompletableFuture.anyOf(server.onExit(), closed).get();
                if (open()) {
                    bringBack();
                }
            }
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            LOG.error("PostgreSQL is not watched any more", e);
        }
    }

    private void bringBack() throws InterruptedException, ExecutionException {
        long ended = server.pid();
        long endedNanos = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        LOG.warn("the PostgreSQL server of this gateway, process {}, has ended; starting it again", ended);
        while (open()) {
            try {
                server = start.again();
                say(String.format(
                        "the PostgreSQL server of this gateway (process %d) ended and was started again after %.1f s;"
                                + " reads had no answer meanwhile, writes went on",
                        ended, (System.nanoTime() - endedNanos) / 1e9));
                return;
            } catch (IOException e) {
                if (pause.equals(FIRST_PAUSE)) {
                    say("the PostgreSQL server of this gateway (process " + ended + ") ended and cannot be started ("
                            + e.getMessage() + "); trying again until it can");
                }
                LOG.warn("PostgreSQL cannot be started: {}; next try in {} ms", e.getMessage(), pause.toMillis());
            }
            pause(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    /** Ends early where the watch is to end. */
    private void pause(Duration pause) throws InterruptedException, ExecutionException {
        try {
            closed.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("the pause is over");
        }
    }

    private static void say(String line) {
        LOG.warn(line);
        System.err.println("suhuan: " + line);
    }

    /** Lets the server end without bringing it back. Returns when no start is under way. */
    @Override
    public void close() {
        closed.complete(null);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
