/** Reading: commands that show items, histories, traces and holdings, and the words and trees they are told in. */
@NullMarked
package suhuan.cli.show;

import org.jspecify.annotations.NullMarked;
