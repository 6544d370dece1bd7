package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.cell;
import static suhuan.chaincode.contract.fixture.Commands.command;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.withChildren;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/** Prints the CPU time of registering packs with 96 cells, an envelope each, in batches of 100. Run by hand; not a test. */
public final class RegisterBatteryFigures {
    private static final int BATCH = 100;
    private static final int BATCHES = 200;

    private RegisterBatteryFigures() {}

    public static void main(String[] args) {
        World world = World.fresh();
        Contract contract = new Contract();
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < BATCHES; b++) {
            Batch.Builder batch = Batch.newBuilder();
            for (int i = 0; i < BATCH; i++) {
                batch.addSubmissions(submission(world, b * BATCH + i + 1));
            }
            batches.add(batch.build());
        }
        StateReader reader = keys -> {
            Map<String, byte[]> values = new HashMap<>();
            for (String key : keys) {
                byte[] value = world.ledger().state().get(key);
                if (value != null) {
                    values.put(key, value);
                }
            }
            return values;
        };
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 10; round++) {
            long before = threads.getCurrentThreadCpuTime();
            long bytes = 0;
            for (Batch batch : batches) {
                bytes += contract.execute(batch, new TransactionContext("t", World.NOW), reader)
                        .resultBytes()
                        .length;
            }
            long ns = threads.getCurrentThreadCpuTime() - before;
            long beforePlan = threads.getCurrentThreadCpuTime();
            for (Batch batch : batches) {
                for (Submission submission : batch.getSubmissionsList()) {
                    bytes += contract.plan(submission).writes().size();
                }
            }
            long planNs = threads.getCurrentThreadCpuTime() - beforePlan;
            System.out.printf(
                    java.util.Locale.ROOT,
                    "execute %.1f us, plan %.1f us an envelope of 96 cells (%d)%n",
                    ns / 1e3 / BATCH / BATCHES,
                    planNs / 1e3 / BATCH / BATCHES,
                    bytes);
        }
    }

    private static Submission submission(World world, int n) {
        List<String> cells =
                IntStream.range(0, 96).mapToObj(i -> cell(n * 100 + i)).toList();
        return World.unsigned(world.payload(MAKER, "", command(withChildren(registerBattery(pack(n)), cells))));
    }
}
