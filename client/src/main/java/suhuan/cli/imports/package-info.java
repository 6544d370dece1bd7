/**
 * Imports of tables over a record stream: interruptible at any point, run again with nothing doubled or lost, and a line
 * of report for every row.
 */
@NullMarked
package suhuan.cli.imports;

import org.jspecify.annotations.NullMarked;
