/** Reference data of the field: days, regions, grades, elements, methods, routes, rules, schemes; dated, sourced, read once. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.reference;
