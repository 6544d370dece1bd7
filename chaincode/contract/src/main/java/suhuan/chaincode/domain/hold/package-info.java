/** Why goods are held back, and corrections of facts. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.hold;
