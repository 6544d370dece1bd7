package suhuan.bench;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.Contract;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerOptions;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Command;

/**
 * Packs registered and handed over in a ring of parties, recorded once by the contract in this process, and then given to a
 * projector as far as it may see: what the read side costs is measured without the cost of recording.
 */
final class ReadSideLedger implements Ledger {
    private static final int PER_ENVELOPE = 10;
    private static final int PACKS_AN_ENVELOPE = 100;
    private static final int WINDOW = 512;
    private static final long GATHER_NANOS = 50_000_000;

    private final EmbeddedLedger ledger;
    private final int parties;
    private final List<SamplePacks> packs = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final AtomicLong handOvers = new AtomicLong();
    private long visible = -1;

    /** Packs that travel together, and the number of the party that has them. */
    private static final class Load {
        final List<String> packs;
        int holder;
        List<String> offers = List.of();

        Load(List<String> packs, int holder) {
            this.packs = packs;
            this.holder = holder;
        }
    }

    /**
     * Opens a ledger of makers of packs, each with a site and a model.
     *
     * @param envelopesABlock how many envelopes a block takes
     */
    ReadSideLedger(Path folder, int parties, int envelopesABlock) throws Exception {
        this.parties = parties;
        ledger = EmbeddedLedger.open(
                folder,
                new Contract(),
                EmbeddedLedgerOptions.defaults().withGroup(envelopesABlock, 8 << 20, GATHER_NANOS));
        submit(List.of(ByteString.copyFrom(new HotLots("R").setUp().get(0))));
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < parties; i++) {
            packs.add(new SamplePacks(i, model(i)));
            commands.addAll(registry(i));
        }
        submit(List.of(bytes(new EnvelopeMaker(HotLots.REGULATOR, "", null).make(commands))));
    }

    private static List<Command> registry(int party) {
        return List.of(
                Registrations.party(
                        TransferRing.party(party),
                        "Bench maker " + party,
                        HotLots.ORGANISATION,
                        Role.ROLE_BATTERY_MAKER,
                        Role.ROLE_VEHICLE_MAKER),
                Registrations.site(
                        TransferRing.site(party),
                        TransferRing.party(party),
                        SiteKind.SITE_KIND_FACTORY,
                        "Bench yard " + party),
                Registrations.model(model(party), TransferRing.party(party), "Bench pack " + party));
    }

    /** Every party registers so many packs, a multiple of a hundred; those that are to travel are loaded. */
    void register(int count, int cells, boolean travel) throws Exception {
        List<ByteString> envelopes = new ArrayList<>();
        for (int i = 0; i < parties; i++) {
            for (int done = 0; done < count; done += PACKS_AN_ENVELOPE) {
                List<SamplePacks.Pack> some = packs.get(i).next(PACKS_AN_ENVELOPE, cells);
                envelopes.add(bytes(maker(i).make(
                                some.stream().map(SamplePacks.Pack::command).toList())));
                for (int from = 0; travel && from < some.size(); from += PER_ENVELOPE) {
                    loads.add(new Load(
                            some.subList(from, from + PER_ENVELOPE).stream()
                                    .map(SamplePacks.Pack::code)
                                    .toList(),
                            i));
                }
            }
        }
        submit(envelopes);
    }

    /** One step: half of the loads are offered while the other half is accepted. Returns the hand-overs accepted. */
    int step() throws Exception {
        List<ByteString> envelopes = new ArrayList<>();
        int accepted = 0;
        boolean begun = loads.stream().anyMatch(load -> !load.offers.isEmpty());
        for (int i = 0; i < loads.size(); i++) {
            Load load = loads.get(i);
            int next = (load.holder + 1) % parties;
            if (!load.offers.isEmpty()) {
                envelopes.add(bytes(maker(next).make(TransferRing.accepts(load.offers))));
                accepted += load.packs.size();
                load.holder = next;
                load.offers = List.of();
            } else if (begun || i % 2 == 0) {
                load.offers = new ArrayList<>();
                envelopes.add(
                        bytes(maker(load.holder).make(TransferRing.offers(load.packs, next, load.offers, handOvers))));
            }
        }
        submit(envelopes);
        return accepted;
    }

    private static EnvelopeMaker maker(int party) {
        return new EnvelopeMaker(TransferRing.party(party), TransferRing.site(party), null);
    }

    private static String model(int party) {
        return String.format(Locale.ROOT, "%03dPB01", party);
    }

    private static ByteString bytes(PreparedEnvelope envelope) {
        return envelope.envelope().toByteString();
    }

    private void submit(List<ByteString> envelopes) throws Exception {
        LedgerWindow window = new LedgerWindow(ledger, WINDOW);
        for (ByteString envelope : envelopes) {
            window.submit(envelope);
        }
        window.await();
    }

    /** Number of the last block on the ledger. */
    long lastRecorded() {
        return ledger.status().lastBlock();
    }

    /** Lets the projector see blocks up to this one. */
    synchronized void show(long block) {
        visible = block;
        notifyAll();
    }

    @Override
    public CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission) {
        return ledger.submit(submission);
    }

    @Override
    public Map<String, ByteString> evaluate(Collection<String> keys) {
        return ledger.evaluate(keys);
    }

    @Override
    public BlockStream follow(long fromBlock) {
        return new Shown(ledger.follow(fromBlock), fromBlock);
    }

    @Override
    public LedgerStatus status() {
        return ledger.status();
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** The blocks that may be seen. */
    private final class Shown implements BlockStream {
        private final BlockStream blocks;
        private long next;
        private boolean closed;

        Shown(BlockStream blocks, long next) {
            this.blocks = blocks;
            this.next = next;
        }

        @Override
        public @Nullable Block next(Duration timeout) throws InterruptedException {
            synchronized (ReadSideLedger.this) {
                long end = System.nanoTime() + timeout.toNanos();
                while (!closed && next > visible) {
                    long leftMs = (end - System.nanoTime()) / 1_000_000;
                    if (leftMs <= 0) {
                        return null;
                    }
                    ReadSideLedger.this.wait(leftMs);
                }
            }
            Block block = blocks.next(timeout);
            if (block != null) {
                next++;
            }
            return block;
        }

        @Override
        public void close() {
            synchronized (ReadSideLedger.this) {
                closed = true;
                ReadSideLedger.this.notifyAll();
            }
            blocks.close();
        }
    }
}
