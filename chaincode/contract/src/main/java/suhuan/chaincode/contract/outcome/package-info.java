/** What runs come to, as facts tell it: for the verbs that lead a run, and for corrections that judge one anew. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.outcome;
