/** Failed calls: why, in which words, with which status code. Nothing outside builds a gRPC status. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.api.error;
