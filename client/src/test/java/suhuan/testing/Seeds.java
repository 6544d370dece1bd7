package suhuan.testing;

import java.util.Random;

/** Chance that can be had again: prints its seed, takes it from -Dseed=. */
public final class Seeds {
    private Seeds() {}

    public static Random random(String test) {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isBlank() ? new Random().nextLong() : Long.parseLong(given);
        System.out.println(test + ": seed " + seed + " (replay with -Dseed=" + seed + ")");
        return new Random(seed);
    }
}
