package suhuan.bench;

import java.util.List;
import java.util.Locale;

/**
 * Whether a command costs the contract more an item the more items it has: the worse of two ratios. An item of the whole command
 * against an item of commands of about a tenth; and, since what a command costs without any item flatters the former, an item
 * beyond the half against one between the tenth and the half.
 */
final class LifeItemsRow implements Comparison {
    private static final int LIVES = 3;

    private final LifeCase life;
    private final int rounds;
    private String size = "";
    private String last = "";
    private List<ContractTime> times = List.of();

    LifeItemsRow(Settings settings, LifeCase life) {
        this.life = life;
        rounds = settings.size(7, 25);
    }

    @Override
    public String id() {
        return life.id();
    }

    @Override
    public String what() {
        return "CPU of the contract for " + life.what() + ", worse of two ratios a " + life.item() + last;
    }

    @Override
    public String against() {
        return "commands of " + life.fewItems() + ", and the first half of the " + life.item() + "s";
    }

    @Override
    public String settings() {
        return size + "; executed again and again on the same state; ours and theirs are relative, theirs is 1";
    }

    @Override
    public double floor() {
        return 1.2;
    }

    @Override
    public double aim() {
        return 1.05;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    @Override
    public void prepare() {
        LifeLedger ledger = new LifeLedger(new LifeWorks(), life, LIVES);
        size = OneTransaction.of(ledger.state(), ledger.whole()).text();
        times = List.of(life.items(), life.halfOfItems(), life.fewItems()).stream()
                .map(items -> new ContractTime(ledger.state(), ledger.work(items), rounds))
                .toList();
        times.forEach(ContractTime::warmUp);
    }

    @Override
    public double ours() {
        List<Double> us = ContractTime.us(times);
        double whole = us.get(0) / life.items();
        double few = us.get(2) / life.items();
        // Of one command each: as many of them have as many items in all.
        double atHalf = us.get(1) * life.halfOfItems() / life.items();
        double atFew = us.get(2) * life.fewItems() / life.items();
        double beyondHalf = (us.get(0) - atHalf) / (life.items() - life.halfOfItems());
        double upToHalf = (atHalf - atFew) / (life.halfOfItems() - life.fewItems());
        last = String.format(
                Locale.ROOT,
                " (last pair: %.2f µs against %.2f in commands of %d; beyond the half %.2f against %.2f before)",
                whole,
                few,
                life.fewItems(),
                beyondHalf,
                upToHalf);
        return Math.max(whole / few, beyondHalf / upToHalf);
    }

    @Override
    public double theirs() {
        return 1;
    }

    @Override
    public void close() {
        times = List.of();
    }
}
