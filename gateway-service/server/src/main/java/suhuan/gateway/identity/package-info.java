/** Who calls: API keys, and the party and organisation each acts for. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.identity;
