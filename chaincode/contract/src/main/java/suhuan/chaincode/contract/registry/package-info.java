/** Verbs of the registry, which the regulator keeps. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.registry;
