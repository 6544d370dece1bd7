package suhuan.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.EventView;
import suhuan.cli.Main;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.LotSplit;
import suhuan.testing.InMemoryGateway;

/** Later facts are named as the history shows them, and only where it shows them whole. */
class CorrectionAskTest {
    private static final Fact SPLIT = Fact.newBuilder()
            .setEnvelopeId("E-1")
            .setLotSplit(LotSplit.newBuilder().setLotId("L"))
            .build();
    private static final Fact OFFERED = Fact.newBuilder()
            .setEnvelopeId("E-2")
            .setHandOverOffered(HandOverOffered.newBuilder().setHandOverId("H"))
            .build();

    private static EventView event(int block, Fact recorded, Fact shown) throws NoSuchAlgorithmException {
        return EventView.newBuilder()
                .setPosition(Position.newBuilder().setBlockNumber(block).setCommandIndex(2))
                .setFact(shown)
                .setFactSha256(
                        ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(recorded.toByteArray())))
                .build();
    }

    private static int run(InMemoryGateway gateway, StringWriter out, String line) {
        List<String> arguments =
                new ArrayList<>(List.of("--lang", "en", "--server", "127.0.0.1:" + gateway.port(), "--key", "k"));
        arguments.addAll(List.of(line.split(" ")));
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(arguments.toArray(String[]::new), writer, writer);
    }

    private static Command asks(Fact fact) {
        return Command.newBuilder()
                .setAskConsent(AskConsent.newBuilder().setCorrectionId("C").setFact(fact.toByteString()))
                .build();
    }

    @Test
    void theFactsAtThePlacesAreNamedInTheOrderGiven() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gateway.history("L", List.of(event(57, SPLIT, SPLIT), event(58, OFFERED, OFFERED)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item L --relied-at 57/0/0/2,58/0/0/2"))
                    .as(out.toString())
                    .isZero();
            assertThat(gateway.commands()).containsExactly(asks(SPLIT), asks(OFFERED));
        }
    }

    @Test
    void aPlaceWithoutAFactIsUsage() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gateway.history("L", List.of(event(57, SPLIT, SPLIT)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item L --relied-at 57/0/0/3"))
                    .isEqualTo(2);
            assertThat(out.toString()).contains("Nothing at block 57/0/0/3 is in the history of L");
        }
    }

    /** The ledger knows a fact by its bytes: what is left out of it for the caller makes others of them. */
    @Test
    void aFactThatIsNotShownWholeIsNotNamed() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gateway.history("L", List.of(event(57, SPLIT, OFFERED)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item L --relied-at 57/0/0/2"))
                    .isEqualTo(2);
            assertThat(out.toString()).contains("you are not shown it whole and cannot name it; the regulator can");
            assertThat(gateway.envelopeCount()).isZero();
        }
    }
}
