/** Verbs of compositions and assays. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.assay;
