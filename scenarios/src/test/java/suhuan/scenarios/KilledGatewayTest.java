package suhuan.scenarios;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** kill -9 of a gateway at random moments of a stream; {@code -Dkills=} says how often, 50 with -Dslow. */
@OnFabric
class KilledGatewayTest {
    @Test
    void nothing_acknowledged_is_lost_whenever_a_gateway_dies(Consortium consortium) throws Exception {
        int kills = Integer.getInteger("kills", 3);
        Random random = Seed.random("gateway on Fabric killed " + kills + " times");
        Consortium.Member producer = consortium.speaker(Party.MAKER);
        new StreamKills(
                        producer.gateway(),
                        Party.MAKER,
                        producer.keys().get(Party.MAKER),
                        consortium.book(),
                        () -> consortium.newPack(Party.MAKER))
                .run(kills, random);
    }
}
