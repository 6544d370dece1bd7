package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import suhuan.client.SuhuanClient;

/**
 * An organisation has two peers, one of which missed many blocks; then the other one is lost. {@code -Dbehind.blocks=} says how many,
 * 1,000 with -Dslow.
 */
@OnFabric
class LaggingPeerTest {
    private static final Duration RECOVERY = Duration.ofSeconds(240);

    @Test
    void a_peer_that_missed_many_blocks_is_named_as_behind_and_catches_up(Consortium consortium) throws Exception {
        int blocks = Integer.getInteger("behind.blocks", 60);
        Network network = consortium.network();
        Network.Node first = network.peer("Producer");
        network.net("join-peer", "Producer");
        Network.Node second = network.peers().stream()
                .filter(peer ->
                        peer.organisation().equals("Producer") && !peer.label().equals(first.label()))
                .findFirst()
                .orElseThrow();
        Consortium.Member producer = consortium.speaker(Party.MAKER);
        // Its file names both peers now.
        producer.gateway().stop();
        producer.gateway().start();

        network.stop(second.name());
        long begin = System.nanoTime();
        long from = producer.gateway().standing().getCommittedBlock();
        try (SuhuanClient client = producer.patient(Party.MAKER)) {
            while (producer.gateway().standing().getCommittedBlock() < from + blocks) {
                var envelope = consortium.newPack(Party.MAKER);
                consortium.book().sent(Party.MAKER, envelope);
                consortium.book().answered(client.record(envelope));
            }
        }
        long height = producer.gateway().standing().getCommittedBlock();
        producer.gateway().awaitProjected(consortium.book().lastBlock());
        double made = (System.nanoTime() - begin) / 1e9;

        // Without orderers it cannot catch up, so that there is time to see it behind.
        for (Network.Node orderer : network.orderers()) {
            network.stop(orderer.name());
        }
        network.stop(first.name());
        network.start(second.name());
        String problem = producer.gateway().awaitProblem("is behind", RECOVERY);
        System.out.println("a peer " + blocks + " blocks behind: the gateway says: " + problem);
        assertThat(problem).contains(Long.toString(height));

        long healed = System.nanoTime();
        for (Network.Node orderer : network.orderers()) {
            network.start(orderer.name());
        }
        consortium.record(Party.MAKER, consortium.newPack(Party.MAKER));
        double recovered = (System.nanoTime() - healed) / 1e9;
        network.start(first.name());
        System.out.printf(
                "  %d one-envelope blocks made in %.1f s; caught up and written again %.1f s after the orderers were"
                        + " back%n",
                blocks, made, recovered);
    }
}
