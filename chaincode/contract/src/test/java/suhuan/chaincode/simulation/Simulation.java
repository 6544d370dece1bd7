package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;

/**
 * A world of one seed in which somebody does something at random, move after move, while a model of plain maps says what should
 * come of it. What is tried is gathered into batches, so that commands of one batch reach for the same goods; envelopes come
 * twice, transactions are lost and come again.
 */
abstract class Simulation {
    /** Recorded. */
    static final String YES = "";

    /** Refused, for whichever reason. */
    static final String NO = "*";

    private static final Map<Integer, String> REASONS = new HashMap<>();
    private static final int REMEMBERED = 50;

    static {
        for (Reason reason : Reason.values()) {
            REASONS.put(reason.number(), reason.name());
        }
    }

    final long seed;
    final Random random;
    final World world;
    final Tally tally = new Tally();
    long now = World.NOW;

    private final List<Envelope> waiting = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();

    /** An envelope that waits for its batch: what it says and what the model expects of each command. */
    private static final class Envelope {
        final String party;
        final String site;
        Submission made;
        String refused = YES;
        final List<Command> commands = new ArrayList<>();
        final List<String> moves = new ArrayList<>();
        final List<String> expected = new ArrayList<>();

        Envelope(String party, String site) {
            this.party = party;
            this.site = site;
        }
    }

    /** An envelope that was recorded, with its verdicts. */
    private record Sent(Submission submission, List<Verdict> verdicts) {}

    Simulation(long seed) {
        this(seed, World.fresh());
    }

    Simulation(long seed, World world) {
        this.seed = seed;
        this.world = world;
        this.random = new Random(seed);
    }

    /** What there is before the first move. */
    void begin() {}

    /** One thing tried by somebody. */
    abstract void move();

    /** What every simulation of this kind must have seen recorded and refused. */
    abstract Set<Command.CommandCase> commands();

    /** Compares what is stored with the model when all is done. */
    abstract void audit() throws InvalidProtocolBufferException;

    /** Plays so many moves and compares what is where. */
    final void play(int moves) throws InvalidProtocolBufferException {
        begin();
        for (int i = 0; i < moves; i++) {
            move();
            if (random.nextInt(3) == 0) {
                flush();
            }
        }
        flush();
        audit();
    }

    /**
     * Something tried: it joins the batch that waits. The model must have moved on when it is recorded, because what comes
     * next in the batch sees it.
     *
     * @return whether it is recorded
     */
    final boolean tries(String move, String expected, String party, String site, Object builder) {
        Envelope last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
        if (last == null
                || last.made != null
                || !last.party.equals(party)
                || !last.site.equals(site)
                || random.nextBoolean()) {
            last = new Envelope(party, site);
            waiting.add(last);
        }
        last.commands.add(Commands.command(builder));
        last.moves.add(move);
        last.expected.add(expected);
        return expected.equals(YES);
    }

    /** An envelope that was made elsewhere. */
    final void tries(EnvelopePayload payload, Submission made, List<String> expected) {
        Envelope envelope = new Envelope(payload.getPartyId(), payload.getSiteId());
        envelope.made = made;
        envelope.commands.addAll(payload.getCommandsList());
        envelope.expected.addAll(expected);
        payload.getCommandsList()
                .forEach(command -> envelope.moves.add(command.getCommandCase().name()));
        waiting.add(envelope);
    }

    /** An envelope that was made elsewhere and is refused as a whole: it leaves no trace. */
    final void refused(EnvelopePayload payload, Submission made, String reason) {
        tries(payload, made, List.of());
        waiting.get(waiting.size() - 1).refused = reason;
    }

    /** Sends the batch that waits; nothing is left in doubt afterwards. */
    final void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Submission> batch = new ArrayList<>();
        for (Envelope envelope : waiting) {
            batch.add(envelope.made == null ? submission(envelope) : envelope.made);
        }
        int repeated = sent.isEmpty() || random.nextInt(6) > 0 ? -1 : random.nextInt(sent.size());
        if (repeated >= 0) {
            batch.add(sent.get(repeated).submission());
        }
        boolean doubled = random.nextInt(6) == 0 && waiting.get(0).refused.equals(YES);
        if (doubled) {
            batch.add(batch.get(0));
        }
        Submission[] submissions = batch.toArray(Submission[]::new);
        if (random.nextInt(10) == 0) {
            // A transaction that is lost leaves no trace, and the same envelopes come again.
            world.ledger().copy().execute(now, submissions);
        }
        List<EnvelopeResult> results = world.execute(now, submissions).result().getResultsList();
        for (int i = 0; i < waiting.size(); i++) {
            compare(waiting.get(i), results.get(i));
            if (results.get(i).hasRecorded()) {
                remember(new Sent(batch.get(i), results.get(i).getRecorded().getVerdictsList()), repeated);
            }
        }
        if (repeated >= 0) {
            known(results.get(waiting.size()), sent.get(repeated).verdicts());
        }
        if (doubled) {
            known(results.get(results.size() - 1), results.get(0).getRecorded().getVerdictsList());
        }
        waiting.clear();
    }

    private Submission submission(Envelope envelope) {
        return World.unsigned(world.payload(envelope.party, envelope.site, envelope.commands.toArray(Command[]::new))
                .setOccurredAtMs(now));
    }

    /** Time goes on, for what is tried from here. */
    final void later(long ms) {
        flush();
        now += ms;
    }

    /** One of a list, by chance. */
    final <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A day in China that lies so many days ahead, yyyymmdd. */
    final int day(long ahead) {
        // China has one time zone and no summer time.
        LocalDate day = Instant.ofEpochMilli(now)
                .atOffset(ZoneOffset.ofHours(8))
                .toLocalDate()
                .plusDays(ahead);
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    private void remember(Sent one, int inUse) {
        if (sent.size() < REMEMBERED) {
            sent.add(one);
            return;
        }
        int place = random.nextInt(REMEMBERED);
        if (place != inUse) {
            sent.set(place, one);
        }
    }

    private void known(EnvelopeResult result, List<Verdict> verdicts) {
        assertThat(result.getKnown().getVerdictsList())
                .as("an envelope that comes again: %s", result)
                .isEqualTo(verdicts);
        tally.count("envelope again", true);
    }

    private void compare(Envelope envelope, EnvelopeResult result) {
        if (!envelope.refused.equals(YES)) {
            String reason = REASONS.get(result.getRefused().getReasonValue());
            assertThat(reason).as("%s %s", envelope.commands, result).isEqualTo(envelope.refused);
            tally.count(reason, false);
            return;
        }
        assertThat(result.hasRecorded()).as("%s %s", envelope.commands, result).isTrue();
        for (int i = 0; i < envelope.commands.size(); i++) {
            Verdict verdict = result.getRecorded().getVerdicts(i);
            String expected = envelope.expected.get(i);
            String answer = verdict.hasRecorded()
                    ? YES
                    : REASONS.get(verdict.getRefused().getReasonValue());
            if (!expected.equals(answer) && !(expected.equals(NO) && !verdict.hasRecorded())) {
                throw new AssertionError("the model says '" + expected + "' to " + envelope.moves.get(i) + " of "
                        + envelope.party + " at '" + envelope.site + "': " + envelope.commands.get(i) + verdict);
            }
            tally.count(envelope.moves.get(i), verdict.hasRecorded());
            tally.count(envelope.commands.get(i).getCommandCase(), verdict.hasRecorded());
            if (!verdict.hasRecorded()) {
                tally.count(answer, false);
            }
        }
    }
}
