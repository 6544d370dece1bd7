package suhuan.gateway.readmodel;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Page sizes and tokens of one request. */
final class Paging {
    /** Items a page where none are asked for. */
    static final int DEFAULT_SIZE = 50;

    /** Most items a page. */
    static final int MAX_SIZE = 500;

    private final PageTokens tokens;
    private final byte[] query;
    private final String token;
    private final @Nullable PageToken opened;

    /**
     * @param request a request with the fields page_token and min_position, which do not count as part of the query
     * @param token its page token; empty for the first page
     */
    Paging(PageTokens tokens, Viewer viewer, Message request, String token) {
        this.tokens = tokens;
        this.query = query(viewer, request);
        this.token = token;
        this.opened = token.isEmpty() ? null : tokens.open(query, token);
    }

    /** Where this page begins; null for the first. */
    @Nullable
    PageToken start() {
        return opened;
    }

    /** Refuses a token that was not given for this query. */
    RequestCheck check(RequestCheck check) {
        return check.that(
                token.isEmpty() || opened != null,
                "page_token",
                token,
                "the token of the page before, of the same query");
    }

    String next(PageToken next) {
        return tokens.seal(query, next);
    }

    private static byte[] query(Viewer viewer, Message request) {
        Message.Builder bare = request.toBuilder();
        for (String name : new String[] {"page_token", "min_position", "page_size"}) {
            FieldDescriptor field = request.getDescriptorForType().findFieldByName(name);
            if (field != null) {
                bare.clearField(field);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] head = (request.getDescriptorForType().getFullName() + "\n" + viewer.partyId() + "\n"
                        + viewer.regulator() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        out.writeBytes(head);
        out.writeBytes(bare.build().toByteArray());
        return out.toByteArray();
    }
}
