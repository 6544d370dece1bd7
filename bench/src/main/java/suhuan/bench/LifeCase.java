package suhuan.bench;

import java.util.List;
import suhuan.ledger.v1.Command;

/**
 * A command of many items whose cost must follow the items alone. A life is the goods of one such command; lives are counted
 * from 0 and have nothing in common.
 */
interface LifeCase {
    /** Name of its row. */
    String id();

    /** What the command does. */
    String what();

    /** What its items are, one of them. */
    String item();

    /** Items of the command. */
    int items();

    /** Items of a command of about a tenth as many. */
    int fewItems();

    /** Commands with which the goods of a life come about. */
    List<Command> goods(LifeWorks works, int life);

    /**
     * What envelopes say to do with all goods of a life, one command or run each; work of one size instead of another.
     *
     * @param size items of each: all, half or few of them
     */
    List<List<Command>> work(LifeWorks works, int life, int size);

    /** Half of the items. */
    default int halfOfItems() {
        return items() / 2;
    }

    /** What one envelope says to do with all goods of a life. */
    default List<Command> whole(LifeWorks works, int life) {
        return work(works, life, items()).get(0);
    }
}
