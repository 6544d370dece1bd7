package suhuan.cli.demo;

import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import suhuan.ledger.v1.Command;

/**
 * Batches of commands made when they are sent, so that thousands of cell codes need not be in memory at once.
 *
 * @param count number of batches
 * @param make makes a batch, from 0
 */
record Batches(int count, IntFunction<List<Command>> make) implements Iterable<List<Command>> {
    @Override
    public Iterator<List<Command>> iterator() {
        return IntStream.range(0, count).mapToObj(make).iterator();
    }
}
