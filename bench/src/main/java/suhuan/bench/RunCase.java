package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.Command;

/** A run of many packs is opened, charged, emptied and closed by one envelope; the smaller ones take half or a tenth of the packs. */
final class RunCase implements LifeCase {
    private final int inputs;

    RunCase(Settings settings) {
        inputs = settings.size(500, 2_000);
    }

    @Override
    public String id() {
        return "life-run-2000";
    }

    @Override
    public String what() {
        return "a whole run of " + inputs + " packs";
    }

    @Override
    public String item() {
        return "pack";
    }

    @Override
    public int items() {
        return inputs;
    }

    @Override
    public int fewItems() {
        return inputs / 10;
    }

    @Override
    public List<Command> goods(LifeWorks works, int life) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            commands.add(works.made(life * inputs + i, 0));
        }
        return commands;
    }

    @Override
    public List<List<Command>> work(LifeWorks works, int life, int size) {
        List<List<Command>> envelopes = new ArrayList<>();
        for (int from = 0; from < inputs; from += size) {
            envelopes.add(works.run("RUN-" + life + "-" + size + "-" + from, life * inputs + from, size));
        }
        return envelopes;
    }
}
