package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Verdict;

/** What was sent and what was answered: every receipt that a caller ever got must stay true, byte for byte. */
final class Book {
    private static final int WINDOW = 64;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** One envelope; the receipt is null until somebody got it. */
    private static final class Line {
        final PreparedEnvelope envelope;
        final Party party;
        Receipt receipt;

        Line(PreparedEnvelope envelope, Party party) {
            this.envelope = envelope;
            this.party = party;
        }
    }

    /** To be called before it is sent. */
    synchronized void sent(Party party, PreparedEnvelope envelope) {
        lines.put(envelope.envelopeId(), new Line(envelope, party));
    }

    /** Takes an answer, and compares it with the one before, if there was one. */
    synchronized Receipt answered(RecordAnswer answer) {
        assertThat(answer).as("answer to %s", answer.sent().envelopeId()).isInstanceOf(RecordAnswer.Recorded.class);
        Receipt receipt = ((RecordAnswer.Recorded) answer).receipt();
        Line line = lines.get(answer.sent().envelopeId());
        if (line.receipt == null) {
            line.receipt = receipt;
        } else {
            assertThat(receipt.getRecording().toByteString())
                    .as("recording of %s", line.envelope.envelopeId())
                    .isEqualTo(line.receipt.getRecording().toByteString());
            assertThat(receipt.getAlreadyRecorded())
                    .as("%s is known", line.envelope.envelopeId())
                    .isTrue();
        }
        return receipt;
    }

    synchronized int size() {
        return lines.size();
    }

    synchronized int acknowledged() {
        return Math.toIntExact(
                lines.values().stream().filter(line -> line.receipt != null).count());
    }

    /** Envelopes of a party, in the order sent. */
    synchronized List<PreparedEnvelope> of(Party party) {
        return lines.values().stream()
                .filter(line -> line.party == party)
                .map(line -> line.envelope)
                .toList();
    }

    /** Sends every envelope of a party once more. Afterwards all of them are acknowledged. */
    void sendAgain(Party party, SuhuanClient client) throws InterruptedException {
        List<AssertionError> wrong = new ArrayList<>();
        try (RecordStreamSession session = client.stream(WINDOW, answer -> {
            try {
                answered(answer);
            } catch (AssertionError e) {
                wrong.add(e);
            }
        })) {
            for (PreparedEnvelope envelope : of(party)) {
                session.send(envelope);
            }
            session.awaitAnswers();
        }
        assertThat(wrong).as("answers of %s that changed", party).isEmpty();
    }

    /** Facts that the receipts promise, by place on the ledger. */
    synchronized Map<String, Integer> promisedFacts() {
        Map<String, Integer> promised = new LinkedHashMap<>();
        for (Line line : lines.values()) {
            int facts = Math.toIntExact(line.receipt.getRecording().getVerdictsList().stream()
                    .filter(Verdict::hasRecorded)
                    .count());
            if (facts > 0) {
                Integer before =
                        promised.put(Postgres.place(line.receipt.getRecording().getPosition()), facts);
                assertThat(before).as("two envelopes at one place").isNull();
            }
        }
        return promised;
    }

    synchronized long lastBlock() {
        return lines.values().stream()
                .filter(line -> line.receipt != null)
                .mapToLong(line -> line.receipt.getRecording().getPosition().getBlockNumber())
                .max()
                .orElse(0);
    }
}
