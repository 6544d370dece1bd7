package suhuan.gateway.ledger.fabric;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import suhuan.gateway.ledger.fabric.peer.PeerAddress;

/**
 * How a gateway reaches its organisation's part of a network.
 *
 * @param profile name of the network, for messages
 * @param channel the channel
 * @param chaincode the chaincode on it
 * @param organisation MSP id of the organisation the gateway speaks for
 * @param certificate the gateway's certificate, PEM
 * @param privateKey its private key, PKCS #8, PEM
 * @param peers peers of the organisation, at least one
 */
public record FabricConnection(
        String profile,
        String channel,
        String chaincode,
        String organisation,
        Path certificate,
        Path privateKey,
        List<PeerAddress> peers) {
    /**
     * Reads a connection file. Paths in it are relative to its folder.
     *
     * @throws IllegalArgumentException where it cannot be used; the message names the file and the field
     */
    public static FabricConnection read(Path file) {
        Reader reader = new Reader(file, object(file));
        List<PeerAddress> peers = new ArrayList<>();
        JsonArray list = reader.array("peers");
        for (int i = 0; i < list.size(); i++) {
            peers.add(peer(reader.element(list, i)));
        }
        if (peers.isEmpty()) {
            throw reader.problem("peers", "is empty; name at least one peer");
        }
        return new FabricConnection(
                reader.text("profile"),
                reader.text("channel"),
                reader.text("chaincode"),
                reader.text("organisation"),
                reader.file("certificate"),
                reader.file("privateKey"),
                List.copyOf(peers));
    }

    private static PeerAddress peer(Reader reader) {
        String address = reader.text("address");
        if (!address.matches("[^\\s/]+:[0-9]{1,5}")) {
            throw reader.problem("address", "is \"" + address + "\"; write host:port");
        }
        return new PeerAddress(reader.text("name"), address, reader.file("tlsRoot"));
    }

    private static JsonObject object(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "connection file " + file + " cannot be read: " + unreadable
                            + "; a running network writes one for each organisation",
                    unreadable);
        }
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException malformed) {
            throw new IllegalArgumentException(
                    "connection file " + file + " is not a JSON object: " + malformed.getMessage(), malformed);
        }
    }

    /** An object of the file, and where in the file it is. */
    private record Reader(Path file, String at, JsonObject object) {
        Reader(Path file, JsonObject object) {
            this(file, "", object);
        }

        IllegalArgumentException problem(String field, String problem) {
            return new IllegalArgumentException("connection file " + file + ": " + at + field + " " + problem);
        }

        String text(String field) {
            JsonElement value = object.get(field);
            if (value == null || value.isJsonNull()) {
                throw problem(field, "is missing");
            }
            if (!value.isJsonPrimitive()
                    || !value.getAsJsonPrimitive().isString()
                    || value.getAsString().isBlank()) {
                throw problem(field, "is " + value + "; it must be a text that is not empty");
            }
            return value.getAsString();
        }

        Path file(String field) {
            String text = text(field);
            Path path;
            try {
                path = file.toAbsolutePath().resolveSibling(text).normalize();
            } catch (InvalidPathException unusable) {
                throw problem(field, "is \"" + text + "\", which is no path");
            }
            if (!Files.isReadable(path)) {
                throw problem(field, "names " + path + ", which cannot be read");
            }
            return path;
        }

        JsonArray array(String field) {
            JsonElement value = object.get(field);
            if (value == null || value.isJsonNull()) {
                throw problem(field, "is missing");
            }
            if (!value.isJsonArray()) {
                throw problem(field, "is " + value + "; it must be a list");
            }
            return value.getAsJsonArray();
        }

        Reader element(JsonArray list, int index) {
            JsonElement element = list.get(index);
            if (!element.isJsonObject()) {
                throw problem("peers[" + index + "]", "is " + element + "; it must be an object");
            }
            return new Reader(file, "peers[" + index + "].", element.getAsJsonObject());
        }
    }
}
