/** Commands that belong to the shell: those the launcher gives to other jars, listed for the help, and completion. */
@NullMarked
package suhuan.cli.shell;

import org.jspecify.annotations.NullMarked;
