/** Commands about goods held back, acting for others, and corrections. */
@org.jspecify.annotations.NullMarked
package suhuan.cli.hold;
