package suhuan.gateway.ledger.conformance;

import java.util.Random;

/** Seeds of what is left to chance: printed, and given back with {@code -Dseed=}. */
final class Seeds {
    private Seeds() {}

    static Random random(String test) {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println(test + ": -Dseed=" + seed);
        return new Random(seed);
    }
}
