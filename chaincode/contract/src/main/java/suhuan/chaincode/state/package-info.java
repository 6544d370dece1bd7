/** Stored state: keys and codec. Private to the contract, but for the keys, which readers of a ledger may ask for. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.state;
