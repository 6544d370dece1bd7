package suhuan.gateway.ledger.fabric;

/** A transaction was not endorsed and will not be as it is. Nothing was ordered. */
final class NotEndorsedException extends Exception {
    private final boolean halve;
    private final RuntimeException answer;

    /**
     * @param halve whether half of its envelopes may fare better
     * @param answer what the callers are told otherwise
     */
    NotEndorsedException(boolean halve, RuntimeException answer) {
        super(answer);
        this.halve = halve;
        this.answer = answer;
    }

    boolean halve() {
        return halve;
    }

    RuntimeException answer() {
        return answer;
    }
}
