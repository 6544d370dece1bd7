package suhuan.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import suhuan.bench.fabric.Work;
import suhuan.cli.sample.SyntheticCodes;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Act;
import suhuan.common.v1.Position;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.OfferHandOver;

/**
 * Parties in a ring, each with its own key and stream: every pack is offered to the next party, accepted there, and offered on.
 * Each hand-over is one pack; a load is the hand-overs that a party offers, and the next one accepts, in one envelope.
 */
final class TransferRing implements Work, AutoCloseable {
    static final int PARTIES = 20;
    private static final int WINDOW = 256;

    private final List<SuhuanClient> clients = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final AtomicLong handOvers = new AtomicLong();
    private final int perEnvelope;
    private final Consumer<Position> reached;

    /** Packs that travel together, and who holds them. */
    private static final class Load {
        final List<String> packs;
        int holder;
        List<String> offers = List.of();

        Load(List<String> packs, int holder) {
            this.packs = packs;
            this.holder = holder;
        }

        boolean offered() {
            return !offers.isEmpty();
        }

        /** The next party has accepted. */
        void taken() {
            holder = next(holder);
            offers = List.of();
        }
    }

    /** An envelope under way. */
    private record Sent(Load load, boolean accepts) {}

    private TransferRing(int perEnvelope, Consumer<Position> reached) {
        this.perEnvelope = perEnvelope;
        this.reached = reached;
    }

