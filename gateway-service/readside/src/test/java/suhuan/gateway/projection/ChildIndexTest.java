package suhuan.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs of the child index: every code is found however runs were merged, and none is written too often. */
class ChildIndexTest {
    @Test
    void everyCodeStaysFindableThroughAllMerges() throws Exception {
        String schema = TestPostgres.newSchema();
        Random random = new Random(RandomChain.seed(8));
        Map<Long, List<String>> codesByItem = new TreeMap<>();
        long written = 0;
        long entries = 0;
        try (Connection connection = TestPostgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + schema);
            long runNo = 1;
            long itemNo = 100;
            for (int transaction = 0; transaction < 600; transaction++) {
                ChildIndex index = new ChildIndex(runNo);
                for (int packs = random.nextInt(4) + 1; packs > 0; packs--) {
                    itemNo += 1 + random.nextInt(5);
                    List<String> codes = new ArrayList<>();
                    for (int i = random.nextInt(12) + 1; i > 0; i--) {
                        codes.add("C" + random.nextInt(1_000_000_000));
                    }
                    codesByItem.put(itemNo, codes);
                    entries += codes.size();
                    index.add(itemNo, codes);
                }
                index.write(connection);
                runNo = index.nextRunNo();
                written += number(statement, "select entry_count from child_run where run_no = " + (runNo - 1));
            }
            long runs = number(statement, "select count(*) from child_run");
            System.out.println(entries + " entries written " + written + " times, in " + runs + " runs");
            assertThat(runs).isLessThan(40);
            assertThat(written).isLessThan(6 * entries);
            assertThat(number(statement, "select sum(entry_count) from child_run"))
                    .isEqualTo(entries);
        }
        Map<Long, List<Long>> expected = new TreeMap<>();
        ChildCodes childCodes = new ChildCodes();
        codesByItem.forEach((item, codes) -> codes.forEach(code -> expected.computeIfAbsent(
                        childCodes.hash(code.getBytes(StandardCharsets.UTF_8)), h -> new ArrayList<>())
                .add(item)));
        assertThat(pointers(schema)).isEqualTo(expected);
    }

    @Test
    void listsOfAnyTextAreKept() {
        List<String> codes = List.of("b", "ab", "abc", "电池", "x".repeat(300), "x".repeat(299) + "y", "");
        byte[] list = ChildCodes.encode(ChildCodes.sorted(codes));
        for (String code : codes) {
            assertThat(suhuan.gateway.readmodel.ChildLists.contains(list, code))
                    .as(code)
                    .isTrue();
        }
        assertThat(suhuan.gateway.readmodel.ChildLists.contains(list, "a")).isFalse();
        assertThat(suhuan.gateway.readmodel.ChildLists.contains(list, "x".repeat(298)))
                .isFalse();
    }

    private static Map<Long, List<Long>> pointers(String schema) throws Exception {
        Map<Long, List<Long>> found = new TreeMap<>();
        try (Connection connection = TestPostgres.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select r.base_item_no, c.entries, c.first_entry from " + schema + ".child_run r join " + schema
                                + ".child_chunk c using (run_no) order by r.base_item_no, c.first_entry")) {
            while (result.next()) {
                var chunk = java.nio.ByteBuffer.wrap(result.getBytes(2));
                assertThat(chunk.getLong(0)).isEqualTo(result.getLong(3));
                while (chunk.hasRemaining()) {
                    long entry = chunk.getLong();
                    found.computeIfAbsent(entry >>> 24, h -> new ArrayList<>())
                            .add(result.getLong(1) + (entry & 0xffffff));
                }
            }
        }
        found.values().forEach(items -> items.sort(null));
        return found;
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
