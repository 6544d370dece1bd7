package suhuan.gateway.api.call;

import io.grpc.Context;
import io.grpc.Metadata;
import suhuan.gateway.api.error.Language;
import suhuan.gateway.identity.Caller;

/** What is known about the call going on. */
public final class CallContext {
    /** Header with the API key. */
    public static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** Header with the languages the caller reads. */
    public static final Metadata.Key<String> ACCEPT_LANGUAGE =
            Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

    static final Context.Key<Caller> CALLER = Context.key("suhuan.caller");

    private CallContext() {}

    /** Who calls. Services run only behind authentication, so there always is one. */
    public static Caller caller() {
        Caller caller = CALLER.get();
        if (caller == null) {
            throw new IllegalStateException("a service was reached without authentication");
        }
        return caller;
    }

    /** Language for the texts of a failed call. */
    static Language language(Metadata headers) {
        return Language.accepted(headers.get(ACCEPT_LANGUAGE));
    }
}
