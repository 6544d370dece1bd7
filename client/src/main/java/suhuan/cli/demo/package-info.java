/** The demo: starts a gateway of its own, loads a small world through the public API, and shows what can be asked. */
@NullMarked
package suhuan.cli.demo;

import org.jspecify.annotations.NullMarked;
