package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Command;

/** A ledger on which many lives were led, all but the first to their end, and what it costs to go on with the first. */
final class LifeLedger {
    private static final int COMMANDS_AN_ENVELOPE = 200;

    private final LifeWorks works;
    private final LifeCase life;
    private final StateMap state;
    private final List<Command> waiting = new ArrayList<>();

    LifeLedger(LifeWorks works, LifeCase life, int lives) {
        this.works = works;
        this.life = life;
        state = works.ledger();
        for (int i = 0; i < lives; i++) {
            add(life.goods(works, i));
            if (i > 0) {
                add(life.whole(works, i));
            }
        }
        record();
    }

    private void add(List<Command> commands) {
        for (Command command : commands) {
            waiting.add(command);
            if (waiting.size() == COMMANDS_AN_ENVELOPE) {
                record();
            }
        }
    }

    private void record() {
        if (!waiting.isEmpty()) {
            state.record(StateMap.transaction(List.of(works.envelope(List.copyOf(waiting)))));
            waiting.clear();
        }
    }

    /** The command on the first life: one envelope, one transaction. */
    Batch whole() {
        return work(life.items()).get(0);
    }

    /** The same work in transactions of an envelope each, of fewer items. */
    List<Batch> work(int size) {
        return life.work(works, 0, size).stream()
                .map(commands -> StateMap.transaction(List.of(works.envelope(commands))))
                .toList();
    }

    StateMap state() {
        return state;
    }
}
