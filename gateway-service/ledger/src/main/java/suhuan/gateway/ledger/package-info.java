/** The ledger port: submit, evaluate, follow. Backends share this contract and no code. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger;
