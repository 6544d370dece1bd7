/** What every command stands on: texts in two languages, units, tables and where a command prints. */
@NullMarked
package suhuan.cli.term;

import org.jspecify.annotations.NullMarked;
