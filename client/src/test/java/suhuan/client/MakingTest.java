package suhuan.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.WithdrawHandOver;

/** What a client makes before it sends: ids, payloads, commitments, pauses. */
class MakingTest {
    @Test
    void idsAreOfVersionSevenAndCarryTheirTime() {
        long ms = 1_763_856_123_456L;
        UUID id = UUID.fromString(UuidV7.of(ms, -1, -1));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(ms);
        assertThat(UuidV7.of(ms, 5, 6)).isEqualTo(UuidV7.of(ms, 5, 6)).isNotEqualTo(UuidV7.of(ms, 5, 7));
        assertThat(UuidV7.fresh()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void aPayloadSaysWhatWasAsked() throws Exception {
        Command command = Command.newBuilder()
                .setWithdrawHandOver(
                        WithdrawHandOver.newBuilder().setHandOverId("H").setReason("r"))
                .build();
        String id = UuidV7.of(1, 2, 3);
        PreparedEnvelope made = new EnvelopeMaker("P", "S", null).make(id, 42, true, List.of(command));
        EnvelopePayload payload = EnvelopePayload.parseFrom(made.envelope().getPayload());
        assertThat(payload.getEnvelopeId()).isEqualTo(id).isEqualTo(made.envelopeId());
        assertThat(payload.getPartyId()).isEqualTo("P");
        assertThat(payload.getSiteId()).isEqualTo("S");
        assertThat(payload.getOccurredAtMs()).isEqualTo(42);
        assertThat(payload.getAllOrNothing()).isTrue();
        assertThat(payload.getCommandsList()).containsExactly(command);
        assertThat(made.envelope().hasSignature()).isFalse();
        assertThat(made.envelope().hasUnsignedPayload()).isFalse();
    }

    @Test
    void theCommitmentIsOverSortedCodes() throws Exception {
        byte[] expected = MessageDigest.getInstance("SHA-256")
                .digest("suhuan/children/v1\nA\nB\nC\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(ChildCodes.commitment(List.of("C", "A", "B")).getSha256()).isEqualTo(ByteString.copyFrom(expected));
        assertThat(ChildCodes.commitment(List.of("C", "A", "B")).getCount()).isEqualTo(3);
    }

    @Test
    void pausesGrowAndHeedTheServer() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofSeconds(1));
        for (int i = 0; i < 200; i++) {
            assertThat(policy.pauseBefore(1, Duration.ZERO)).isBetween(Duration.ofMillis(50), Duration.ofMillis(101));
            assertThat(policy.pauseBefore(60, Duration.ZERO))
                    .isBetween(Duration.ofMillis(500), Duration.ofMillis(1001));
            assertThat(policy.pauseBefore(1, Duration.ofSeconds(7))).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void optionsDoNotPrintTheKey() {
        assertThat(ClientOptions.local().withKey("secret").toString()).doesNotContain("secret");
    }
}
