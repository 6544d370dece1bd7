/** Who holds goods, where, and for which open offer they are kept. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.custody;
