/** The contract: bytes in; verdicts, facts and writes out. Two steps shape every verb: plan, then apply. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract;
