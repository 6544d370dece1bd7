/** Materials of the plan and what may be done with them. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.material;
