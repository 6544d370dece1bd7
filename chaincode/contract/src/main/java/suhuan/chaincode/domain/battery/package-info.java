/** Batteries: modules and cells, custody, disposition and status, vehicles, candidates. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.battery;
