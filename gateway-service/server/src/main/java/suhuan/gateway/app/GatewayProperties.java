package suhuan.gateway.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway keeps its data and whose it is, as properties {@code suhuan.*}.
 *
 * @param dataFolder folder of ledger, database, keys and log
 * @param ledger kind of ledger: {@code embedded} or {@code fabric}
 * @param ledgerId name of a new ledger, 1 to 64 characters of A-Z a-z 0-9 . _ -
 * @param organisation organisation of the regulator on a new ledger; absent for Regulator, on Fabric RegulatorMSP. Only a gateway
 *     of this organisation opens a new ledger
 * @param regulator who opens a new ledger
 * @param fabric the Fabric network, where that is the ledger
 * @param database read model and keys
 */
@ConfigurationProperties("suhuan")
public record GatewayProperties(
        @DefaultValue(".suhuan") Path dataFolder,
        @DefaultValue("embedded") String ledger,
        @DefaultValue("suhuan") String ledgerId,
        @Nullable String organisation,
        @DefaultValue Regulator regulator,
        @DefaultValue Fabric fabric,
        @DefaultValue Database database) {

    /**
     * The regulator of a new ledger. The default is invented: its code has a valid check character (GB 32100-2015) and
     * nothing but zeros where an office has its number.
     *
     * @param creditCode unified social credit code
     * @param name name
     */
    public record Regulator(
            @DefaultValue("11100000000000000J") String creditCode,
            @DefaultValue("示例监管部门 (demo regulator)") String name) {}

    /**
     * How to reach a Fabric network.
     *
     * @param connection file that names organisation, channel, chaincode, certificate, key and peers
     */
    public record Fabric(@Nullable Path connection) {}

    /**
     * A PostgreSQL server, or none: then one of our own is started.
     *
     * @param url JDBC address; absent to start one of our own
     * @param user user
     * @param password password
     * @param connections most connections at a time
     * @param port port of our own; 0 for any
     * @param binaries folder where our own is unpacked; absent for the user's cache folder
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("12") int connections,
            @DefaultValue("0") int port,
            @Nullable Path binaries) {}
}
