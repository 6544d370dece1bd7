/** The chain of blocks as peers give it: checked, decoded, followed. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger.fabric.chain;
