package suhuan.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whatever is typed into the cells of a row, it is read exactly or refused with the cell that is to blame. */
class PackRowsFuzzTest {
    private static final TableRow HEADINGS =
            row(1, "code", "mass (kg)", "capacity (Ah)", "voltage (V)", "model", "cells");
    private static final int SHOWN = 101;

    /** Cells are separated by tabs. */
    @FuzzTest
    void anyCells(byte[] bytes) throws TableException {
        String[] cells = new String(bytes, StandardCharsets.UTF_8).split("\t", -1);
        PackRows rows = PackRows.of(new Rows(List.of(HEADINGS, row(2, cells))));
        @Nullable PackRow read = rows.next();
        if (read instanceof PackRow.Readable row) {
            assertThat(row.code()).isEqualTo(cells[0].strip());
            assertThat(row.childCodes()).hasSizeLessThanOrEqualTo(CodeList.MOST).noneMatch(String::isBlank);
            // A bare number stands in the unit of its heading.
            if (row.typed().mass().matches("[0-9]{1,12}")) {
                assertThat(BigDecimal.valueOf(row.massMg(), 6))
                        .isEqualByComparingTo(row.typed().mass());
            }
        } else if (read instanceof PackRow.Unreadable row) {
            assertThat(row.problem().number()).isBetween(800, 899);
            assertThat(row.cell()).matches("[A-F]2");
            assertThat(row.value()).hasSizeLessThanOrEqualTo(SHOWN);
            assertThat(row.code()).hasSizeLessThanOrEqualTo(SHOWN);
        }
    }

    private static TableRow row(long number, String... cells) {
        return new TableRow(
                number, new ArrayList<>(Stream.of(cells).map(Cell::ofText).toList()));
    }

    /** A table in memory. */
    private static final class Rows implements TableReader {
        private final Iterator<TableRow> rows;

        Rows(List<TableRow> rows) {
            this.rows = rows.iterator();
        }

        @Override
        public @Nullable TableRow next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public double progress() {
            return 0;
        }

        @Override
        public String describe() {
            return "rows";
        }

        @Override
        public void close() {}
    }
}
