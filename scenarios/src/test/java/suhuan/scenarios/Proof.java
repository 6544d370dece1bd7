package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.client.SuhuanClient;

/**
 * What must hold after every fault: each envelope that was ever sent is answered as before, byte for byte; every gateway stands at
 * the same block, with one fact for each command that a receipt calls recorded, and no other; read models are the same row by
 * row; and each gateway's fsck, which executes the ledger again from block 0, finds nothing.
 */
final class Proof {
    private static final Duration CATCH_UP = Duration.ofSeconds(300);
    /** The ledger is opened by the regulator's gateway, not by an envelope of ours. */
    private static final int FACTS_OF_OPENING = 1;

    private final Consortium consortium;
    private final Book book;

    Proof(Consortium consortium) {
        this.consortium = consortium;
        this.book = consortium.book();
    }

    void run() throws Exception {
        long begin = System.nanoTime();
        consortium.startGateways();
        for (Party party : Party.values()) {
            try (SuhuanClient client = consortium.speaker(party).patient(party)) {
                book.sendAgain(party, client);
            }
        }
        assertThat(book.acknowledged()).isEqualTo(book.size());
        awaitSameHeight();
        compareReadModels();
        consortium.stopGateways();
        String blocks = check();
        System.out.printf(
                "  proved in %.1f s: %d envelopes answered as before, %d gateways the same, fsck clean (%s)%n",
                (System.nanoTime() - begin) / 1e9,
                book.size(),
                consortium.members().size(),
                blocks);
    }

    private void awaitSameHeight() throws Exception {
        Map<String, String> heights = new LinkedHashMap<>();
        Waiting.until("same heights: " + heights, CATCH_UP, () -> {
            List<Long> all = new ArrayList<>();
            for (Consortium.Member member : consortium.members()) {
                WhoAmIResponse standing = member.gateway().standing();
                all.add(standing.getCommittedBlock());
                all.add(standing.getProjectedBlock());
                heights.put(member.gateway().name(), standing.getCommittedBlock() + "/" + standing.getProjectedBlock());
            }
            return all.stream().distinct().count() == 1 && all.get(0) >= book.lastBlock();
        });
    }

    private void compareReadModels() throws Exception {
        Map<String, Integer> promised = book.promisedFacts();
        SortedMap<String, String> first = null;
        for (Consortium.Member member : consortium.members()) {
            SortedMap<String, Integer> found = member.gateway().postgres().factsByPlace();
            promised.forEach((place, facts) -> assertThat(found.get(place))
                    .as(
                            "facts at %s in the read model of the %s",
                            place, member.gateway().name())
                    .isEqualTo(facts));
            assertThat(found.values().stream().mapToInt(Integer::intValue).sum())
                    .as("facts in the read model of the %s", member.gateway().name())
                    .isEqualTo(FACTS_OF_OPENING
                            + promised.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum());
            SortedMap<String, String> digests = member.gateway().postgres().digests();
            if (first == null) {
                first = digests;
                assertThat(digests).containsKeys("fact", "battery", "checkpoint");
            }
            assertThat(digests)
                    .as("read model of the %s", member.gateway().name())
                    .isEqualTo(first);
        }
    }

    /** Runs every gateway's fsck, side by side; answers what they agree on. */
    private String check() {
        List<CompletableFuture<String>> checks = new ArrayList<>();
        for (Consortium.Member member : consortium.members()) {
            checks.add(CompletableFuture.supplyAsync(() -> check(member)));
        }
        List<String> said =
                checks.stream().map(CompletableFuture::join).distinct().toList();
        assertThat(said).as("what the checks say").hasSize(1);
        return said.get(0);
    }

    private static String check(Consortium.Member member) {
        try {
            Commands.Ended ended = member.gateway().fsck();
            assertThat(ended.said())
                    .as("fsck of the %s", member.gateway().name())
                    .endsWith("fsck: clean");
            assertThat(ended.status()).isZero();
            return ended.said()
                    .lines()
                    .filter(line -> line.startsWith("fsck:") && line.contains("block"))
                    .collect(Collectors.joining("; "));
        } catch (java.io.IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
