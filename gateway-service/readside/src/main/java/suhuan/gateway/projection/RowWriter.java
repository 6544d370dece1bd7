package suhuan.gateway.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import suhuan.ledger.v1.Transaction;

/** Gathers rows by table and sends each table's rows in one COPY. */
final class RowWriter {
    private final CopyBuffer transactions =
            new CopyBuffer("ledger_transaction", "block_number, transaction_index, transaction_id, recorded_at_ms");
    private final CopyBuffer facts = new CopyBuffer(
            "fact",
            "fact_no, block_number, transaction_index, envelope_index, command_index, fact_case, party_no, site_no, "
                    + "occurred_at_ms, recorded_at_ms, sha256, bytes");
    private final CopyBuffer items = new CopyBuffer("item", "item_no, kind, item_id");
    private final CopyBuffer events = new CopyBuffer("item_event", "item_no, fact_no");
    private final CopyBuffer lineage =
            new CopyBuffer("lineage", "from_item_no, to_item_no, kind, line_no, mass_mg, fact_no");
    private final CopyBuffer lines = new CopyBuffer("hand_over_line", "hand_over_no, line_no, item_no, mass_mg");
    private final CopyBuffer stale = new CopyBuffer("stale", "correction_no, item_no, steps, done_to_no, done");
    private final CopyBuffer sightings = new CopyBuffer(
            "sighting",
            "block_number, transaction_index, envelope_index, command_index, item_no, party_no, site_no, command_case, "
                    + "occurred_at_ms, recorded_at_ms");
    private final Map<StateTable, CopyBuffer> histories = new EnumMap<>(StateTable.class);
    private final Set<Long> predecessors = new TreeSet<>();
    private final List<String> scannedCodes = new ArrayList<>();
    private final List<Long> scannedItems = new ArrayList<>();

    void transaction(long blockNumber, int index, Transaction transaction) {
        transactions.row().int8(blockNumber).int4(index);
        transactions.text(transaction.getTransactionId()).int8(transaction.getRecordedAtMs());
    }

    void fact(long factNo, RecordedFact recorded, long partyNo, long siteNo) {
        facts.row().int8(factNo).int8(recorded.blockNumber()).int4(recorded.transactionIndex());
        facts.int4(recorded.envelopeIndex()).int4(recorded.commandIndex());
        facts.int2(recorded.fact().getFactCase().getNumber()).int8(partyNo).int8OrNull(siteNo);
        facts.int8(recorded.fact().getOccurredAtMs()).int8(recorded.fact().getRecordedAtMs());
        facts.bytes(recorded.sha256()).bytes(recorded.bytes());
    }

    void item(long itemNo, ItemKey key) {
        items.row().int8(itemNo).int2(key.kind().getNumber()).text(key.id());
    }

    void event(long itemNo, long factNo) {
        events.row().int8(itemNo).int8(factNo);
    }

    /** An edge of lineage; kind is a number of {@code suhuan.api.v1.TraceEdgeKind}. */
    void edge(long fromItemNo, long toItemNo, int kind, int lineNo, long massMg, long factNo) {
        lineage.row()
                .int8(fromItemNo)
                .int8(toItemNo)
                .int2(kind)
                .int4(lineNo)
                .int8(massMg)
                .int8(factNo);
        predecessors.add(fromItemNo);
    }

    /** Something came of an item that is no edge of lineage. */
    void cameOf(long itemNo) {
        predecessors.add(itemNo);
    }

    void line(long handOverNo, int lineNo, long itemNo, long massMg) {
        lines.row().int8(handOverNo).int4(lineNo).int8(itemNo).int8(massMg);
    }

    void sighting(Sighting sighting, long itemNo, long partyNo, long siteNo) {
        sightings.row().int8(sighting.blockNumber()).int4(sighting.transactionIndex());
        sightings.int4(sighting.envelopeIndex()).int4(sighting.commandIndex());
        sightings.int8(itemNo).int8(partyNo).int8OrNull(siteNo).int2(sighting.commandCase());
        sightings.int8(sighting.occurredAtMs()).int8(sighting.recordedAtMs());
    }

    /** An item of a corrected fact, whose successors are still to be marked. */
    void stale(long correctionNo, long itemNo) {
        stale.row().int8(correctionNo).int8(itemNo).int4(0).int8(0).bool(false);
    }

    void scannedCode(String code, long itemNo) {
        scannedCodes.add(code);
        scannedItems.add(itemNo);
    }

