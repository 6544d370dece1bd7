/** Vehicles from the view of their batteries: replacements, scrapping, and the case of an incomplete one. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.vehicle;
