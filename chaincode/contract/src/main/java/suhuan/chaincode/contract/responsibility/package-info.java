/** Verbs of extended producer responsibility: white lists, rule editions, declared sales, reports, shares and schemes. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.responsibility;
