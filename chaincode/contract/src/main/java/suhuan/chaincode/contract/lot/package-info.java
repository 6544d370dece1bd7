/** Verbs of lots. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.lot;
