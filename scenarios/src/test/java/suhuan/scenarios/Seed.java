package suhuan.scenarios;

import java.util.Random;

/** Chance of a scenario, printed so that -Dseed= replays it. */
final class Seed {
    private Seed() {}

    static Random random(String scenario) {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println(scenario + ": seed " + seed + " (replay with -Dseed=" + seed + ")");
        return new Random(seed);
    }
}
