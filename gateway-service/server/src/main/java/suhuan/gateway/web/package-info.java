/** HTTP: the services of gRPC as JSON, through the same interceptors, and a page that says what this is. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.web;
