package suhuan.gateway.web;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigInteger;
import java.util.Base64;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads single JSON values as protobuf values. */
final class JsonScalars {
    private static final BigInteger MAX_UINT32 = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    private static final BigInteger MAX_UINT64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private JsonScalars() {}

    /** Value of the current token as the field wants it. */
    static Object read(JsonParser parser, FieldDescriptor field, String path) {
        return switch (field.getType()) {
            case INT32, SINT32, SFIXED32 ->
                whole(parser, path, BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE))
                        .intValue();
            case UINT32, FIXED32 ->
                whole(parser, path, BigInteger.ZERO, MAX_UINT32).intValue();
            case INT64, SINT64, SFIXED64 ->
                whole(parser, path, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE))
                        .longValue();
            case UINT64, FIXED64 ->
                whole(parser, path, BigInteger.ZERO, MAX_UINT64).longValue();
            case BOOL -> bool(parser, path);
            case STRING -> string(parser, path);
            case BYTES -> bytes(parser, path);
            case ENUM -> enumValue(parser, field, path);
            case FLOAT, DOUBLE, GROUP, MESSAGE ->
                throw new IllegalStateException("not part of the vocabulary: " + field.getFullName());
        };
    }

    /** The current token as shown in a refusal. */
    static String shown(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY
                ? token.asString()
                : String.valueOf(parser.getString());
    }

    /** A whole number, or a string that holds one, as the JSON mapping writes 64-bit numbers. */
    private static BigInteger whole(JsonParser parser, String path, BigInteger least, BigInteger most) {
        String text = shown(parser);
        JsonToken token = parser.currentToken();
        boolean whole =
                token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING && text.matches("-?[0-9]{1,20}");
        BigInteger value = whole ? new BigInteger(text) : null;
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw JsonMessages.invalid(path, text, "a whole number from " + least + " to " + most);
        }
        return value;
    }

    private static Boolean bool(JsonParser parser, String path) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw JsonMessages.invalid(path, shown(parser), "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static String string(JsonParser parser, String path) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonMessages.invalid(path, shown(parser), "a JSON string");
        }
        String text = parser.getString();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!Character.isSurrogate(each)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(each)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw JsonMessages.invalid(
                        path, String.format("\\u%04x at %d", (int) each, i), "text without unpaired surrogates");
            }
            i++;
        }
        return text;
    }

    private static ByteString bytes(JsonParser parser, String path) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            try {
                boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
                byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
                return ByteString.copyFrom(bytes);
            } catch (IllegalArgumentException e) {
                throw JsonMessages.invalid(path, text, "base64 (RFC 4648)");
            }
        }
        throw JsonMessages.invalid(path, shown(parser), "base64 (RFC 4648) in a JSON string");
    }

    private static EnumValueDescriptor enumValue(JsonParser parser, FieldDescriptor field, String path) {
        String text = shown(parser);
        EnumValueDescriptor value = null;
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            value = field.getEnumType().findValueByName(text);
        } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && text.matches("[0-9]{1,9}")) {
            value = field.getEnumType().findValueByNumber(Integer.parseInt(text));
        }
        if (value == null) {
            throw JsonMessages.invalid(
                    path, text, "a value of " + field.getEnumType().getName());
        }
        return value;
    }
}
