/** Signing keys of a party: making them, keeping them in files, and signing the payload of an envelope. */
@NullMarked
package suhuan.client.signing;

import org.jspecify.annotations.NullMarked;
