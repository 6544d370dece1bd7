/** The entry of the suhuan command line: the root that lists every command, and main. Imported by none. */
@NullMarked
package suhuan.cli;

import org.jspecify.annotations.NullMarked;
