/** The block store: append-only segment files, a compact index from key to place, and what makes a start trustworthy. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger.embedded.store;
