/** A chaincode as the official samples are written, to be measured against: one asset as JSON, one put a transaction. */
@org.jspecify.annotations.NullMarked
package suhuan.bench.plain;
