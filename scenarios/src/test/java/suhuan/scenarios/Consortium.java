package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.Receipt;

/**
 * A Fabric network with gateways of its organisations and parties who write. Scenarios follow one another on the same ledger, as
 * faults do in a real life.
 */
final class Consortium implements AutoCloseable {
    /** A consortium in which a scenario failed keeps its folder, with all logs, until the next run. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Duration START = Duration.ofMinutes(6);

    private final Network network;
    private final Path folder;
    private final Book book = new Book();
    private final Packs packs = new Packs();
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Consortium(Network network, Path folder) {
        this.network = network;
        this.folder = folder;
    }

    /**
     * A gateway with the keys of the parties that it speaks for.
     *
     * @param gateway the process
     * @param organisation organisation it speaks for
     * @param keys keys, by party
     */
    record Member(Gateway gateway, String organisation, Map<Party, String> keys) {
        SuhuanClient impatient(Party party) {
            return gateway.impatient(keys.get(party));
        }

        SuhuanClient patient(Party party) {
            return gateway.patient(keys.get(party));
        }
    }

    /** Brings up a new network, opens its ledger and registers the parties. */
    static Consortium found(String profile) throws Exception {
        Path folder = Path.of("target", "consortium-" + COUNT.incrementAndGet()).toAbsolutePath();
        Network network = Network.of(profile, folder.resolve("network"), 0);
        Consortium consortium = new Consortium(network, folder.resolve("gateways"));
        consortium.forget();
        boolean founded = false;
        try {
            long begin = System.nanoTime();
            network.up();
            network.deploy();
            double deployed = (System.nanoTime() - begin) / 1e9;
            for (Network.Node peer : network.peers()) {
                consortium.admit(peer.organisation());
            }
            consortium.startGateways();
            consortium.register();
            System.out.printf(
                    "consortium: network %s deployed in %.1f s, gateways and parties ready after %.1f s%n",
                    profile, deployed, (System.nanoTime() - begin) / 1e9);
            founded = true;
            return consortium;
        } finally {
            if (!founded) {
                consortium.close();
            }
        }
    }

    Network network() {
        return network;
    }

    Book book() {
        return book;
    }

    Packs packs() {
        return packs;
    }

    List<Member> members() {
        return List.copyOf(members.values());
    }

    /** The gateway that speaks for a party. */
    Member speaker(Party party) {
        return members.get(party.organisation());
    }

    /** Adds the gateway of an organisation, which is not running yet. */
    private void admit(String organisation) {
        Gateway gateway = new Gateway(
                "gateway of " + organisation,
                folder.resolve(organisation),
                network.port(members.size()),
                Gateway.onFabric(network.connection(organisation)));
        members.put(organisation, new Member(gateway, organisation, new EnumMap<>(Party.class)));
    }

    /** Makes keys at a gateway for the parties of its organisation. */
    private static void makeKeys(Member member) throws IOException {
        for (Party party : Party.values()) {
            if (party.organisation().equals(member.organisation())
                    && !member.keys().containsKey(party)) {
                member.keys()
                        .put(
                                party,
                                party == Party.REGULATOR
                                        ? member.gateway().adminKey()
                                        : member.gateway().makeKey(party));
            }
        }
    }

    private void register() throws Exception {
        Member regulator = members.get("Regulator");
        regulator.keys().put(Party.REGULATOR, regulator.gateway().adminKey());
        PreparedEnvelope registry = Party.REGULATOR.envelope(
                Party.MAKER.registration(),
                Party.BUYER.registration(),
                Packs.model(Party.MAKER),
                Packs.model(Party.BUYER));
        Receipt receipt = record(Party.REGULATOR, registry);
        for (Member member : members()) {
            member.gateway().awaitProjected(receipt.getRecording().getPosition().getBlockNumber());
            makeKeys(member);
        }
    }

    /** Records an envelope of a party with a client that keeps trying. */
    Receipt record(Party party, PreparedEnvelope envelope) {
        book.sent(party, envelope);
        try (SuhuanClient client = speaker(party).patient(party)) {
            RecordAnswer answer = client.record(envelope);
            return book.answered(answer);
        }
    }

    /** An envelope that registers a new pack of a maker. */
    PreparedEnvelope newPack(Party maker) {
        return maker.envelope(Packs.registration(packs.code(maker)));
    }

    /** Starts every gateway that does not run, all at the same time. */
    void startGateways() throws Exception {
        List<Gateway> starting = new ArrayList<>();
        for (Member member : members()) {
            if (!member.gateway().running()) {
                member.gateway().begin();
                starting.add(member.gateway());
            }
        }
        Waiting.until(
                "gateways are ready",
                START,
                () -> starting.stream().allMatch(Gateway::ready)
                        || starting.stream().anyMatch(Gateway::ended));
        // One that waits for another to open the ledger would wait in vain where that one has ended.
        for (Gateway gateway : starting) {
            if (gateway.ended()) {
                gateway.awaitReady();
            }
        }
    }

    void stopGateways() throws InterruptedException {
        for (Member member : members()) {
            member.gateway().stop();
        }
    }

    /** Takes away what an earlier run left. */
    private void forget() throws IOException, InterruptedException {
        network.reset();
        if (Files.exists(folder)) {
            try (Stream<Path> names = Files.list(folder)) {
                for (Path data : names.toList()) {
                    new Postgres(data).end();
                }
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        assertThat(folder).doesNotExist();
    }

    @Override
    public void close() throws IOException {
        for (Member member : members()) {
            member.gateway().close();
        }
        try {
            network.net("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the network was being stopped", e);
        }
    }
}
