package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.LongFunction;

/**
 * The seeds a simulation plays. A build plays one, in a large world; {@code -Pseeds} plays many one after another, each in a small
 * world of its own. What must be seen at times is asked of all of them together.
 */
final class Seeds {
    private static final boolean SMALL = "small".equals(System.getProperty("suhuan.worlds", ""));

    /** One small world in so many is so much longer, because some things come late. */
    private static final int LONGER = 50;

    private static final int TIMES = 10;

    private Seeds() {}

    /** Whether worlds are small. */
    static boolean small() {
        return SMALL;
    }

    /**
     * Plays a simulation for every seed.
     *
     * @param test the test, named in the command that replays a seed
     * @param moves moves of a large world
     * @param few moves of a small one
     * @param made makes the world of a seed
     * @param outcomes moves and reasons that must be seen at times, beside its commands
     */
    static void play(Class<?> test, int moves, int few, LongFunction<? extends Simulation> made, String... outcomes) {
        long first = first();
        int many = Math.max(1, number("suhuan.seeds", 1));
        System.out.println(test.getSimpleName() + ": " + many + " from -Dseed=" + first);
        Tally all = new Tally();
        Simulation last = null;
        long begun = System.nanoTime();
        for (long seed = first; seed < first + many; seed++) {
            last = made.apply(seed);
            play(test, last, !SMALL ? moves : seed % LONGER == 0 ? TIMES * few : few);
            all.add(last.tally);
        }
        System.out.println(test.getSimpleName() + ": " + many + " seeds in " + (System.nanoTime() - begun) / 1_000_000
                + " ms\n" + all);
        if (!SMALL || (long) few * many >= moves) {
            for (var command : last.commands()) {
                long[] count = all.commands().getOrDefault(command, new long[2]);
                assertThat(count[0]).as("%s is recorded at times", command).isPositive();
                assertThat(count[1]).as("%s is refused at times", command).isPositive();
            }
            for (String outcome : outcomes) {
                assertThat(all.seen(outcome)).as("%s is seen at times", outcome).isPositive();
            }
        }
    }

    private static void play(Class<?> test, Simulation simulation, int moves) {
        try {
            simulation.play(moves);
        } catch (InvalidProtocolBufferException | RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed " + simulation.seed + "; replay it with\n  mvn -B test -pl chaincode/contract -am "
                            + (SMALL ? "-Pseeds -Dseeds=1 " : "-Dsurefire.failIfNoSpecifiedTests=false ") + "-Dtest="
                            + test.getSimpleName() + " -Dseed=" + simulation.seed + "\n" + e.getMessage(),
                    e);
        }
    }

    private static long first() {
        String given = System.getProperty("suhuan.seed", "");
        return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    }

    private static int number(String property, int otherwise) {
        String given = System.getProperty(property, "");
        return given.isEmpty() ? otherwise : Integer.parseInt(given);
    }
}
