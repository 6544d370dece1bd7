package suhuan.bench;

import java.nio.file.Path;
import java.util.Set;

/**
 * How to run.
 *
 * @param fabric the rows on a Fabric network instead of those on the embedded ledger
 * @param quick sizes that let the whole table end within a few minutes
 * @param json one object a line instead of text
 * @param pairs pairs a row
 * @param only rows wanted; empty for all
 * @param folder scratch folder on the disk to be measured
 */
record Settings(boolean fabric, boolean quick, boolean json, int pairs, Set<String> only, Path folder) {
    /** One size when quick, another when not. */
    int size(int whenQuick, int whenFull) {
        return quick ? whenQuick : whenFull;
    }
}
