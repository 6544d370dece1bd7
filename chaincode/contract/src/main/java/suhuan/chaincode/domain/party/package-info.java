/** Parties, their roles, sites, keys and licences. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.party;
