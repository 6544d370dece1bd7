/** Verbs that hold goods back and let them go, and the gate that every other verb passes. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.hold;
