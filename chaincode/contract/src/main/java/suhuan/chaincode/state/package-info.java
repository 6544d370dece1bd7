/** Stored state: keys and codec. Private to the contract. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.state;
