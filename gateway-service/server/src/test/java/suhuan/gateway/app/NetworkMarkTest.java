package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.gateway.doubles.BlocksInMemory;
import suhuan.gateway.ledger.fabric.FabricConnection;
import suhuan.gateway.ledger.fabric.chain.BlocksUnavailableException;

/** Whose data a folder holds, and what is said where that cannot be told. */
class NetworkMarkTest {
    private static final FabricConnection CONNECTION = new FabricConnection(
            "smoke", "suhuan", "suhuan", "ProducerMSP", Path.of("cert.pem"), Path.of("key.pem"), List.of());

    @TempDir
    private Path temporary;

    @Test
    void aFolderIsOfTheNetworkThatItWasFirstUsedWith() {
        BlocksInMemory network = new BlocksInMemory().addBlock("first");
        try (DataFolder folder = DataFolder.open(temporary)) {
            claim(folder, network);
            claim(folder, network.addBlock("another"));
        }
    }

    @Test
    void aFolderOfANetworkWithAnotherFirstBlockIsRefusedInOneLineThatSaysWhatToDo() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            claim(folder, new BlocksInMemory().addBlock("first"));
            assertThatThrownBy(() -> claim(folder, new BlocksInMemory().addBlock("other")))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "data folder " + temporary + " holds the data of another network (channel and first block"
                                    + " suhuan 6669727374; here it is suhuan 6f74686572); name another folder with"
                                    + " --suhuan.data-folder, or remove this one where that network is gone");
            // It is still the first one's.
            claim(folder, new BlocksInMemory().addBlock("first"));
        }
    }

    @Test
    void whereTheOnlyPeerBeganWithASnapshotTheLineSaysWhichPeerAndThatAnotherIsNeeded() {
        BlocksInMemory network = new BlocksInMemory().addBlock("first");
        network.withhold(new BlocksUnavailableException("peer peer1.producer was restored from a snapshot and has no"
                + " blocks before 4; block 0 is wanted: follow a peer that has it"));
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThatThrownBy(() -> claim(folder, network))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("no peer of ProducerMSP")
                    .hasMessageContaining("peer1.producer was restored from a snapshot")
                    .hasMessageContaining("network/net join-peer without --snapshot");
            assertThat(temporary.resolve("fabric.network")).doesNotExist();
        }
    }

    private static void claim(DataFolder folder, BlocksInMemory network) {
        NetworkMark.claim(folder, CONNECTION, network, Duration.ofSeconds(1));
    }
}
