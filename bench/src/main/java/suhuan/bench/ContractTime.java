package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.Batch;

/** Time that the contract takes for some transactions on a state that stays as it is. */
final class ContractTime {
    private static final long ROUND_NS = 20_000_000;
    private static final int WARM_UPS = 5;

    private final StateMap state;
    private final List<Batch> transactions;
    private final int rounds;

    /**
     * @param transactions executed one after another, each on the state as it is; all must be recorded there
     * @param rounds rounds of a reading, of 20 ms and more
     */
    ContractTime(StateMap state, List<Batch> transactions, int rounds) {
        this.state = state;
        this.transactions = transactions;
        this.rounds = rounds;
        for (Batch transaction : transactions) {
            StateMap.mustBeRecorded(state.execute(transaction));
        }
    }

    /** Reads as often as makes the compiler's work a small part of what follows. */
    void warmUp() {
        for (int i = 0; i < WARM_UPS; i++) {
            us();
        }
    }

    /** CPU for all transactions once, in µs: the median of the rounds. */
    double us() {
        return us(List.of(this)).get(0);
    }

    /** The same of several on whose ratios it depends: a round of each in turn. */
    static List<Double> us(List<ContractTime> each) {
        List<List<Double>> readings = new ArrayList<>();
        each.forEach(one -> readings.add(new ArrayList<>()));
        for (int round = 0; round < each.get(0).rounds; round++) {
            for (int i = 0; i < each.size(); i++) {
                readings.get(i).add(each.get(i).roundUs());
            }
        }
        return readings.stream().map(Row::median).toList();
    }

    private double roundUs() {
        long begin = Machine.threadCpuNs();
        int times = 0;
        long taken;
        do {
            for (Batch transaction : transactions) {
                state.execute(transaction);
            }
            times++;
            taken = Machine.threadCpuNs() - begin;
        } while (taken < ROUND_NS);
        return taken / 1e3 / times;
    }
}
