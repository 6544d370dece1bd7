/** A chaincode that puts keys and bytes and knows no rule, to be measured against. */
@org.jspecify.annotations.NullMarked
package suhuan.bench.raw;
