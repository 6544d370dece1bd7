package suhuan.gateway.readmodel;

/**
 * Where a next page begins.
 *
 * @param first a number, with a meaning of the query's own
 * @param second another
 * @param text a text, such as the last id given
 */
record PageToken(long first, long second, String text) {}
