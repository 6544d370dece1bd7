/** Verbs of the second life of batteries: assessing, taking apart, making products, using them. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.secondlife;
