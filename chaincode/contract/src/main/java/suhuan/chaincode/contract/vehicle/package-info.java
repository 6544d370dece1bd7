/** Verbs of vehicles: replaced batteries and scrapping. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.vehicle;
