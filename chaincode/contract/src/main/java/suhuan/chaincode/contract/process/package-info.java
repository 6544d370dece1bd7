/** Verbs of process runs. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.process;
