/** What material is made of: contents of elements, exact to the millionth of a milligram, and how they are known. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.assay;
