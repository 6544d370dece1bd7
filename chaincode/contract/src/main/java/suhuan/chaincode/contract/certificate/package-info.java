/** Verbs of certificates. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.certificate;
