package suhuan.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.cell;
import static suhuan.chaincode.contract.fixture.Commands.command;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.withChildren;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Verdict;

/** Whatever bytes come, the answer is a value: recorded, known or refused, and a refusal leaves no trace. */
class EnvelopeFuzzTest {
    private static final int ROUNDS = 3_000;

    private final World world = World.fresh();

    @FuzzTest(maxDuration = "5s")
    void anyEnvelope(byte[] bytes) {
        answered(ByteString.copyFrom(bytes));
    }

    @FuzzTest(maxDuration = "5s")
    void anyPayload(byte[] bytes) {
        answered(Envelope.newBuilder()
                .setPayload(ByteString.copyFrom(bytes))
                .build()
                .toByteString());
    }

    @Test
    void soundEnvelopesWithBytesChanged() {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("EnvelopeFuzzTest: -Dseed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            EnvelopePayload.Builder sound = world.payload(
                    MAKER, "", command(withChildren(registerBattery(pack(round + 1)), List.of(cell(1), cell(2)))));
            byte[] payload = sound.build().toByteArray();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt();
            }
            answered(Envelope.newBuilder()
                    .setPayload(ByteString.copyFrom(payload))
                    .build()
                    .toByteString());
        }
    }

    private void answered(ByteString envelope) {
        Outcome outcome = world.execute(World.NOW, World.submission(envelope, MAKER));
        EnvelopeResult result = outcome.result().getResults(0);
        if (result.hasRefused()) {
            Case.mustFillTheText(result.getRefused());
            assertThat(outcome.writes()).isEmpty();
        }
        for (Verdict verdict : result.getRecorded().getVerdictsList()) {
            if (verdict.hasRefused()) {
                Case.mustFillTheText(verdict.getRefused());
            }
        }
    }
}
