/** Hand-overs: offers of goods and how they are resolved. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.handover;
