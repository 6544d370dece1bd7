/**
 * Tables in files: CSV and XLSX read row by row with bounded memory, cells mapped to columns by their headings, and
 * quantities turned into integers exactly.
 */
@NullMarked
package suhuan.cli.table;

import org.jspecify.annotations.NullMarked;
