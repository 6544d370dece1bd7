/** What every verb of the contract is made of: shape, plan, apply; and the working state it applies to. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.verb;
