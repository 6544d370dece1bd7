package suhuan.gateway.ledger.fabric;

/** Seeds of random tests: given by {@code -Dseed=}, or new and printed. */
final class Seeds {
    private Seeds() {}

    static long of(String test) {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() & 0xffff_ffffL : Long.parseLong(given);
        System.out.println(test + ": -Dseed=" + seed);
        return seed;
    }
}
