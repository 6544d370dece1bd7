package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.client.SuhuanClient;

/**
 * kill -9 of the real gateway on its embedded ledger at random moments of a stream: afterwards every acknowledged envelope is there
 * with the same recording, byte for byte, what was not acknowledged can be sent again, and fsck finds nothing.
 *
 * <p>{@code -Dkills=50} for a long run (default 3); {@code -Dseed=} replays the choice of moments.
 */
class KillGatewayTest {
    private final Book book = new Book();
    private final SoleMaker maker = new SoleMaker(book);

    @TempDir
    Path folder;

    @Test
    void nothing_acknowledged_is_lost_whenever_the_gateway_dies() throws Exception {
        int kills = Integer.getInteger("kills", 3);
        Random random = Seed.random("gateway on the embedded ledger killed " + kills + " times");
        try (Gateway gateway = new Gateway("gateway", folder.resolve("data"), Gateway.freePort(), List.of())) {
            gateway.start();
            String key = maker.register(gateway);
            new StreamKills(gateway, Party.MAKER, key, book, maker::newPack).run(kills, random);
            gateway.start();
            try (SuhuanClient client = gateway.patient(key)) {
                book.sendAgain(Party.MAKER, client);
            }
            gateway.stop();
            assertThat(gateway.fsck().said()).endsWith("fsck: clean");
        }
    }
}
