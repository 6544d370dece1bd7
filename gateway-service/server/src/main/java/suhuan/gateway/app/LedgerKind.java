package suhuan.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of ledgers, as {@code suhuan.ledger} names them. */
enum LedgerKind {
    /** In the data folder, by this process alone. */
    EMBEDDED("Regulator") {
        @Override
        void demandSettings(GatewayProperties properties) {
            if (properties.fabric().connection() != null) {
                throw new StartFailure("suhuan.fabric.connection is given and suhuan.ledger is embedded;"
                        + " add --suhuan.ledger=fabric, or leave the connection out");
            }
        }

        @Override
        Backend open(DataFolder folder, GatewayProperties properties) {
            return EmbeddedBackend.open(folder);
        }
    },

    /** On a Fabric network of several organisations. */
    FABRIC("RegulatorMSP") {
        @Override
        void demandSettings(GatewayProperties properties) {
            FabricBackend.connection(properties);
        }

        @Override
        Backend open(DataFolder folder, GatewayProperties properties) {
            return FabricBackend.open(folder, properties);
        }
    };

    /** Says in a data folder which kind of ledger its data belongs to. */
    private static final String MARK = "ledger.kind";

    private final String opener;

    LedgerKind(String opener) {
        this.opener = opener;
    }

    /**
     * The configured kind.
     *
     * @throws StartFailure where there is no such kind
     */
    static LedgerKind of(GatewayProperties properties) {
        return Arrays.stream(values())
                .filter(kind -> kind.text().equals(properties.ledger()))
                .findFirst()
                .orElseThrow(() -> new StartFailure("suhuan.ledger is " + properties.ledger() + "; this version knows: "
                        + Arrays.stream(values()).map(LedgerKind::text).collect(Collectors.joining(", "))));
    }

    /** The word for it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Organisation that opens a new ledger: as configured, or the usual one of this kind. */
    String opener(GatewayProperties properties) {
        return properties.organisation() == null ? opener : properties.organisation();
    }

    /**
     * Looks at what this kind needs to know before anything is begun.
     *
     * @throws StartFailure where something is missing
     */
    abstract void demandSettings(GatewayProperties properties);

    /**
     * Opens the ledger.
     *
     * @throws StartFailure where that cannot be done
     */
    abstract Backend open(DataFolder folder, GatewayProperties properties);

    /**
     * Marks a data folder as one of this kind, for keys, read model and log belong to one ledger.
     *
     * @throws StartFailure where it holds the data of another kind
     */
    void claim(DataFolder folder) {
        try {
            Optional<String> mark = folder.read(MARK);
            Path blocks = folder.resolve(EmbeddedBackend.FOLDER);
            // Folders were made before there was a second kind, and a mark.
            String found = mark.orElse(Files.exists(blocks) ? EMBEDDED.text() : text());
            if (!found.equals(text())) {
                throw new StartFailure("data folder " + folder.path() + " holds the data of a ledger of kind " + found
                        + ", and suhuan.ledger is " + text() + "; name another folder with --suhuan.data-folder");
            }
            if (mark.isEmpty()) {
                folder.write(MARK, text());
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "data folder " + folder.path() + " cannot be used (" + DataFolder.reason(e)
                            + "); mend its permissions or name another folder with --suhuan.data-folder",
                    e);
        }
    }
}
