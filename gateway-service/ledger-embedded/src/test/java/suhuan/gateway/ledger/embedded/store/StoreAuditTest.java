package suhuan.gateway.ledger.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that does not say what the blocks say. */
class StoreAuditTest {
    @TempDir
    Path folder;

    private final Random random = Seeds.random("StoreAuditTest");

    private static Map<String, String> audit(BlockStore store) {
        StoreAudit audit = new StoreAudit(store);
        audit.walk(block -> {});
        Map<String, String> differences = new TreeMap<>();
        audit.compare(differences::put);
        return differences;
    }

    private static void move(BlockStore store, String key, long from, long to) {
        long hash = store.state().keyHash().hash(KeyBytes.of(key));
        store.state().keys().moveAll(new long[] {hash}, new long[] {from}, new long[] {to});
    }

    @Test
    void aWrongPlaceIsFound() throws Exception {
        StoreFixture fixture = new StoreFixture(folder);
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, 8, random);
            assertThat(audit(store)).isEmpty();
            long newest = store.read(List.of("shared/1")).get("shared/1").version();
            long[] older = {0};
            new StoreAudit(store)
                    .walk(block -> block.writes((key, value, version) -> {
                        if (StoredBlock.WriteVisitor.text(key).equals("shared/1") && block.number() == 1) {
                            older[0] = version;
                        }
                    }));
            move(store, "shared/1", newest, older[0]);
            assertThat(audit(store)).containsOnly(Map.entry("shared/1", "the index names another value"));
            move(store, "shared/1", older[0], newest);
            assertThat(audit(store)).isEmpty();
        }
    }

    @Test
    void aLostKeyIsFound() throws Exception {
        StoreFixture fixture = new StoreFixture(folder);
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, 8, random);
            long own = store.read(List.of("own/2")).get("own/2").version();
            long other = store.read(List.of("own/3")).get("own/3").version();
            move(store, "own/2", own, other);
            assertThat(audit(store))
                    .containsEntry("own/2", "the index does not have it")
                    .containsKey("own/3");
        }
    }

    @Test
    void blocksThatComeDuringTheAuditDoNotDisturbIt() throws Exception {
        StoreFixture fixture = new StoreFixture(folder);
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, 8, random);
            StoreAudit audit = new StoreAudit(store);
            StoreFixture.append(store, 30, random);
            audit.walk(block -> {});
            Map<String, String> differences = new TreeMap<>();
            audit.compare(differences::put);
            assertThat(audit.lastBlock()).isEqualTo(7);
            assertThat(differences).isEmpty();
        }
    }
}
