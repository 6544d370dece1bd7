package suhuan.cli.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.RecordStreamSession;
import suhuan.client.Refusal;
import suhuan.client.SuhuanClient;
import suhuan.client.UuidV7;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Verdict;

/**
 * One party's desk at one site. Envelope ids come from the step's name, so that a demo started again sends what it sent
 * before and the ledger knows it.
 */
final class DemoDesk {
    private static final int WINDOW = 8;

    private final SuhuanClient client;
    private final String partyId;
    private final DemoClock clock;
    private final Tally tally;
    private final boolean amongOthers;

    /**
     * @param amongOthers whether what other desks record reaches this one's gateway over a network, a little later
     */
    DemoDesk(SuhuanClient client, String partyId, DemoClock clock, Tally tally, boolean amongOthers) {
        this.client = client;
        this.partyId = partyId;
        this.clock = clock;
        this.tally = tally;
        this.amongOthers = amongOthers;
    }

    SuhuanClient client() {
        return client;
    }

    /** Records one envelope; every command of it must be recorded. */
    Receipt record(String step, String siteId, long occurredAtMs, List<Command> commands) {
        hearOfTheOthers();
        RecordAnswer answer = client.record(envelope(step, siteId, occurredAtMs, commands));
        return accepted(step, answer);
    }

    /** Tries a command that the ledger must refuse, and keeps the refusal like any other answer; answers why it did. */
    Refusal refused(String step, String siteId, long occurredAtMs, Command command) {
        hearOfTheOthers();
        RecordAnswer answer = client.record(envelope(step, siteId, occurredAtMs, List.of(command)));
        if (answer instanceof RecordAnswer.RefusedWhole whole) return whole.refusal();
        Receipt receipt = ((RecordAnswer.Recorded) answer).receipt();
        Verdict verdict = receipt.getRecording().getVerdicts(0);
        if (!verdict.hasRefused()) throw new DemoProblem(step + ": recorded, where the ledger should refuse");
        tally.count(receipt);
        return Refusal.of(verdict.getRefused());
    }

    /** Records many batches of commands over one stream; every command must be recorded. */
    void stream(String step, String siteId, long occurredAtMs, Iterable<List<Command>> batches)
            throws InterruptedException {
        hearOfTheOthers();
        AtomicReference<@Nullable RuntimeException> problem = new AtomicReference<>();
        try (RecordStreamSession session = client.stream(WINDOW, answer -> {
            try {
                accepted(step, answer);
            } catch (DemoProblem e) {
                problem.compareAndSet(null, e);
            }
        })) {
            int number = 0;
            for (List<Command> batch : batches)
                session.send(envelope(step + "/" + number++, siteId, occurredAtMs, batch));
            session.awaitAnswers();
        }
        @Nullable RuntimeException first = problem.get();
        if (first != null) throw first;
    }

    /** Waits until this desk's gateway has what every desk recorded: people act on what they were told, and so does the demo. */
    private void hearOfTheOthers() {
        if (!amongOthers || tally.envelopes() == 0) return;
        GetItemRequest own = GetItemRequest.newBuilder()
                .setItemId(partyId)
                .setKind(ItemKind.ITEM_KIND_PARTY)
                .setMinPosition(tally.last())
                .build();
        client.trace(s -> s.getItem(own));
    }

    private PreparedEnvelope envelope(String step, String siteId, long occurredAtMs, List<Command> commands) {
        return new EnvelopeMaker(partyId, siteId, null).make(id(step), occurredAtMs, false, commands);
    }

    private String id(String step) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("suhuan/demo/" + partyId + "/" + step).getBytes(StandardCharsets.UTF_8));
            ByteBuffer chance = ByteBuffer.wrap(hash);
            return UuidV7.of(clock.epochMs(), chance.getLong(), chance.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Receipt accepted(String step, RecordAnswer answer) {
        if (answer instanceof RecordAnswer.RefusedWhole whole) {
            throw new DemoProblem(step + ": " + whole.refusal().name() + ": "
                    + whole.refusal().en());
        }
        Receipt receipt = ((RecordAnswer.Recorded) answer).receipt();
        for (Verdict verdict : receipt.getRecording().getVerdictsList()) {
            if (!verdict.hasRefused()) continue;
            Refusal refusal = Refusal.of(verdict.getRefused());
            throw new DemoProblem(step + ": " + refusal.name() + ": " + refusal.en());
        }
        tally.count(receipt);
        return receipt;
    }
}
