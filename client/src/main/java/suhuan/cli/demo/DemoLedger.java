package suhuan.cli.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;

/**
 * The ledger the demo works on, and whose gateways stand before it.
 *
 * @param members one for each gateway; the first is the regulator's
 */
record DemoLedger(List<Member> members) {
    private static final String EMBEDDED = "embedded";
    private static final String FABRIC = "fabric";
    private static final int CONNECT_MS = 2_000;
    /** Organisations in the order of their ports, as the launcher has them for gateways that stay. */
    private static final List<String> PLACES = List.of("Regulator", "Producer", "Collector", "Cascade", "Recycler");

    /**
     * Who has a gateway.
     *
     * @param name organisation as the network calls it; empty where one gateway speaks for every party
     * @param organisation organisation as the ledger calls it; empty likewise
     * @param connection connection file of a Fabric network; null for the embedded ledger
     * @param place how far its ports are from the first ones
     */
    record Member(
            String name, String organisation, @Nullable Path connection, int place) {
        /** Folder of its gateway within the demo's. */
        Path data(Path demo) {
            return name.isEmpty() ? demo : demo.resolve(name);
        }

        /** Properties of its gateway. */
        List<String> properties() {
            return connection == null
                    ? List.of()
                    : List.of("--suhuan.ledger=fabric", "--suhuan.fabric.connection=" + connection.toAbsolutePath());
        }
    }

    /** What a connection file says. */
    private record Network(String profile, String organisation, List<String> addresses) {}

    /** As the options say; on a network that is not up, says how to start it before a gateway waits for it. */
    static DemoLedger of(String kind, List<Path> connections, Texts texts) {
        return switch (kind) {
            case EMBEDDED -> new DemoLedger(List.of(new Member("", "", null, 0)));
            case FABRIC -> {
                if (connections.isEmpty()) throw new UsageProblem(texts.get("demo.connection_needed"));
                yield new DemoLedger(members(connections, texts));
            }
            default -> throw new UsageProblem(texts.get("demo.ledger_unknown", kind));
        };
    }

    private static List<Member> members(List<Path> connections, Texts texts) {
        List<Member> members = new ArrayList<>();
        int further = PLACES.size();
        for (Path file : connections.stream().sorted().toList()) {
            Network network = read(file, texts);
            if (network.addresses.stream().noneMatch(DemoLedger::answers)) {
                throw new UsageProblem(texts.get("demo.network_down", texts.list(network.addresses), network.profile));
            }
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
            int place = PLACES.contains(name) ? PLACES.indexOf(name) : further++;
            members.add(new Member(name, network.organisation, file, place));
        }
        members.sort((a, b) -> Integer.compare(a.place, b.place));
        return List.copyOf(members);
    }

    /** Whether what the gateways keep can be forgotten without forgetting the ledger. */
    boolean elsewhere() {
        return members.get(0).connection != null;
    }

    private static Network read(Path connection, Texts texts) {
        try (Reader reader = Files.newBufferedReader(connection, StandardCharsets.UTF_8)) {
            JsonObject file = JsonParser.parseReader(reader).getAsJsonObject();
            List<String> addresses = new ArrayList<>();
            for (JsonElement peer : file.getAsJsonArray("peers")) {
                addresses.add(peer.getAsJsonObject().get("address").getAsString());
            }
            return new Network(
                    file.get("profile").getAsString(), file.get("organisation").getAsString(), addresses);
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
            throw new UsageProblem(texts.get("demo.connection_unreadable", connection));
        }
    }

    private static boolean answers(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MS);
            return true;
        } catch (IOException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }
}
