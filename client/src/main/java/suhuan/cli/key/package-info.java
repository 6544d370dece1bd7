/** Keys: signing key pairs of a party and API keys of the gateway. */
@NullMarked
package suhuan.cli.key;

import org.jspecify.annotations.NullMarked;
