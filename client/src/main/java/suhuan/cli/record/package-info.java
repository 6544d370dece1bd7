/** Recording goods: commands that scan, install, hand over, split and merge, each one envelope. */
@NullMarked
package suhuan.cli.record;

import org.jspecify.annotations.NullMarked;
