/** Verbs of batteries. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.battery;
