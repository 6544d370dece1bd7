package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import suhuan.common.v1.Role;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Receipt;

/** What is refused as a whole leaves no trace and hurts nobody beside it. */
interface RefusalRules extends OnAScene {
    @Test
    default void bytesThatAreNoEnvelopeAreRefused() throws Exception {
        for (ByteString bytes : malformed()) {
            LedgerSubmission submission = new LedgerSubmission("malformed", bytes, scene().organisation());
            assertThat(scene().refusal(scene().ledger().submit(submission))
                            .getReason()
                            .name())
                    .endsWith("_ENVELOPE_MALFORMED");
        }
    }

    @Test
    default void aPartyOfAnotherOrganisationIsNotSpokenFor() throws Exception {
        String elsewhere = scene().freshCreditCode();
        scene().recorded(scene().submission(
                        scene().regulator(),
                        Envelopes.register(Envelopes.party(elsewhere, "Elsewhere", Role.ROLE_REPAIRER))));
        LedgerSubmission submission =
                scene().submission(elsewhere, Envelopes.install(scene().registered(), scene().freshVin()));

        assertThat(scene().refusal(scene().ledger().submit(submission))
                        .getReason()
                        .name())
                .endsWith("_CALLER_ORGANISATION_DIFFERS");
    }

    @Test
    default void aPartyNobodyRegisteredIsRefused() throws Exception {
        LedgerSubmission submission =
                scene().submission(scene().freshCreditCode(), Envelopes.battery(scene().freshCode()));
        assertThat(scene().refusal(scene().ledger().submit(submission))
                        .getReason()
                        .name())
                .endsWith("_CALLER_UNKNOWN");
    }

    @Test
    default void whatIsRefusedLeavesNoTraceAndNeighboursAreRecorded() throws Exception {
        Random random = Seeds.random("whatIsRefusedLeavesNoTraceAndNeighboursAreRecorded");
        LedgerSubmission known = scene().registration(scene().freshCode());
        Receipt knownReceipt = scene().recorded(known);
        long before = scene().ledger().status().lastBlock();
        List<LedgerSubmission> good = new ArrayList<>();
        List<CompletableFuture<SubmitAnswer>> goodAnswers = new ArrayList<>();
        List<CompletableFuture<SubmitAnswer>> knownAnswers = new ArrayList<>();
        List<CompletableFuture<SubmitAnswer>> badAnswers = new ArrayList<>();
        int rounds = 60;
        for (int i = 0; i < rounds; i++) {
            LedgerSubmission recordable = scene().registration(scene().freshCode());
            good.add(recordable);
            goodAnswers.add(scene().ledger().submit(recordable));
            badAnswers.add(scene().ledger().submit(bad(random, known)));
            if (i % 5 == 0) {
                knownAnswers.add(scene().ledger().submit(known));
            }
        }
        for (CompletableFuture<SubmitAnswer> answer : badAnswers) {
            scene().refusal(answer);
        }
        for (CompletableFuture<SubmitAnswer> answer : knownAnswers) {
            assertThat(scene().receipt(answer).getRecording()).isEqualTo(knownReceipt.getRecording());
        }
        Set<ByteString> expected = new HashSet<>();
        for (int i = 0; i < rounds; i++) {
            assertThat(scene().allRecorded(goodAnswers.get(i)).getAlreadyRecorded())
                    .isFalse();
            expected.add(good.get(i).envelope());
        }
        long after = scene().ledger().status().lastBlock();
        assertThat(Recorded.in(scene().blocks(before + 1, after)).stream().map(Recorded::envelope))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private LedgerSubmission bad(Random random, LedgerSubmission known) {
        List<ByteString> malformed = malformed();
        return switch (random.nextInt(5)) {
            case 0 ->
                new LedgerSubmission(
                        "malformed", malformed.get(random.nextInt(malformed.size())), scene().organisation());
            case 1 -> scene().submission(scene().freshCreditCode(), Envelopes.battery(scene().freshCode()));
            case 2 ->
                scene().submission(Envelopes.payload(scene().maker(), Envelopes.battery(scene().freshCode()))
                        .setEnvelopeId("not-a-uuid"));
            case 3 ->
                scene().submission(Envelopes.payload(scene().maker(), Envelopes.battery(scene().freshCode()))
                        .setEnvelopeId(known.envelopeId()));
            default -> scene().submission(scene().maker());
        };
    }

    private List<ByteString> malformed() {
        EnvelopePayload payload = Envelopes.payload(scene().maker(), Envelopes.battery(scene().freshCode()))
                .build();
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(9_999, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        ByteString whole =
                Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString();
        return List.of(
                ByteString.EMPTY,
                ByteString.copyFromUtf8("\u0000\u0001 not an envelope"),
                whole.substring(0, whole.size() - 1),
                Envelope.newBuilder()
                        .setPayload(ByteString.copyFrom(new byte[] {-1, -1, -1}))
                        .build()
                        .toByteString(),
                Envelope.newBuilder().setUnsignedPayload(payload).build().toByteString(),
                Envelope.newBuilder()
                        .setPayload(payload.toBuilder()
                                .setUnknownFields(unknown)
                                .build()
                                .toByteString())
                        .build()
                        .toByteString());
    }
}
