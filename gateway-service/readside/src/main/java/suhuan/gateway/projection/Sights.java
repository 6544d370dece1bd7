package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who came to see which item in this run of blocks, by the first fact that let them. */
final class Sights {
    private final Connection connection;
    private final long firstNewItemNo;
    private final Map<Long, Map<Long, Long>> factByPartyByItem = new LinkedHashMap<>();

    Sights(Connection connection, long firstNewItemNo) {
        this.connection = connection;
        this.firstNewItemNo = firstNewItemNo;
    }

    void add(long partyNo, long itemNo, long factNo) {
        factByPartyByItem.computeIfAbsent(itemNo, i -> new LinkedHashMap<>(2)).putIfAbsent(partyNo, factNo);
    }

    /** Whoever sees one item sees the other from now on. */
    void share(long fromItemNo, long toItemNo, long factNo) throws SQLException {
        List<Long> parties = new ArrayList<>(
                factByPartyByItem.getOrDefault(fromItemNo, Map.of()).keySet());
        if (fromItemNo < firstNewItemNo) {
            try (PreparedStatement statement =
                    connection.prepareStatement("select party_no from sight where item_no = ? order by party_no")) {
                statement.setLong(1, fromItemNo);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        parties.add(result.getLong(1));
                    }
                }
            }
        }
        parties.forEach(party -> add(party, toItemNo, factNo));
    }

    void write(Connection to) throws SQLException {
        CopyBuffer fresh = new CopyBuffer("sight", "party_no, item_no, fact_no");
        List<Long> parties = new ArrayList<>();
        List<Long> items = new ArrayList<>();
        List<Long> facts = new ArrayList<>();
        factByPartyByItem.forEach((itemNo, factByParty) -> factByParty.forEach((partyNo, factNo) -> {
            if (itemNo >= firstNewItemNo) {
                fresh.row().int8(partyNo).int8(itemNo).int8(factNo);
            } else {
                parties.add(partyNo);
                items.add(itemNo);
                facts.add(factNo);
            }
        }));
        fresh.send(to);
        if (!items.isEmpty()) {
            insertUnlessThere(to, parties, items, facts);
        }
    }

    private static void insertUnlessThere(Connection to, List<Long> parties, List<Long> items, List<Long> facts)
            throws SQLException {
        try (PreparedStatement statement = to.prepareStatement("insert into sight (party_no, item_no, fact_no)"
                + " select * from unnest(?::bigint[], ?::bigint[], ?::bigint[]) on conflict do nothing")) {
            statement.setArray(1, to.createArrayOf("bigint", parties.toArray()));
            statement.setArray(2, to.createArrayOf("bigint", items.toArray()));
            statement.setArray(3, to.createArrayOf("bigint", facts.toArray()));
            statement.executeUpdate();
        }
    }
}
