package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** kill -9 of each kind of node while two organisations write, and its return. */
@OnFabric
class KilledNodesTest {
    private static final Duration DOWN = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(240);

    @Test
    void an_orderer_dies_and_returns(Consortium consortium) throws Exception {
        String orderer = consortium.network().orderers().get(0).name();
        killAndStart(consortium, orderer);
    }

    @Test
    void the_leader_of_the_ordering_service_dies_and_another_leads(Consortium consortium) throws Exception {
        assumeTrue(consortium.network().full(), "a network of one orderer has no other leader; run with -Pfull");
        String leader = consortium.network().leader();
        killAndStart(consortium, leader);
        assertThat(consortium.network().leader()).isNotEqualTo(leader);
    }

    @Test
    void the_peer_of_a_gateway_dies_and_returns(Consortium consortium) throws Exception {
        killAndStart(consortium, consortium.network().peer("Producer").name());
    }

    @Test
    void the_peer_of_the_regulator_dies_and_returns(Consortium consortium) throws Exception {
        killAndStart(consortium, consortium.network().peer("Regulator").name());
    }

    @Test
    void a_chaincode_process_dies_and_returns(Consortium consortium) throws Exception {
        killAndStart(consortium, consortium.network().peer("Producer").chaincode());
    }

    private static void killAndStart(Consortium consortium, String process) throws Exception {
        Network network = consortium.network();
        Fault.of("kill -9 of " + process)
                .made(() -> network.kill(process))
                .lasting(DOWN)
                .feltByAll(!network.full())
                .ended(() -> network.start(process))
                .watch(consortium, RECOVERY);
    }
}
