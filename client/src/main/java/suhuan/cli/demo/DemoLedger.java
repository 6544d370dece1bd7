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
 * The ledger the demo's gateway works on.
 *
 * @param connection connection file of a Fabric network; null for the embedded ledger
 */
record DemoLedger(@Nullable Path connection) {
    private static final String EMBEDDED = "embedded";
    private static final String FABRIC = "fabric";
    private static final int CONNECT_MS = 2_000;

    /** As the options say. */
    static DemoLedger of(String kind, @Nullable Path connection, Texts texts) {
        return switch (kind) {
            case EMBEDDED -> new DemoLedger(null);
            case FABRIC -> {
                if (connection == null) throw new UsageProblem(texts.get("demo.connection_needed"));
                yield new DemoLedger(connection);
            }
            default -> throw new UsageProblem(texts.get("demo.ledger_unknown", kind));
        };
    }

    /** Whether what the gateway keeps can be forgotten without forgetting the ledger. */
    boolean elsewhere() {
        return connection != null;
    }

    /** Properties of the gateway. */
    List<String> arguments() {
        return connection == null
                ? List.of()
                : List.of("--suhuan.ledger=fabric", "--suhuan.fabric.connection=" + connection.toAbsolutePath());
    }

    /** Says that the network is not up, and how to start it, before a gateway waits for it. */
    void demandReachable(Texts texts) {
        if (connection == null) return;
        List<String> addresses = new ArrayList<>();
        String profile;
        try (Reader reader = Files.newBufferedReader(connection, StandardCharsets.UTF_8)) {
            JsonObject file = JsonParser.parseReader(reader).getAsJsonObject();
            profile = file.get("profile").getAsString();
            for (JsonElement peer : file.getAsJsonArray("peers")) {
                addresses.add(peer.getAsJsonObject().get("address").getAsString());
            }
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
            throw new UsageProblem(texts.get("demo.connection_unreadable", connection));
        }
        if (addresses.stream().noneMatch(DemoLedger::answers)) {
            throw new UsageProblem(texts.get("demo.network_down", texts.list(addresses), profile));
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
