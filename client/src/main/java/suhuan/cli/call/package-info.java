/** What commands are made from: options all of them take, which gateway to call, and the bases of commands that ask, record or work alone. */
@NullMarked
package suhuan.cli.call;

import org.jspecify.annotations.NullMarked;
