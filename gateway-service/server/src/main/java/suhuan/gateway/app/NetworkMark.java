package suhuan.gateway.app;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.fabric.FabricConnection;
import suhuan.gateway.ledger.fabric.chain.BlocksUnavailableException;
import suhuan.ledger.v1.Block;

/**
 * Says in a data folder to which network its read model and keys belong. A network is known by its first block: what another
 * network's blocks made is not to be mixed with this one's.
 */
final class NetworkMark {
    private static final String FILE = "fabric.network";
    private static final Duration FIRST_BLOCK = Duration.ofSeconds(30);

    private NetworkMark() {}

    /**
     * Marks a new folder, and looks at the mark of one that was used before.
     *
     * @throws StartFailure where the folder belongs to another network, or no peer has the first block
     */
    static void claim(DataFolder folder, FabricConnection connection, Ledger ledger) {
        claim(folder, connection, ledger, FIRST_BLOCK);
    }

    static void claim(DataFolder folder, FabricConnection connection, Ledger ledger, Duration patience) {
        String here = connection.channel() + " " + firstBlock(connection, ledger, patience);
        try {
            Optional<String> mark = folder.read(FILE);
            if (mark.isEmpty()) {
                folder.write(FILE, here);
            } else if (!mark.get().equals(here)) {
                throw new StartFailure(
                        "data folder " + folder.path() + " holds the data of another network (channel and"
                                + " first block " + mark.get() + "; here it is " + here + "); name another folder with"
                                + " --suhuan.data-folder, or remove this one where that network is gone");
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "data folder " + folder.path() + " cannot be used (" + DataFolder.reason(e)
                            + "); mend its permissions or name another folder with --suhuan.data-folder",
                    e);
        }
    }

    private static String firstBlock(FabricConnection connection, Ledger ledger, Duration patience) {
        try (BlockStream blocks = ledger.follow(0)) {
            Block first = blocks.next(patience);
            if (first == null) {
                throw new StartFailure("no peer gives the first block of the channel; see gateway.log");
            }
            return HexFormat.of().formatHex(first.getSha256().toByteArray());
        } catch (BlocksUnavailableException e) {
            // A gateway reads every block from the first on: who opened the ledger, what the read model is made of,
            // what fsck checks.
            throw new StartFailure(
                    "no peer of " + connection.organisation()
                            + " in the connection file gives the first block of the channel: "
                            + e.getMessage() + "; a gateway needs every block, so add a peer that has them to the file"
                            + " (network/net join-peer without --snapshot makes one)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while reading the first block", e);
        }
    }
}
