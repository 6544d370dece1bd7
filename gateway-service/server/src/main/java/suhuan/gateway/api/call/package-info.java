/** What every call goes through before and after its service: who calls, how much at a time, faults, measures. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.api.call;
