package suhuan.chaincode.fabric;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the process is told to run.
 *
 * @param address where it listens
 * @param packageId id of the installed package it answers for
 * @param tls keys of mutual TLS; null for none
 */
record Settings(
        InetSocketAddress address,
        String packageId,
        @Nullable TlsFiles tls) {
    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String PACKAGE_ID = "CORE_CHAINCODE_ID_NAME";
    static final String TLS_CERTIFICATE = "SUHUAN_CHAINCODE_TLS_CERT";
    static final String TLS_KEY = "SUHUAN_CHAINCODE_TLS_KEY";
    static final String TLS_CLIENT_AUTHORITY = "SUHUAN_CHAINCODE_TLS_CLIENT_CA";

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Files of mutual TLS, each in PEM.
     *
     * @param certificate certificate of this process, with its chain
     * @param key its private key
     * @param clientAuthority authority whose clients may connect
     */
    record TlsFiles(Path certificate, Path key, Path clientAuthority) {}

    /** Reads the environment. */
    static Settings of(Map<String, String> environment) throws StartException {
        return new Settings(
                address(required(environment, ADDRESS, "host:port to listen on, such as 127.0.0.1:7052")),
                required(environment, PACKAGE_ID, "the package id that 'peer lifecycle chaincode install' printed"),
                tls(environment));
    }

    private static String required(Map<String, String> environment, String name, String meaning) throws StartException {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new StartException(name + " is not set; give " + meaning);
        }
        return value;
    }

    private static InetSocketAddress address(String text) throws StartException {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(colon, 0));
        int port = port(text.substring(colon + 1));
        if (host.isEmpty() || port < 0) {
            throw new StartException(ADDRESS + " is '" + text + "'; give host:port, such as 127.0.0.1:7052");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new StartException(
                    ADDRESS + " is '" + text + "', but " + host + " is no address of a machine; check the name");
        }
        return address;
    }

    /** The port, or -1 where the text is none. */
    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port <= HIGHEST_PORT ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable TlsFiles tls(Map<String, String> environment) throws StartException {
        Path certificate = file(environment, TLS_CERTIFICATE);
        Path key = file(environment, TLS_KEY);
        Path clientAuthority = file(environment, TLS_CLIENT_AUTHORITY);
        if (certificate == null && key == null && clientAuthority == null) {
            return null;
        }
        if (certificate == null || key == null || clientAuthority == null) {
            throw new StartException("mutual TLS needs " + TLS_CERTIFICATE + ", " + TLS_KEY + " and "
                    + TLS_CLIENT_AUTHORITY + "; give all three or none");
        }
        return new TlsFiles(certificate, key, clientAuthority);
    }

    private static @Nullable Path file(Map<String, String> environment, String name) throws StartException {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return null;
        }
        Path file = Path.of(value);
        if (!Files.isReadable(file)) {
            throw new StartException(name + " names " + value + ", which cannot be read; check path and permissions");
        }
        return file;
    }
}
