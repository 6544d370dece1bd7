package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Verdict;

/** Sends packs over one record stream and insists that every one is recorded. */
final class PackStream {
    private PackStream() {}

    /** Envelopes of so many packs each. */
    static List<PreparedEnvelope> envelopes(List<SamplePacks.Pack> packs, int perEnvelope) {
        EnvelopeMaker maker = new EnvelopeMaker(SamplePacks.MAKER, "", null);
        List<PreparedEnvelope> envelopes = new ArrayList<>();
        for (int from = 0; from < packs.size(); from += perEnvelope) {
            List<Command> commands = new ArrayList<>(perEnvelope);
            for (SamplePacks.Pack pack : packs.subList(from, Math.min(packs.size(), from + perEnvelope))) {
                commands.add(pack.command());
            }
            envelopes.add(maker.make(commands));
        }
        return envelopes;
    }

    /** Sends all and waits for the last receipt; answers the highest position. */
    static Position send(SuhuanClient client, List<PreparedEnvelope> envelopes, int window)
            throws InterruptedException {
        AtomicReference<@Nullable Position> last = new AtomicReference<>();
        try (RecordStreamSession session = client.stream(window, answer -> last.set(position(answer)))) {
            for (PreparedEnvelope envelope : envelopes) {
                session.send(envelope);
            }
            session.awaitAnswers();
        }
        Position position = last.get();
        if (position == null) {
            throw new IllegalStateException("nothing was answered");
        }
        return position;
    }

    /** Position of an answer in which every command was recorded. */
    static Position position(RecordAnswer answer) {
        if (!(answer instanceof RecordAnswer.Recorded recorded)) {
            throw new IllegalStateException("refused as a whole");
        }
        for (Verdict verdict : recorded.receipt().getRecording().getVerdictsList()) {
            if (!verdict.hasRecorded()) {
                throw new IllegalStateException(
                        "refused: " + verdict.getRefused().getReason());
            }
        }
        return recorded.receipt().getRecording().getPosition();
    }
}
