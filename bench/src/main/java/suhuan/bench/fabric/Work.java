package suhuan.bench.fabric;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Something that goes on until told to stop. */
@FunctionalInterface
public interface Work {
    /**
     * Works, and comes back once all that it began is over.
     *
     * @param goOn whether to begin more
     * @param completed told how many events have been committed, each time some have
     */
    void run(BooleanSupplier goOn, IntConsumer completed) throws Exception;
}