    /** Keeps a row as it was until the block. */
    void history(StateRow row, long validToBlock) {
        CopyBuffer history = histories.computeIfAbsent(
                row.table(), t -> new CopyBuffer(t.tableName() + "_history", t.columns() + ", valid_to_block"));
        history.row();
        row.write(history);
        history.int8(validToBlock);
    }

    /** Writes the rows that changed, in place of those stored. */
    void states(Connection to, Collection<? extends StateRow> rows) throws SQLException {
        Map<StateTable, CopyBuffer> buffers = new EnumMap<>(StateTable.class);
        Map<StateTable, List<Long>> replaced = new EnumMap<>(StateTable.class);
        Map<StateTable, List<StateRow>> linked = new EnumMap<>(StateTable.class);
        for (StateRow row : rows) {
            if (!row.changed) {
                if (row.linked) {
                    linked.computeIfAbsent(row.table(), t -> new ArrayList<>()).add(row);
                }
                continue;
            }
            CopyBuffer buffer = buffers.computeIfAbsent(row.table(), t -> new CopyBuffer(t.tableName(), t.columns()));
            buffer.row();
            row.write(buffer);
            if (row.stored) {
                replaced.computeIfAbsent(row.table(), t -> new ArrayList<>()).add(row.itemNo);
            }
        }
        for (Map.Entry<StateTable, CopyBuffer> entry : buffers.entrySet()) {
            List<Long> old = replaced.get(entry.getKey());
            if (old != null) {
                delete(to, entry.getKey(), old);
            }
            entry.getValue().send(to);
        }
        for (Map.Entry<StateTable, List<StateRow>> entry : linked.entrySet()) {
            lengthen(to, entry.getKey(), entry.getValue());
        }
    }

    /** Rows of which only the chain grew: no column of an index changes, so PostgreSQL need not touch any. */
    private static void lengthen(Connection to, StateTable table, List<StateRow> rows) throws SQLException {
        try (PreparedStatement statement = to.prepareStatement("update " + table.tableName()
                + " t set valid_from_block = n.valid_from_block, last_fact_no = n.last_fact_no, fact_count = n.fact_count"
                + " from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::integer[])"
                + " n (item_no, valid_from_block, last_fact_no, fact_count) where t.item_no = n.item_no")) {
            statement.setArray(1, numbers(to, rows, row -> row.itemNo));
            statement.setArray(2, numbers(to, rows, row -> row.validFromBlock));
            statement.setArray(3, numbers(to, rows, row -> row.lastFactNo));
            statement.setArray(
                    4,
                    to.createArrayOf(
                            "integer", rows.stream().map(row -> row.factCount).toArray()));
            if (statement.executeUpdate() != rows.size()) {
                throw new SQLException("not every row of " + table.tableName() + " that was read is there");
            }
        }
    }

    private static Array numbers(Connection to, List<StateRow> rows, ToLongFunction<StateRow> number)
            throws SQLException {
        return to.createArrayOf("bigint", rows.stream().map(number::applyAsLong).toArray());
    }

    /** Sends all other rows. */
    void send(Connection to) throws SQLException {
        transactions.send(to);
        facts.send(to);
        items.send(to);
        events.send(to);
        lineage.send(to);
        lines.send(to);
        sightings.send(to);
        stale.send(to);
        StaleMarking.reopen(to, predecessors);
        for (CopyBuffer history : histories.values()) {
            history.send(to);
        }
        if (!scannedItems.isEmpty()) {
            sendScannedCodes(to);
        }
    }

    private static void delete(Connection to, StateTable table, List<Long> itemNos) throws SQLException {
        try (PreparedStatement statement =
                to.prepareStatement("delete from " + table.tableName() + " where item_no = any (?)")) {
            statement.setArray(1, to.createArrayOf("bigint", itemNos.toArray()));
            statement.executeUpdate();
        }
    }

    private void sendScannedCodes(Connection to) throws SQLException {
        try (PreparedStatement statement = to.prepareStatement("insert into item_code (code, item_no)"
                + " select * from unnest(?::text[], ?::bigint[]) on conflict do nothing")) {
            statement.setArray(1, to.createArrayOf("text", scannedCodes.toArray()));
            statement.setArray(2, to.createArrayOf("bigint", scannedItems.toArray()));
            statement.executeUpdate();
        }
    }
}
