package suhuan.scenarios;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SIGSTOP of each process in turn; {@code -Dfreeze.seconds=} says for how long, 30 with -Dslow. */
@OnFabric
class FrozenProcessTest {
    private static final Duration RECOVERY = Duration.ofSeconds(120);

    @Test
    void whatever_process_stands_still_writing_goes_on_when_it_moves_again(Consortium consortium) throws Exception {
        Network network = consortium.network();
        Network.Node producer = network.peer("Producer");
        freeze(consortium, network.orderers().get(0).name());
        freeze(consortium, producer.name());
        freeze(consortium, network.peer("Regulator").name());
        freeze(consortium, producer.chaincode());
        Gateway gateway = consortium.speaker(Party.MAKER).gateway();
        watch(consortium, gateway.name(), gateway::freeze, gateway::thaw);
        Postgres postgres = gateway.postgres();
        watch(consortium, "PostgreSQL of the " + gateway.name(), postgres::freeze, postgres::thaw);
        consortium.prove();
    }

    private static void freeze(Consortium consortium, String process) throws Exception {
        Network network = consortium.network();
        watch(consortium, process, () -> network.freeze(process), () -> network.thaw(process));
    }

    private static void watch(Consortium consortium, String process, Fault.Step freeze, Fault.Step thaw)
            throws Exception {
        Fault.of("SIGSTOP of " + process)
                .made(freeze)
                .lasting(Duration.ofSeconds(Integer.getInteger("freeze.seconds", 5)))
                .ended(thaw)
                .watch(consortium, RECOVERY);
    }
}
