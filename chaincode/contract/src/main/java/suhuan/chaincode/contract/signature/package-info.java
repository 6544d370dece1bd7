/** Signatures of envelopes: ES256, and SM2 with SM3. Verifying only; the same answer whatever provider computes it. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.contract.signature;
