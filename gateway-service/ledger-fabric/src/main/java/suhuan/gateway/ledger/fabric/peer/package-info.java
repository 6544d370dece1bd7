/** Peers of one's own organisation: how they are called, what their failures mean, which of them to use. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger.fabric.peer;
