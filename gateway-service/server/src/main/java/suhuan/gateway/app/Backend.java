package suhuan.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import suhuan.gateway.ledger.Ledger;

/** An open ledger with what only the wiring may know of its kind. */
interface Backend extends AutoCloseable {
    /** The port. */
    Ledger ledger();

    /**
     * Organisation this gateway speaks for on the ledger; empty where it speaks for every one, because there is no other gateway.
     */
    String organisation();

    /**
     * Makes sure that the contract is there, before a new ledger is opened with it.
     *
     * @throws StartFailure where it does not answer; the line says what to do
     */
    default void demandContract() {}

    /** Shows what is measured of this kind of ledger alone. */
    void bindTo(MeterRegistry registry);

    /**
     * Checks the ledger against itself: executes it again from block 0 and compares.
     *
     * @param tell told of every difference, in one line each
     */
    void check(Consumer<String> tell) throws InterruptedException;

    @Override
    void close();
}
