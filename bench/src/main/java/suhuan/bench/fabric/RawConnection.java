package suhuan.bench.fabric;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.identity.Identities;

/** What the connection file of an organisation says: who calls, and which peer. */
record RawConnection(
        String channel, String organisation, X509Certificate certificate, PrivateKey key, String peer, Path tlsRoot) {

    static RawConnection read(Path file) throws IOException {
        JsonObject said;
        try (Reader reader = Files.newBufferedReader(file)) {
            said = JsonParser.parseReader(reader).getAsJsonObject();
        }
        JsonObject peer = said.getAsJsonArray("peers").get(0).getAsJsonObject();
        try (Reader certificate = Files.newBufferedReader(file.resolveSibling(text(said, "certificate")));
                Reader key = Files.newBufferedReader(file.resolveSibling(text(said, "privateKey")))) {
            return new RawConnection(
                    text(said, "channel"),
                    text(said, "organisation"),
                    Identities.readX509Certificate(certificate),
                    Identities.readPrivateKey(key),
                    text(peer, "address"),
                    file.resolveSibling(text(peer, "tlsRoot")));
        } catch (CertificateException | InvalidKeyException e) {
            throw new IOException("the keys that " + file + " names cannot be read", e);
        }
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    ManagedChannel open() throws IOException {
        return Grpc.newChannelBuilder(
                        peer,
                        TlsChannelCredentials.newBuilder()
                                .trustManager(tlsRoot.toFile())
                                .build())
                .maxInboundMessageSize(100 << 20)
                .build();
    }
}
