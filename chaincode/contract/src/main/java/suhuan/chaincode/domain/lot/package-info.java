/** Lots: fungible material with mass, grade and weigh-ticket. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.lot;
