package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Baseline of the import: what a plain Spring application does. JdbcTemplate batches of 500 packs, a commit each; the pack's
 * code is unique and an index over the cells' codes finds their pack. It checks nothing else and keeps no history.
 */
final class PlainJdbcImport {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PlainJdbcImport(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        jdbc.execute("DROP SCHEMA IF EXISTS plain CASCADE");
        jdbc.execute("CREATE SCHEMA plain");
        jdbc.execute("CREATE TABLE plain.pack (code text PRIMARY KEY, maker text NOT NULL, mass_mg bigint NOT NULL,"
                + " capacity_mah bigint NOT NULL, voltage_mv bigint NOT NULL)");
        jdbc.execute("CREATE TABLE plain.cell (code text NOT NULL, pack_code text NOT NULL REFERENCES plain.pack)");
        jdbc.execute("CREATE INDEX cell_code ON plain.cell (code)");
    }

    /** Imports the packs; returns packs a second. */
    double run(List<SamplePacks.Pack> packs, int batchSize) {
        long begin = System.nanoTime();
        for (int from = 0; from < packs.size(); from += batchSize) {
            List<SamplePacks.Pack> batch = packs.subList(from, Math.min(packs.size(), from + batchSize));
            transaction.executeWithoutResult(status -> insert(batch));
        }
        return packs.size() * 1e9 / (System.nanoTime() - begin);
    }

    private void insert(List<SamplePacks.Pack> batch) {
        List<Object[]> packRows = new ArrayList<>(batch.size());
        List<Object[]> cellRows = new ArrayList<>(batch.size() * 96);
        for (SamplePacks.Pack pack : batch) {
            packRows.add(
                    new Object[] {pack.code(), SamplePacks.MAKER, pack.massMg(), pack.capacityMah(), pack.voltageMv()});
            for (String cell : pack.cells()) {
                cellRows.add(new Object[] {cell, pack.code()});
            }
        }
        jdbc.batchUpdate(
                "INSERT INTO plain.pack (code, maker, mass_mg, capacity_mah, voltage_mv) VALUES (?, ?, ?, ?, ?)",
                packRows);
        jdbc.batchUpdate("INSERT INTO plain.cell (code, pack_code) VALUES (?, ?)", cellRows);
    }
}
