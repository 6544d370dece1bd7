package suhuan.bench;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a large command costs the contract on a ledger where a hundred times as much has happened, against the same where little has. */
final class LifeStateRow implements Comparison {
    private static final int TIMES = 100;

    private final LifeCase life;
    private final int lives;
    private final int rounds;
    private String sizes = "";
    private @Nullable ContractTime large;
    private @Nullable ContractTime small;

    /**
     * @param lives lives on the smaller ledger
     */
    LifeStateRow(Settings settings, LifeCase life, int lives) {
        this.life = life;
        this.lives = lives;
        rounds = settings.size(7, 25);
    }

    @Override
    public String id() {
        return life.id() + "-ledger";
    }

    @Override
    public String what() {
        return "µs of CPU of the contract for " + life.what();
    }

    @Override
    public String against() {
        return "the same on a ledger of a hundredth";
    }

    @Override
    public String settings() {
        return sizes;
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
        LifeWorks works = new LifeWorks();
        LifeLedger few = new LifeLedger(works, life, lives);
        LifeLedger many = new LifeLedger(works, life, lives * TIMES);
        OneTransaction onFew = OneTransaction.of(few.state(), few.whole());
        OneTransaction onMany = OneTransaction.of(many.state(), many.whole());
        if (!onFew.equals(onMany)) {
            throw new IllegalStateException("on a larger ledger it is " + onMany + " and not " + onFew);
        }
        sizes = String.format(
                Locale.ROOT,
                "%,d keys on the ledger against %,d; the same keys read and written, the same bytes",
                many.state().size(),
                few.state().size());
        large = new ContractTime(many.state(), List.of(many.whole()), rounds);
        small = new ContractTime(few.state(), List.of(few.whole()), rounds);
        large.warmUp();
        small.warmUp();
    }

    @Override
    public double ours() {
        return Objects.requireNonNull(large).us();
    }

    @Override
    public double theirs() {
        return Objects.requireNonNull(small).us();
    }

    @Override
    public void close() {
        large = null;
        small = null;
    }
}
