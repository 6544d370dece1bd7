package suhuan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;

/**
 * What gets dearer as the ledger grows: the worst of four costs on a large ledger against the same on one a tenth of its size.
 * Cost of a record, of a GetItem and of a page of history is CPU of client, gateway and PostgreSQL; start-up is seconds.
 */
final class GrowthRow implements Comparison {
    private static final int RECORDS = 1_000;
    private static final int QUESTIONS = 2_000;

    private final boolean quick;
    private final int small;
    private final int large;
    private final Path folder;
    private @Nullable Side smallSide;
    private @Nullable Side largeSide;
    private String worst = "";

    GrowthRow(Settings settings) {
        quick = settings.quick();
        small = settings.size(1_000, 100_000);
        large = small * 10;
        folder = settings.folder().resolve("growth");
    }

    @Override
    public String id() {
        return "growth";
    }

    @Override
    public String what() {
        return "worst of the costs of record, GetItem, page of history and start-up" + worst;
    }

    @Override
    public String against() {
        return "the same on a tenth of the ledger";
    }

    @Override
    public String settings() {
        return large + " batteries without cells against " + small + ", " + RECORDS + " unary records, " + QUESTIONS
                + " questions about random items; ours and theirs are relative, theirs is 1";
    }

    @Override
    public double floor() {
        return 1.3;
    }

    @Override
    public double aim() {
        return 1.1;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    /** A pair starts two processes; for a rough figure one has to do. */
    @Override
    public int pairs(int asked) {
        return quick ? 1 : asked;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        smallSide = new Side(folder.resolve("small"), small, 21);
        largeSide = new Side(folder.resolve("large"), large, 22);
        smallSide.load();
        largeSide.load();
        if (!quick) {
            smallSide.costs();
            largeSide.costs();
        }
    }

    @Override
    public double ours() throws Exception {
        double[] ofLarge = Objects.requireNonNull(largeSide).costs();
        double[] ofSmall = Objects.requireNonNull(smallSide).costs();
        String[] names = {"record", "GetItem", "history", "start-up"};
        double highest = 0;
        StringBuilder said = new StringBuilder(" (last pair:");
        for (int i = 0; i < names.length; i++) {
            double ratio = ofLarge[i] / ofSmall[i];
            highest = Math.max(highest, ratio);
            said.append(String.format(Locale.ROOT, " %s %.2f", names[i], ratio));
        }
        worst = said.append(')').toString();
        return highest;
    }

    @Override
    public double theirs() {
        return 1;
    }

    /** A ledger of one size. */
    private static final class Side {
        private final Path data;
        private final int size;
        private final SamplePacks packs;
        private final Random random;
        private final List<String> known = new ArrayList<>();

        Side(Path data, int size, long seed) {
            this.data = data;
            this.size = size;
            this.packs = new SamplePacks(seed);
            this.random = new Random(seed);
        }

        void load() throws Exception {
            try (Gateway gateway = Gateway.start(data);
                    SuhuanClient client = gateway.maker()) {
                Position last = Position.getDefaultInstance();
                for (int done = 0; done < size; done += 10_000) {
                    List<SamplePacks.Pack> some = packs.next(Math.min(10_000, size - done), 0);
                    last = PackStream.send(client, PackStream.envelopes(some, 100), 64);
                    some.forEach(pack -> known.add(pack.code()));
                }
                ask(client, known.get(known.size() - 1), last);
            }
        }

        /** CPU of a record, a GetItem, a page of history, in ns; start-up in seconds. */
        double[] costs() throws Exception {
            try (Gateway gateway = Gateway.start(data);
                    SuhuanClient client = gateway.maker()) {
                List<SamplePacks.Pack> some = packs.next(2 * RECORDS, 0);
                List<PreparedEnvelope> envelopes = PackStream.envelopes(some, 1);
                // The first half warms the fresh process up.
                Position last = UnaryCallers.send(client, envelopes.subList(0, RECORDS), 16);
                ask(client, some.get(RECORDS - 1).code(), last);
                long before = cpu(gateway);
                last = UnaryCallers.send(client, envelopes.subList(RECORDS, 2 * RECORDS), 16);
                ask(client, some.get(2 * RECORDS - 1).code(), last);
                double record = (cpu(gateway) - before) / (double) RECORDS;
                double item = question(gateway, () -> ask(client, anyCode(), Position.getDefaultInstance()));
                double history = question(gateway, () -> askHistory(client, anyCode()));
                return new double[] {record, item, history, gateway.startSeconds()};
            }
        }

        private static double question(Gateway gateway, Runnable call) {
            for (int i = 0; i < QUESTIONS / 2; i++) {
                call.run();
            }
            long before = cpu(gateway);
            for (int i = 0; i < QUESTIONS; i++) {
                call.run();
            }
            return (cpu(gateway) - before) / (double) QUESTIONS;
        }

        private static long cpu(Gateway gateway) {
            return Machine.processCpuNs() + gateway.cpuNs() + gateway.postgresCpuNs();
        }

        private String anyCode() {
            return known.get(random.nextInt(known.size()));
        }

        private static void ask(SuhuanClient client, String code, Position position) {
            client.trace(stub -> stub.getItem(GetItemRequest.newBuilder()
                    .setItemId(code)
                    .setMinPosition(position)
                    .build()));
        }

        private static void askHistory(SuhuanClient client, String code) {
            client.trace(stub -> stub.getHistory(
                    GetHistoryRequest.newBuilder().setItemId(code).build()));
        }
    }

    @Override
    public void close() throws IOException {
        Scratch.delete(folder);
    }
}
