package suhuan.cli.demo;

import java.util.List;
import java.util.Locale;
import suhuan.api.v1.RunView;
import suhuan.cli.term.Console;
import suhuan.cli.term.TextTable;
import suhuan.ledger.v1.RunBalance;

/**
 * A balance that a scenario shows.
 *
 * @param name what is balanced
 * @param inMg what went in, in mg
 * @param outMg what came out, in mg
 * @param lostMg what was declared lost, in mg
 */
record BalanceLine(String name, long inMg, long outMg, long lostMg) {
    /** The balance of a run. */
    static BalanceLine of(RunView run) {
        RunBalance balance = run.getBalance();
        return new BalanceLine(
                run.getRunId() + " " + run.getOpened().getRoute(),
                balance.getInMg() + balance.getAdditionsMg(),
                balance.getOutMg(),
                balance.getLossMg());
    }

    /** What is neither out nor lost, in mg; 0 where the balance closes. */
    long differenceMg() {
        return inMg - outMg - lostMg;
    }

    /** Prints balances as a table. */
    static void print(List<BalanceLine> lines, Console console) {
        TextTable table = new TextTable();
        table.row(
                console.texts().get("life.head.what"),
                console.texts().get("life.head.in"),
                console.texts().get("life.head.out"),
                console.texts().get("life.head.lost"),
                console.texts().get("life.head.difference"));
        for (BalanceLine line : lines) {
            table.row(line.name, mg(line.inMg), mg(line.outMg), mg(line.lostMg), mg(line.differenceMg()));
        }
        table.print(console.out(), "  ");
    }

    private static String mg(long massMg) {
        return String.format(Locale.ROOT, "%,d mg", massMg);
    }
}
