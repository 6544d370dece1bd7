package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.Command;

/** A product is built of 40 modules out of five packs; the smaller ones of twenty and of four modules each. */
final class RepurposeCase implements LifeCase {
    private static final int PACKS = 5;
    private static final int MODULES_A_PACK = 8;
    private static final int FEW_MODULES = 4;
    private static final int PRODUCTS_A_LIFE = 2 * PACKS * MODULES_A_PACK / FEW_MODULES;

    @Override
    public String id() {
        return "life-repurpose-40";
    }

    @Override
    public String what() {
        return "building one product of " + items() + " modules out of " + PACKS + " packs";
    }

    @Override
    public String item() {
        return "module";
    }

    @Override
    public int items() {
        return PACKS * MODULES_A_PACK;
    }

    @Override
    public int fewItems() {
        return FEW_MODULES;
    }

    private static List<String> modules(LifeWorks works, int life) {
        List<String> modules = new ArrayList<>();
        for (int i = 0; i < PACKS; i++) {
            modules.addAll(works.modules(life * PACKS + i, MODULES_A_PACK));
        }
        return modules;
    }

    @Override
    public List<Command> goods(LifeWorks works, int life) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < PACKS; i++) {
            int pack = life * PACKS + i;
            commands.add(works.made(pack, MODULES_A_PACK));
            commands.addAll(works.driven(pack));
            commands.add(works.dismantled(pack, MODULES_A_PACK));
        }
        modules(works, life).forEach(module -> commands.add(works.assessed(module)));
        return commands;
    }

    @Override
    public List<List<Command>> work(LifeWorks works, int life, int size) {
        List<String> modules = modules(works, life);
        int product = life * PRODUCTS_A_LIFE + modules.size() / size;
        List<List<Command>> envelopes = new ArrayList<>();
        for (int from = 0; from < modules.size(); from += size) {
            envelopes.add(List.of(works.repurposed(product++, modules.subList(from, from + size))));
        }
        return envelopes;
    }
}
