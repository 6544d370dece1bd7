/** Wiring only: what the gateway is made of, in which order it starts and stops, and what it says when it cannot. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.app;
