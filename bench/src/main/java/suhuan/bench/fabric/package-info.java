/** A Fabric network for the time of a bench, and a client of it that is nothing but fabric-gateway. */
@org.jspecify.annotations.NullMarked
package suhuan.bench.fabric;
