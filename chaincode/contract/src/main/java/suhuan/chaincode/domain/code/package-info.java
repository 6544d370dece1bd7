/** Codes of the field and their rules: battery codes (GB/T 34014), credit codes (GB 32100), VINs (ISO 3779, GB 16735). */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.code;
