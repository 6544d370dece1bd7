/**
 * The client library: a channel to a gateway, envelopes made once and sent until answered, and refusals as values with
 * their texts in Chinese and English.
 */
@NullMarked
package suhuan.client;

import org.jspecify.annotations.NullMarked;
