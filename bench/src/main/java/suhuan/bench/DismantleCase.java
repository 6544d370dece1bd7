package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.Command;

/** A pack of 16 modules is taken apart; for the smaller commands there are packs of eight and of two modules. */
final class DismantleCase implements LifeCase {
    private static final int MODULES = 16;
    private static final int FEW_MODULES = 2;
    private static final int PACKS_A_LIFE = 2 * MODULES / FEW_MODULES;

    @Override
    public String id() {
        return "life-dismantle-16";
    }

    @Override
    public String what() {
        return "taking one pack apart into its " + MODULES + " modules of 12 cells";
    }

    @Override
    public String item() {
        return "module";
    }

    @Override
    public int items() {
        return MODULES;
    }

    @Override
    public int fewItems() {
        return FEW_MODULES;
    }

    /** Number of the first pack of so many modules. */
    private static int pack(int life, int modules) {
        return life * PACKS_A_LIFE + MODULES / modules;
    }

    @Override
    public List<Command> goods(LifeWorks works, int life) {
        List<Command> commands = new ArrayList<>();
        for (int modules : List.of(MODULES, halfOfItems(), FEW_MODULES)) {
            for (int i = 0; i < MODULES / modules; i++) {
                commands.add(works.made(pack(life, modules) + i, modules));
                commands.addAll(works.driven(pack(life, modules) + i));
            }
        }
        return commands;
    }

    @Override
    public List<List<Command>> work(LifeWorks works, int life, int size) {
        List<List<Command>> envelopes = new ArrayList<>();
        for (int i = 0; i < MODULES / size; i++) {
            envelopes.add(List.of(works.dismantled(pack(life, size) + i, size)));
        }
        return envelopes;
    }
}
