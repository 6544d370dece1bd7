package suhuan.scenarios;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SIGSTOP of each process in turn; {@code -Dfreeze.seconds=} says for how long, 30 with -Dslow. */
@OnFabric
class FrozenProcessTest {
    private static final Duration RECOVERY = Duration.ofSeconds(240);

    @Test
    void whatever_process_stands_still_writing_goes_on_when_it_moves_again(Consortium consortium) throws Exception {
        Network network = consortium.network();
        Network.Node producer = network.peer("Producer");
        freeze(consortium, network.orderers().get(0).name());
        freeze(consortium, producer.name());
        freeze(consortium, network.peer("Regulator").name());
        freeze(consortium, producer.chaincode());
        freeze(consortium, network.peer("Regulator").chaincode());
        Gateway gateway = consortium.speaker(Party.MAKER).gateway();
        watch(consortium, gateway.name(), false, gateway::freeze, gateway::thaw);
        Postgres postgres = gateway.postgres();
        watch(consortium, "PostgreSQL of the " + gateway.name(), false, postgres::freeze, postgres::thaw);
    }

    private static void freeze(Consortium consortium, String process) throws Exception {
        Network network = consortium.network();
        // On the small network everybody needs every process.
        watch(consortium, process, !network.full(), () -> network.freeze(process), () -> network.thaw(process));
    }

    private static void watch(
            Consortium consortium, String process, boolean feltByAll, Fault.Step freeze, Fault.Step thaw)
            throws Exception {
        Fault.of("SIGSTOP of " + process)
                .made(freeze)
                .lasting(Duration.ofSeconds(Integer.getInteger("freeze.seconds", 3)))
                .feltByAll(feltByAll)
                .ended(thaw)
                .watch(consortium, RECOVERY);
    }
}
