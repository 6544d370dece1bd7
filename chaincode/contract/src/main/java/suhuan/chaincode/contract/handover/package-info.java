/** Verbs of hand-overs. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.handover;
