package suhuan.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.api.error.CallFailure;

/** Reads HTTP bodies, whole or line by line, never more than the limit at a time. */
final class HttpBodies {
    private HttpBodies() {}

    /** The whole body. */
    static byte[] whole(HttpServletRequest request, long limitBytes) throws IOException {
        if (request.getContentLengthLong() > limitBytes) {
            throw CallFailure.tooLarge("body", request.getContentLengthLong(), limitBytes)
                    .asException();
        }
        byte[] body = request.getInputStream().readNBytes((int) limitBytes + 1);
        if (body.length > limitBytes) {
            throw CallFailure.tooLarge("body", body.length, limitBytes).asException();
        }
        return body;
    }

    /** Lines of a body. */
    static final class Lines {
        private final InputStream input;
        private final long limitBytes;
        private final byte[] buffer = new byte[8192];
        private int position;
        private int filled;

        Lines(InputStream input, long limitBytes) {
            this.input = input;
            this.limitBytes = limitBytes;
        }

        /** The next line that is not empty, without its end; null after the last. */
        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (true) {
                if (position == filled) {
                    filled = input.read(buffer);
                    position = 0;
                    if (filled < 0) {
                        filled = 0;
                        return line.size() == 0 ? null : line.toByteArray();
                    }
                }
                int end = position;
                while (end < filled && buffer[end] != '\n') {
                    end++;
                }
                line.write(buffer, position, end - position);
                boolean lineEnds = end < filled;
                position = lineEnds ? end + 1 : end;
                if (line.size() > limitBytes) {
                    throw CallFailure.tooLarge("line", line.size(), limitBytes).asException();
                }
                if (lineEnds
                        && !line.toString(java.nio.charset.StandardCharsets.ISO_8859_1)
                                .isBlank()) {
                    return line.toByteArray();
                } else if (lineEnds) {
                    line.reset();
                }
            }
        }
    }
}
