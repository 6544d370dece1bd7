/** Certificates of recovered material: a recovered kilogram backs one claim only. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.certificate;
