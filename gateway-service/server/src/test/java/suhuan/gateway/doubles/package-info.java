/** Hand-made stand-ins for tests of the server's own behaviour. */
package suhuan.gateway.doubles;
