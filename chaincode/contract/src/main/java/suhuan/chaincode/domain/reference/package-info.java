/** Reference data of the field: days of the calendar, regions of GB/T 2260, grades of materials; dated, sourced, read once. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.reference;
