/** Extended producer responsibility: what may be declared once, shared and pooled, and when a listing is demanded. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.responsibility;
