/** The embedded ledger: the contract in this JVM, executed twice, in front of a block store of its own. For one machine. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger.embedded;
