/** The contract as a chaincode of Hyperledger Fabric: Fabric's protocol on one side, the contract on the other, no rule here. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.fabric;
