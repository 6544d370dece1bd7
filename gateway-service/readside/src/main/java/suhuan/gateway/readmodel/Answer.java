package suhuan.gateway.readmodel;

/** What the read model answers to a question. */
public sealed interface Answer<T> {
    /** The answer. */
    record Found<T>(T value) implements Answer<T> {}

    /** The item does not exist or the viewer may not see it; which of the two is not told. */
    record NotFound<T>(String itemId) implements Answer<T> {}

    /**
     * The question is malformed.
     *
     * @param field name of the field in the request
     * @param value its value, shortened and without characters that cannot be shown
     * @param expected what would have been right
     */
    record InvalidRequest<T>(String field, String value, String expected) implements Answer<T> {}
}