    /** What the regulator has to register first. */
    static List<Command> registry() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < PARTIES; i++) {
            commands.add(Registrations.party(
                    party(i), "Bench dealer " + i, FabricStage.ORGANISATION, Role.ROLE_VEHICLE_MAKER));
            commands.add(Registrations.site(site(i), party(i), SiteKind.SITE_KIND_FACTORY, "Bench yard " + i));
        }
        return commands;
    }

    /** A party of the ring, by its number. */
    static String party(int i) {
        return SyntheticCodes.creditCode(String.format(Locale.ROOT, "91110000MB0000%03d", i));
    }

    /** Its site. */
    static String site(int i) {
        return "BENCH-RING-" + i;
    }

    /** Gives every party as many loads, made and handed over by the maker. */
    static TransferRing of(FabricStage stage, int loadsAParty, int perEnvelope, Consumer<Position> reached)
            throws IOException, InterruptedException {
        TransferRing ring = new TransferRing(perEnvelope, reached);
        EnvelopeMaker maker = new EnvelopeMaker(SamplePacks.MAKER, "", null);
        List<PreparedEnvelope> made = new ArrayList<>();
        List<PreparedEnvelope> offered = new ArrayList<>();
        List<List<PreparedEnvelope>> accepted = new ArrayList<>();
        for (int i = 0; i < PARTIES; i++) {
            EnvelopeMaker party = new EnvelopeMaker(party(i), site(i), null);
            List<PreparedEnvelope> accepts = new ArrayList<>();
            for (int l = 0; l < loadsAParty; l++) {
                List<SamplePacks.Pack> packs = stage.packs(perEnvelope, 0);
                List<String> codes = packs.stream().map(SamplePacks.Pack::code).toList();
                List<String> offers = new ArrayList<>();
                made.addAll(PackStream.envelopes(packs, perEnvelope));
                offered.add(maker.make(ring.offers(codes, i, offers)));
                accepts.add(party.make(accepts(offers)));
                ring.loads.add(new Load(codes, i));
            }
            accepted.add(accepts);
        }
        PackStream.send(stage.maker(), made, WINDOW);
        PackStream.send(stage.maker(), offered, WINDOW);
        for (int i = 0; i < PARTIES; i++) {
            SuhuanClient client = stage.gateway().actingFor(party(i));
            ring.clients.add(client);
            PackStream.send(client, accepted.get(i), WINDOW);
        }
        return ring;
    }

    private List<Command> offers(List<String> packs, int to, List<String> ids) {
        return offers(packs, to, ids, handOvers);
    }

    /** Offers packs to a party one by one, and adds the ids of the hand-overs. */
    static List<Command> offers(List<String> packs, int to, List<String> ids, AtomicLong handOvers) {
        long until = System.currentTimeMillis() + 86_400_000L;
        List<Command> commands = new ArrayList<>();
        for (String pack : packs) {
            String id = "RING-" + handOvers.getAndIncrement();
            ids.add(id);
            commands.add(Command.newBuilder()
                    .setOfferHandOver(OfferHandOver.newBuilder()
                            .setHandOverId(id)
                            .setConsigneePartyId(party(to))
                            .setAct(Act.ACT_TRADE)
                            .addGoods(Goods.newBuilder().setBatteryId(pack))
                            .setExpiresAtMs(until))
                    .build());
        }
        return commands;
    }

    /** Accepts hand-overs as offered. */
    static List<Command> accepts(List<String> offers) {
        List<Command> commands = new ArrayList<>();
        for (String offer : offers) {
            commands.add(Command.newBuilder()
                    .setAcceptHandOver(
                            AcceptHandOver.newBuilder().setHandOverId(offer).setAcceptAll(true))
                    .build());
        }
        return commands;
    }

    @Override
    public void run(BooleanSupplier goOn, IntConsumer completed) throws Exception {
        Turn turn = new Turn(goOn, completed);
        turn.run();
    }

    /** One run: a sender for each party, told by the answers of the others what to send next. */
    private final class Turn {
        private final BooleanSupplier goOn;
        private final IntConsumer completed;
        private final List<BlockingQueue<Load>> wanted = new ArrayList<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final AtomicLong travelling = new AtomicLong();

        Turn(BooleanSupplier goOn, IntConsumer completed) {
            this.goOn = goOn;
            this.completed = completed;
        }

        void run() throws Exception {
            travelling.set(loads.size());
            for (int i = 0; i < PARTIES; i++) {
                wanted.add(new LinkedBlockingQueue<>());
            }
            for (Load load : loads) {
                wanted.get(load.holder).add(load);
            }
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < PARTIES; i++) {
                int party = i;
                Thread sender = new Thread(() -> send(party), "bench-ring-" + i);
                senders.add(sender);
                sender.start();
            }
            try {
                over.get();
            } finally {
                for (Thread sender : senders) {
                    sender.interrupt();
                    sender.join();
                }
            }
        }

        private void send(int party) {
            ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
            EnvelopeMaker maker = new EnvelopeMaker(party(party), site(party), null);
            int window = 2 * loads.size();
            try (RecordStreamSession session = clients.get(party).stream(window, answer -> answered(sent, answer))) {
                while (!over.isDone()) {
                    Load load = wanted.get(party).take();
                    sent.add(new Sent(load, load.offered()));
                    session.send(envelope(maker, load));
                }
            } catch (InterruptedException ended) {
                // All loads have stopped.
            } catch (RuntimeException e) {
                over.completeExceptionally(e);
            }
        }

        private PreparedEnvelope envelope(EnvelopeMaker maker, Load load) {
            if (load.offered()) {
                return maker.make(accepts(load.offers));
            }
            List<String> offers = new ArrayList<>();
            List<Command> commands = offers(load.packs, next(load.holder), offers);
            load.offers = offers;
            return maker.make(commands);
        }

        private void answered(ConcurrentLinkedQueue<Sent> sent, RecordAnswer answer) {
            try {
                Sent of = sent.remove();
                Load load = of.load();
                reached.accept(PackStream.position(answer));
                if (of.accepts()) {
                    load.taken();
                    completed.accept(perEnvelope);
                    if (!goOn.getAsBoolean()) {
                        if (travelling.decrementAndGet() == 0) {
                            over.complete(null);
                        }
                        return;
                    }
                    wanted.get(load.holder).add(load);
                } else {
                    wanted.get(next(load.holder)).add(load);
                }
            } catch (RuntimeException e) {
                over.completeExceptionally(e);
            }
        }
    }

    private static int next(int party) {
        return (party + 1) % PARTIES;
    }

    @Override
    public void close() {
        clients.forEach(SuhuanClient::close);
    }
}
