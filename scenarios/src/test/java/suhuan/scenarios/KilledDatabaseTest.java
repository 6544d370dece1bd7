package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.CallFailedException;
import suhuan.client.SuhuanClient;

/**
 * kill -9 of the PostgreSQL server that the gateway started, under load: the gateway brings it back by itself. Writing never stops,
 * reads say that they have no answer and then have one again, and the read model has neither gap nor double.
 */
class KilledDatabaseTest {
    private static final int KILLS = 3;
    private static final int SOME = 40;
    private static final Duration SOON = Duration.ofSeconds(180);

    private final Book book = new Book();
    private final SoleMaker maker = new SoleMaker(book);
    private final Sightings reads = new Sightings();
    private volatile boolean enough;

    @TempDir
    Path folder;

    @Test
    void a_killed_database_comes_back_without_a_start_of_the_gateway() throws Exception {
        try (Gateway gateway = new Gateway("gateway", folder.resolve("data"), Gateway.freePort(), List.of())) {
            gateway.start();
            Consortium.Member member = new Consortium.Member(gateway, "", Map.of(Party.MAKER, maker.register(gateway)));
            try (Traffic traffic = new Traffic(book)) {
                traffic.callers(2, Party.MAKER, member, maker::newPack).stream(Party.MAKER, member, maker::newPack);
                traffic.awaitServed(SOME, SOON);
                CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(member));
                for (int kill = 0; kill < KILLS; kill++) {
                    long begin = System.nanoTime();
                    gateway.postgres().kill();
                    traffic.awaitServed(SOME, SOON);
                    Waiting.until("reads have an answer again", SOON, () -> reads.servedSince(begin));
                    double back = reads.secondsToService(begin);
                    long written = book.lastBlock();
                    Waiting.until("the read model moves again", SOON, () -> gateway.projectedBlock() >= written);
                    System.out.printf(
                            "kill -9 of PostgreSQL under load: first read answered after %.1f s, read model up to date after"
                                    + " %.1f s; longest pause of writing %.1f s%n",
                            back,
                            (System.nanoTime() - begin) / 1e9,
                            traffic.sightings().longestPauseSeconds(begin));
                }
                enough = true;
                reader.get();
                traffic.end();
                System.out.println("  writers saw " + traffic.sightings() + "; readers saw " + reads);
                assertThat(traffic.sightings().examples())
                        .as("ways in which writing failed")
                        .isEmpty();
                assertThat(reads.examples().keySet())
                        .as("ways in which reading failed")
                        .isSubsetOf("READ_MODEL_UNAVAILABLE");
            }
            assertThat(gateway.running()).isTrue();
            assertThat(gateway.said().lines().filter(line -> line.contains("PostgreSQL server of this gateway")))
                    .as("lines about it")
                    .hasSize(KILLS)
                    .allMatch(line -> line.contains("was started again after"));
            gateway.stop();
            assertThat(gateway.fsck().said()).endsWith("fsck: clean");
        }
    }

    private void read(Consortium.Member member) {
        GetItemRequest request =
                GetItemRequest.newBuilder().setItemId(Party.MAKER.creditCode()).build();
        try (SuhuanClient client = member.impatient(Party.MAKER)) {
            while (!enough) {
                try {
                    client.trace(stub -> stub.getItem(request));
                    reads.served("answered");
                } catch (CallFailedException e) {
                    reads.failed(e.refusal().name(), e.refusal().en());
                }
            }
        }
    }
}
