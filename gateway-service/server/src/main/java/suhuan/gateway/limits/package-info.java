/** Limits of the gateway, stated once, and the counting that keeps to them. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.limits;
