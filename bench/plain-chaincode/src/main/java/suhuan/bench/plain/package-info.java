/** For measurement only: a chaincode as the official Java samples are written, one asset as JSON and one put a transaction. */
@org.jspecify.annotations.NullMarked
package suhuan.bench.plain;
