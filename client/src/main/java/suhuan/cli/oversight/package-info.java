/** Commands of oversight: accounts, stock, duties, flows, indicators, and what they rest on. */
@org.jspecify.annotations.NullMarked
package suhuan.cli.oversight;
