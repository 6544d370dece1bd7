package suhuan.gateway.ledger.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys told apart on disk when their hashes are the same. */
class StateIndexTest {
    @TempDir
    Path folder;

    private final Random random = Seeds.random("StateIndexTest");

    @Test
    void keysWithOneHashStayApart() throws Exception {
        Segments segments = new Segments(folder, new FaultyFiles());
        byte[] zeros = new byte[Checksums.SHA256_BYTES];
        SegmentHeader header = new SegmentHeader(0, new byte[16], 0, zeros, 0);
        segments.create(header);
        WriteTail tail = new WriteTail(
                new Recovery.Recovered(
                        header, SegmentHeader.BYTES, -1, zeros, 0, 0, List.of(header), -1, new BlockIndex(), null),
                1 << 20);
        KeyHash few = key -> key[key.length - 1] % 3;
        StateIndex live = new StateIndex(new KeyIndex(), few, new ValueReader(segments, 8));
        StateIndex replayed = new StateIndex(new KeyIndex(), few, new ValueReader(segments, 0));
        Map<String, String> model = new HashMap<>();
        RecordCursor cursor = new RecordCursor(segments);
        for (int number = 0; number < 200; number++) {
            TreeMap<String, byte[]> writes = new TreeMap<>();
            List<byte[]> keys = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String value = "v" + random.nextInt();
                writes.put("k" + random.nextInt(50), value.getBytes(StandardCharsets.UTF_8));
            }
            writes.forEach((key, value) -> {
                keys.add(KeyBytes.of(key));
                model.put(key, new String(value, StandardCharsets.UTF_8));
            });
            PreparedBlock block = tail.next(number, new byte[3], new byte[4], keys, writes, few);
            StoreIo.write(segments.file(0), Location.offset(block.location()), block.record());
            live.apply(block);
            assertThat(cursor.look(0, Location.offset(block.location()), Long.MAX_VALUE))
                    .isEqualTo(RecordFormat.Finding.WHOLE);
            replayed.replay(cursor.block(0, Location.offset(block.location())));
        }
        for (StateIndex state : List.of(live, replayed)) {
            assertThat(state.keys().size()).isEqualTo(model.size());
            List<String> asked = new ArrayList<>(model.keySet());
            asked.add("k50");
            Map<String, VersionedValue> found = state.read(asked);
            assertThat(found).hasSize(model.size());
            found.forEach((key, value) -> assertThat(new String(value.value(), StandardCharsets.UTF_8))
                    .isEqualTo(model.get(key)));
            Map<String, Long> versions = new HashMap<>();
            found.forEach((key, value) -> versions.put(key, value.version()));
            versions.put("k50", 0L);
            assertThat(state.hasVersions(versions)).isTrue();
            assertThat(state.hasVersions(Map.of("k50", 99L))).isFalse();
            String some = model.keySet().iterator().next();
            assertThat(state.hasVersions(Map.of(some, 0L))).isFalse();
            assertThat(state.hasVersions(Map.of(some, found.get(some).version() + 1)))
                    .isFalse();
        }
        segments.close();
    }
}
