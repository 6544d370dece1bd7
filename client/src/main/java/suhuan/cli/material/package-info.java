/** Commands of material: runs, compositions and assays, certificates. */
@NullMarked
package suhuan.cli.material;

import org.jspecify.annotations.NullMarked;
