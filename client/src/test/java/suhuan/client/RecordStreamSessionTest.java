package suhuan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.testing.InMemoryGateway;
import suhuan.testing.InMemoryGateway.Faults.Fault;
import suhuan.testing.Seeds;

/** Streams that break where they like: every envelope answered once, in order, recorded once. */
class RecordStreamSessionTest {
    private static final RetryPolicy QUICK = new RetryPolicy(6, Duration.ofMillis(1), Duration.ofMillis(4));
    private final EnvelopeMaker maker = new EnvelopeMaker(InMemoryGateway.PARTY, "", null);

    private PreparedEnvelope envelope(int serial) {
        return maker.make(List.of(Command.newBuilder()
                .setRegisterBattery(RegisterBattery.newBuilder()
                        .setBatteryCode(String.format("9YJPB010BL1A01F31%07d", serial))
                        .setMassMg(478_000_000L))
                .build()));
    }

    @Test
    void breaksAnywhereLoseAndDoubleNothing() throws Exception {
        Random random = Seeds.random("RecordStreamSessionTest");
        for (int round = 0; round < 20; round++) {
            int window = 1 + random.nextInt(12);
            long seed = random.nextLong();
            try (InMemoryGateway gateway = new InMemoryGateway(Set.of("9YJPB01"));
                    SuhuanClient client = new SuhuanClient(gateway.options().withRetry(QUICK))) {
                gateway.faults(arrival -> fault(seed, arrival));
                List<String> answered = Collections.synchronizedList(new ArrayList<>());
                List<String> sent = new ArrayList<>();
                try (RecordStreamSession session = client.stream(
                        window, answer -> answered.add(answer.sent().envelopeId()))) {
                    for (int i = 1; i <= 60; i++) {
                        PreparedEnvelope envelope = envelope(i);
                        sent.add(envelope.envelopeId());
                        session.send(envelope);
                        assertThat(session.unanswered()).hasSizeLessThanOrEqualTo(window);
                    }
                    session.awaitAnswers();
                }
                assertThat(answered).as("seed %d window %d", seed, window).isEqualTo(sent);
                assertThat(gateway.batteries()).hasSize(60);
                assertThat(gateway.envelopeCount()).isEqualTo(60);
            }
        }
    }

    /** One arrival in eight goes wrong, in one of three ways. */
    private static Fault fault(long seed, int arrival) {
        int drawn = new Random(seed + arrival * 31L).nextInt(24);
        return switch (drawn) {
            case 0 -> Fault.BREAK_BEFORE_COMMIT;
            case 1 -> Fault.BREAK_AFTER_COMMIT;
            case 2 -> Fault.BUSY;
            default -> Fault.NONE;
        };
    }

    @Test
    void withoutProgressItGivesUpAndKeepsWhatWasNotAnswered() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of("9YJPB01"));
                SuhuanClient client = new SuhuanClient(gateway.options().withRetry(QUICK))) {
            gateway.faults(arrival -> arrival > 3 ? Fault.BREAK_BEFORE_COMMIT : Fault.NONE);
            List<String> answered = Collections.synchronizedList(new ArrayList<>());
            try (RecordStreamSession session =
                    client.stream(4, a -> answered.add(a.sent().envelopeId()))) {
                assertThatThrownBy(() -> {
                            for (int i = 1; i <= 10; i++) session.send(envelope(i));
                            session.awaitAnswers();
                        })
                        .isInstanceOfSatisfying(
                                CallFailedException.class,
                                e -> assertThat(e.refusal().name()).isEqualTo("COMMIT_OUTCOME_UNKNOWN"));
                assertThat(answered).hasSize(3);
                assertThat(session.unanswered()).isNotEmpty();
            }
        }
    }

    @Test
    void aReceiverThatThrowsEndsTheStream() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of("9YJPB01"));
                SuhuanClient client = new SuhuanClient(gateway.options().withRetry(QUICK));
                RecordStreamSession session = client.stream(2, a -> {
                    throw new IllegalStateException("disk full");
                })) {
            assertThatThrownBy(() -> {
                        for (int i = 1; i <= 10; i++) session.send(envelope(i));
                        session.awaitAnswers();
                    })
                    .hasMessage("disk full");
        }
    }
}
