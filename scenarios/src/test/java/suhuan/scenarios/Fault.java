package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Something broken for a while, under traffic of two organisations; says what callers saw and when they were served again. */
final class Fault {
    private static final int CALLERS = 4;
    private static final int WARM = 40;
    private static final int SERVED_AFTER = 60;
    private static final Duration BEFORE = Duration.ofSeconds(180);

    private final String name;
    private Step make = () -> {};
    private Step end = () -> {};
    private Duration lasting = Duration.ZERO;
    private boolean felt;

    private Fault(String name) {
        this.name = name;
    }

    /** Something done to the world. */
    interface Step {
        void run() throws Exception;
    }

    static Fault of(String name) {
        return new Fault(name);
    }

    Fault made(Step step) {
        make = step;
        return this;
    }

    Fault lasting(Duration duration) {
        lasting = duration;
        return this;
    }

    /** Nothing is written while it lasts; a fault that nobody feels tests nothing. */
    Fault feltByAll(boolean byAll) {
        felt = byAll;
        return this;
    }

    Fault ended(Step step) {
        end = step;
        return this;
    }

    /** Makes the fault and ends it while both organisations write; answers what callers saw, once every call is answered. */
    Sightings watch(Consortium consortium, Duration recovery) throws Exception {
        try (Traffic traffic = new Traffic(consortium.book())) {
            traffic
                    .callers(
                            CALLERS,
                            Party.MAKER,
                            consortium.speaker(Party.MAKER),
                            () -> consortium.newPack(Party.MAKER))
                    .stream(Party.MAKER, consortium.speaker(Party.MAKER), () -> consortium.newPack(Party.MAKER))
                    .callers(1, Party.BUYER, consortium.speaker(Party.BUYER), () -> consortium.newPack(Party.BUYER));
            traffic.awaitServed(WARM, BEFORE);
            long began = System.nanoTime();
            make.run();
            Waiting.let(lasting);
            long healing = System.nanoTime();
            end.run();
            long healed = System.nanoTime();
            traffic.awaitServed(SERVED_AFTER, recovery);
            traffic.end();
            System.out.printf(
                    "%s, for %.1f s: callers saw %s; longest pause %.1f s; served %.1f s after it was ended"
                            + " (back after %.1f s)%n",
                    name,
                    (healing - began) / 1e9,
                    traffic.sightings(),
                    traffic.sightings().longestPauseSeconds(began),
                    traffic.sightings().secondsToService(healing),
                    (healed - healing) / 1e9);
            if (felt) {
                // What was under way when it was made may still be answered, so the pause can be a little shorter.
                assertThat(traffic.sightings().longestPauseSeconds(began))
                        .as("longest pause during %s", name)
                        .isGreaterThan(lasting.toMillis() / 2e3);
            }
            traffic.sightings().examples().forEach((outcome, text) -> System.out.println("  " + outcome + ": " + text));
            return traffic.sightings();
        }
    }
}
