/** Verbs of corrections. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.correction;
