package suhuan.gateway.web;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import suhuan.gateway.api.error.CallFailedException;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.limits.GatewayLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into messages by their descriptors: the JSON mapping of protobuf, strictly. Refuses what the mapping leaves to
 * chance, each time naming the field: unknown fields, keys given twice, two fields of one oneof, numbers that are not whole or
 * do not fit, unpaired surrogates, deep nesting, and anything after the end.
 */
final class JsonMessages {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;

    private final JsonFactory factory;
    private final ConcurrentHashMap<Descriptor, Map<String, FieldDescriptor>> fields = new ConcurrentHashMap<>();

    JsonMessages(GatewayLimits limits) {
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepth())
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength((int) limits.messageSize().toBytes())
                        .build())
                .build();
    }

    /**
     * Reads one message.
     *
     * @param json UTF-8; nothing at all is the empty message
     * @throws CallFailedException naming the field that cannot be read
     */
    Message read(byte[] json, Message prototype) {
        if (json.length == 0) {
            return prototype;
        }
        Message.Builder builder = prototype.newBuilderForType();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("body", parser.getString(), "a JSON object");
            }
            readObject(parser, builder, "");
            if (parser.nextToken() != null) {
                throw invalid("body", parser.getString(), "nothing after the JSON object");
            }
        } catch (StreamConstraintsException e) {
            throw invalid("body", e.getOriginalMessage(), "JSON within the limits");
        } catch (JacksonException e) {
            throw invalid(
                    "body",
                    "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    "JSON (RFC 8259), each key once");
        }
        return builder.build();
    }

    private void readObject(JsonParser parser, Message.Builder builder, String path) {
        Map<String, FieldDescriptor> known =
                fields.computeIfAbsent(builder.getDescriptorForType(), JsonMessages::fieldsByName);
        Set<Object> given = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            FieldDescriptor field = known.get(name);
            String fieldPath = path.isEmpty() ? name : path + "." + name;
            if (field == null) {
                throw invalid(
                        fieldPath,
                        name,
                        "a field of " + builder.getDescriptorForType().getName());
            }
            JsonToken token = parser.nextToken();
            if (!given.add(field)) {
                throw invalid(fieldPath, name, "each field once");
            }
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            OneofDescriptor oneof = field.getRealContainingOneof();
            if (oneof != null && !given.add(oneof)) {
                throw invalid(fieldPath, name, "one field of " + oneof.getName());
            }
            if (field.isRepeated()) {
                readArray(parser, builder, field, fieldPath);
            } else {
                builder.setField(field, readValue(parser, builder, field, fieldPath));
            }
        }
    }

    private void readArray(JsonParser parser, Message.Builder builder, FieldDescriptor field, String path) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw invalid(path, JsonScalars.shown(parser), "a JSON array");
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            builder.addRepeatedField(field, readValue(parser, builder, field, path + "[" + i + "]"));
        }
    }

    private Object readValue(JsonParser parser, Message.Builder parent, FieldDescriptor field, String path) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return JsonScalars.read(parser, field, path);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw invalid(path, JsonScalars.shown(parser), "a JSON object");
        }
        Message.Builder child = parent.newBuilderForField(field);
        readObject(parser, child, path);
        return child.build();
    }

    private static Map<String, FieldDescriptor> fieldsByName(Descriptor descriptor) {
        Map<String, FieldDescriptor> byName = new HashMap<>();
        for (FieldDescriptor field : descriptor.getFields()) {
            if (field.isMapField()) {
                throw new IllegalStateException("maps are not part of the vocabulary: " + field.getFullName());
            }
            byName.put(field.getName(), field);
            byName.put(field.getJsonName(), field);
        }
        return Map.copyOf(byName);
    }

    static CallFailedException invalid(String field, String value, String expected) {
        return CallFailure.requestInvalid(field, value, expected).asException();
    }
}
