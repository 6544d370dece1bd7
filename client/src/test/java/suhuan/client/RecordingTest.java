package suhuan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.GetItemRequest;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.testing.InMemoryGateway;
import suhuan.testing.InMemoryGateway.Faults.Fault;

/** One envelope at a time: sent again where that can help, byte for byte, and not otherwise. */
class RecordingTest {
    private static final RetryPolicy QUICK = new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(4));
    private InMemoryGateway gateway;
    private SuhuanClient client;
    private final EnvelopeMaker maker = new EnvelopeMaker(InMemoryGateway.PARTY, "", null);

    @BeforeEach
    void start() throws Exception {
        gateway = new InMemoryGateway(Set.of("9YJPB01"));
        client = new SuhuanClient(gateway.options().withRetry(QUICK));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        gateway.close();
    }

    private static Command pack(int serial) {
        return Command.newBuilder()
                .setRegisterBattery(RegisterBattery.newBuilder()
                        .setBatteryCode(String.format("9YJPB010BL1A01F31%07d", serial))
                        .setMassMg(478_000_000L)
                        .setCapacityMah(228_000)
                        .setVoltageMv(332_800))
                .build();
    }

    @Test
    void theKeyGoesWithEveryCall() {
        client.record(maker.make(List.of(pack(1))));
        assertThat(gateway.authorizations()).containsExactly("Bearer " + InMemoryGateway.KEY);
    }

    @Test
    void anUnknownOutcomeIsResolvedByTheSameBytes() {
        gateway.faults(arrival -> arrival == 1 ? Fault.BREAK_AFTER_COMMIT : Fault.NONE);
        RecordAnswer answer = client.record(maker.make(List.of(pack(1))));
        assertThat(answer).isInstanceOf(RecordAnswer.Recorded.class);
        assertThat(((RecordAnswer.Recorded) answer).receipt().getAlreadyRecorded())
                .isTrue();
        assertThat(gateway.arrivals()).isEqualTo(2);
        assertThat(gateway.envelopeCount()).isEqualTo(1);
        assertThat(gateway.batteries()).hasSize(1);
    }

    @Test
    void aBusyGatewayIsAskedAgain() {
        gateway.faults(arrival -> arrival <= 3 ? Fault.BUSY : Fault.NONE);
        assertThat(client.record(maker.make(List.of(pack(1))))).isInstanceOf(RecordAnswer.Recorded.class);
        assertThat(gateway.arrivals()).isEqualTo(4);
    }

    @Test
    void patienceEnds() {
        gateway.faults(arrival -> Fault.BREAK_BEFORE_COMMIT);
        assertThatThrownBy(() -> client.record(maker.make(List.of(pack(1)))))
                .isInstanceOfSatisfying(CallFailedException.class, e -> {
                    assertThat(e.refusal().name()).isEqualTo("COMMIT_OUTCOME_UNKNOWN");
                    assertThat(e.refusal().number()).isEqualTo(9);
                    assertThat(e.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                    assertThat(e.unreachable()).isFalse();
                });
        assertThat(gateway.arrivals()).isEqualTo(5);
    }

    @Test
    void otherBytesUnderOneIdAreAnAnswerNotAnException() {
        String id = UuidV7.fresh();
        client.record(maker.make(id, 1, false, List.of(pack(1))));
        RecordAnswer second = client.record(maker.make(id, 1, false, List.of(pack(2))));
        assertThat(second).isInstanceOfSatisfying(RecordAnswer.RefusedWhole.class, whole -> {
            assertThat(whole.refusal().number()).isEqualTo(210);
            assertThat(whole.refusal().name()).isEqualTo("ENVELOPE_ID_REUSED");
            assertThat(whole.refusal().details()).containsEntry("envelope_id", id);
            assertThat(whole.refusal().text(Language.EN)).contains(id).contains("other content");
            assertThat(whole.refusal().text(Language.ZH)).contains(id).contains("不同内容");
        });
        assertThat(gateway.arrivals()).isEqualTo(2);
    }

    @Test
    void aHiddenItemIsATypedFailureAndNotAskedTwice() {
        assertThatThrownBy(() -> client.trace(s -> s.getItem(
                        GetItemRequest.newBuilder().setItemId("nobody").build())))
                .isInstanceOfSatisfying(CallFailedException.class, e -> {
                    assertThat(e.refusal().name()).isEqualTo("ITEM_NOT_FOUND");
                    assertThat(e.domain()).isEqualTo("gateway.suhuan");
                    assertThat(e.refusal().text(Language.ZH)).contains("nobody");
                });
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        gateway.close();
        assertThatThrownBy(() -> client.record(maker.make(List.of(pack(1)))))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        e -> assertThat(e.unreachable()).isTrue());
    }
}
