/** Verbs of acting for another party. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.delegation;
