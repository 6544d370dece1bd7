/** One thin class for each gRPC service: shape checks, forward, reply. No business rule is ever checked here. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.api;
