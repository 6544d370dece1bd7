package suhuan.gateway.ledger.embedded.store;

import java.util.Random;

/** Seeds of random tests: printed, and given back with {@code -Dseed=}. */
public final class Seeds {
    private Seeds() {}

    /** A generator for a test; its seed is printed. */
    public static Random random(String test) {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println(test + ": -Dseed=" + seed);
        return new Random(seed);
    }
}
