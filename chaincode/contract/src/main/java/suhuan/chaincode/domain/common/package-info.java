/** Words every domain package shares: refusals and decisions. JDK only. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.common;
