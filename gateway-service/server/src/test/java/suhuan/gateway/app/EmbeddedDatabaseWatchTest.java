package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The watch, over processes that stand for a server. */
class EmbeddedDatabaseWatchTest {
    private static final long PATIENCE_S = 30;

    private final BlockingQueue<Long> started = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    private ProcessHandle newServer() throws IOException {
        if (failures.getAndDecrement() > 0) {
            throw new IOException("not yet");
        }
        Process process = new ProcessBuilder("tail", "-f", "/dev/null").start();
        started.add(process.pid());
        return process.toHandle();
    }

    @Test
    void aServerThatEndsIsStartedAgainHoweverOftenAndAfterFailures() throws Exception {
        ProcessHandle server = newServer();
        try (EmbeddedDatabaseWatch watch = new EmbeddedDatabaseWatch(server, this::newServer)) {
            watch.start();
            for (int times = 0; times < 3; times++) {
                failures.set(times);
                ProcessHandle.of(started.take()).orElseThrow().destroyForcibly();
                Long next = started.poll(PATIENCE_S, TimeUnit.SECONDS);
                assertThat(next).as("server after end %d", times).isNotNull();
                started.add(next);
            }
        } finally {
            end();
        }
    }

    @Test
    void oneThatEndsAfterTheWatchIsLeftAlone() throws Exception {
        ProcessHandle server = newServer();
        EmbeddedDatabaseWatch watch = new EmbeddedDatabaseWatch(server, this::newServer);
        watch.start();
        watch.close();
        started.take();
        server.destroyForcibly();
        server.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(started).isEmpty();
    }

    private void end() {
        for (Long pid : started) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
