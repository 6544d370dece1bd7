/** The promises of the ledger port as tests: one suite, run word for word by every backend. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger.conformance;
